import type { PageElement } from '../questions/question.ts'
import type { LocalizedText } from '../schema/text.ts'
import type { Page, Survey } from '../survey.ts'

/** What is shown of a page. */
export interface ShownPage {
  /** 1 for the first page of the definition, whether that is shown or not. */
  readonly number: number
  readonly page: Page
  /** The page's own elements first, if any, then its sections. None is empty. */
  readonly blocks: readonly ShownBlock[]
}

/** Elements that stand together: a matrix has the rows that are shown, and at least one. */
export interface ShownBlock {
  /** `null` for the page's own elements, which stand under its title. */
  readonly title: LocalizedText | null
  readonly introduction: LocalizedText | null
  readonly elements: readonly PageElement[]
}

/** A survey does not change: a form without anything hidden is made once. */
const whole = new WeakMap<Survey, readonly ShownPage[]>()

/** The pages that have something to show, with only what is shown on them. */
export function shownPages(survey: Survey, hidden: ReadonlySet<string>): readonly ShownPage[] {
  const known = hidden.size === 0 ? whole.get(survey) : undefined
  if (known !== undefined) return known
  const pages = survey.pages
    .map((page, index) => shownPage(page, index + 1, hidden))
    .filter(({ blocks }) => blocks.length > 0)
  if (hidden.size === 0) whole.set(survey, pages)
  return pages
}

/** One page with only what is shown on it. */
function shownPage(page: Page, number: number, hidden: ReadonlySet<string>): ShownPage {
  const { questions = [], sections = [] } = page
  const blocks = [{ title: null, introduction: null, questions }, ...sections].map(block => ({
    title: block.title,
    introduction: block.introduction ?? null,
    elements: shownElements(block.questions, hidden),
  }))
  return { number, page, blocks: blocks.filter(({ elements }) => elements.length > 0) }
}

function shownElements(
  elements: readonly PageElement[],
  hidden: ReadonlySet<string>,
): readonly PageElement[] {
  return elements.flatMap((element): readonly PageElement[] => {
    if (hidden.has(element.id)) return []
    if (element.type !== 'matrix') return [element]
    const rows = element.rows.filter(({ id }) => !hidden.has(id))
    return rows.length === 0 ? [] : [{ ...element, rows }]
  })
}
