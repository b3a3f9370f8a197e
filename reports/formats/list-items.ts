import type { ListSection } from '../documents/document.ts'

/** What stands before an item of a list, and the item. */
export interface LabelledItem {
  readonly label: string
  readonly text: string
}

/** The items of a list, each with its own number before it, or with the same mark before all of them. */
export function labelledItems(
  { items, isNumbered }: Pick<ListSection, 'items' | 'isNumbered'>,
  mark: string,
): readonly LabelledItem[] {
  if (isNumbered !== true) return items.map(text => ({ label: mark, text }))
  return items.map(item => {
    const end = item.indexOf('. ') + 1
    return { label: item.slice(0, end), text: item.slice(end + 1) }
  })
}

/** The same as lines of text. */
export function listLines(list: ListSection, mark: string): readonly string[] {
  return labelledItems(list, mark).map(({ label, text }) => `${label} ${text}`)
}
