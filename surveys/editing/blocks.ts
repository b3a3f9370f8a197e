import type { PageElement } from '../questions/question.ts'
import type { Page, Section, Survey } from '../survey.ts'

/** A run of elements: those of a page itself, or of one of its sections. */
export interface Block {
  /** The section's id, or the page's. */
  readonly id: string
  readonly page: Page
  /** `null`: they stand on the page itself. */
  readonly section: Section | null
  readonly elements: readonly PageElement[]
}

/** Every block in the order of the form. Each page begins with one of its own, which may be empty. */
export function blocksOf({ pages }: Survey): readonly Block[] {
  return pages.flatMap(page => [
    { id: page.id, page, section: null, elements: page.questions ?? [] },
    ...(page.sections ?? []).map(section => ({
      id: section.id,
      page,
      section,
      elements: section.questions,
    })),
  ])
}

/**
 * The same survey with other elements in its blocks. A section that has none left goes with them: a heading
 * over nothing is never shown.
 *
 * @param elementsOf One list for each of `blocksOf`, in the same order.
 */
export function withElements(
  survey: Survey,
  elementsOf: readonly (readonly PageElement[])[],
): Survey {
  const rest = [...elementsOf]
  const next = () => rest.shift() ?? []
  return {
    ...survey,
    pages: survey.pages.map(({ questions: _questions, sections = [], ...page }) => {
      const own = next()
      const left = sections
        .map(section => ({ ...section, questions: next() }))
        .filter(({ questions }) => questions.length > 0)
      return {
        ...page,
        ...(own.length === 0 ? {} : { questions: own }),
        ...(left.length === 0 ? {} : { sections: left }),
      }
    }),
  }
}
