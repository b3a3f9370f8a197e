import { DEFINITIONS_ANCHOR, METHOD_ANCHOR } from '../../documents/definitions.ts'
import type { FiledSection } from '../../documents/filed-document.ts'

const OF_METHOD: readonly (string | null)[] = [METHOD_ANCHOR, DEFINITIONS_ANCHOR]

export interface Parted {
  /** What a reader wants to know. */
  readonly words: readonly FiledSection[]
  /** How the figures came about, and what each of them means; none: the document does not say. */
  readonly method: readonly FiledSection[]
}

/** Parts what a document says of its method from everything else. A part of it ends at the next heading as high as its own. */
export function partMethod(sections: readonly FiledSection[]): Parted {
  const words: FiledSection[] = []
  const method: FiledSection[] = []
  let within: 2 | 3 | null = null
  for (const section of sections) {
    if (section.kind === 'heading' && (within === null || section.level <= within)) {
      within = OF_METHOD.includes(section.anchor) ? section.level : null
    }
    ;(within === null ? words : method).push(section)
  }
  return { words, method }
}
