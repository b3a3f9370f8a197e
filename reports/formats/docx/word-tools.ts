import type { Say } from '../../documents/document.ts'
import type { Lettering } from '../figure/lettering.ts'
import type { PngWriter } from '../figure/write-png.ts'
import type { Typesetter } from '../paper/typesetter.ts'

/** What a document is written with. */
export interface WordTools {
  readonly say: Say
  readonly lettering: Lettering
  /** Measures text as our font has it, for want of the reader's. */
  readonly typesetter: Typesetter
  readonly writePng: PngWriter
  /** What stands also at each figure, which may be taken out of the document. */
  readonly marks: readonly string[]
}
