import type { Say } from '../../documents/document.ts'
import type { Lettering } from '../figure/lettering.ts'
import type { Typesetter } from '../paper/typesetter.ts'

/** What everything of a document is laid out with. */
export interface Setting {
  readonly say: Say
  readonly typesetter: Typesetter
  /** What charts are set in. */
  readonly lettering: Lettering
}
