import type { Localized } from '../language.ts'
import type { PageElement } from '../questions/question.ts'
import { freeSlug } from './free-slug.ts'

/** The answers to choose between, or the rows of a table, that somebody edits in place. */
export interface AlternativeChange {
  /** Codes of answers, or ids of rows, that go. */
  readonly removed: readonly string[]
  /** The text of one more, last; `null`: none. */
  readonly added: Localized | null
}

/** Whether an element has answers to choose between (`choices`), a table's rows (`rows`), or neither (`null`). */
export function alternativesIn(element: PageElement): 'choices' | 'rows' | null {
  if (element.type === 'matrix') return 'rows'
  return 'choices' in element ? 'choices' : null
}

/**
 * An element with some of its answers or rows removed, and one added with a code or id made of its Swedish text. How
 * few there may be is found by the check.
 */
export function changeAlternatives(element: PageElement, change: AlternativeChange): PageElement {
  const { removed, added } = change
  if (element.type === 'matrix') {
    const rows = element.rows.filter(({ id }) => !removed.includes(id))
    const taken = element.rows.map(({ id }) => id.slice(element.id.length + 1))
    const one = (label: Localized) => ({
      id: `${element.id}.${freeSlug(label.sv, 'rad', taken)}`,
      label,
    })
    return { ...element, rows: added === null ? rows : [...rows, one(added)] }
  }
  if (element.type !== 'singleChoice' && element.type !== 'multipleChoice') return element
  const choices = element.choices.filter(({ code }) => !removed.includes(code))
  const taken = element.choices.map(({ code }) => code)
  const one = (label: Localized) => ({ code: freeSlug(label.sv, 'svar', taken), label })
  return { ...element, choices: added === null ? choices : [...choices, one(added)] }
}
