import type { PageElement } from '../questions/question.ts'
import type { Page, Survey } from '../survey.ts'
import { blocksOf, withElements } from './blocks.ts'

export type Direction = 'up' | 'down'

/**
 * The survey with a page, a section or an element one step earlier or later. A page changes place with the one
 * beside it, a section with the one beside it on its page. An element at the end of its block goes on into the next,
 * whatever page that is on.
 *
 * @returns The same survey when there is nothing of that id, or nowhere to go.
 */
export function movePart(survey: Survey, id: string, direction: Direction): Survey {
  const step = direction === 'up' ? -1 : 1
  const page = survey.pages.findIndex(each => each.id === id)
  if (page >= 0) return withPages(survey, swapped(survey.pages, page, step))
  const inSections = survey.pages.map(each => withMovedSection(each, id, step))
  if (inSections.some((each, index) => each !== survey.pages[index])) {
    return withPages(survey, inSections)
  }
  return moveElement(survey, id, step)
}

function withPages(survey: Survey, pages: readonly Page[]): Survey {
  return pages === survey.pages ? survey : { ...survey, pages }
}

function withMovedSection(page: Page, id: string, step: number): Page {
  const { sections = [] } = page
  const index = sections.findIndex(section => section.id === id)
  const moved = index < 0 ? sections : swapped(sections, index, step)
  return moved === sections ? page : { ...page, sections: moved }
}

function moveElement(survey: Survey, id: string, step: number): Survey {
  const lists = blocksOf(survey).map(({ elements }) => elements)
  const block = lists.findIndex(elements => elements.some(each => each.id === id))
  const from = lists[block]
  if (from === undefined) return survey
  const index = from.findIndex(each => each.id === id)
  const within = swapped(from, index, step)
  if (within !== from) return withElements(survey, lists.with(block, within))
  const to = lists[block + step]
  const element = from[index]
  if (to === undefined || element === undefined) return survey
  const left = from.filter(each => each !== element)
  const joined: readonly PageElement[] = step < 0 ? [...to, element] : [element, ...to]
  return withElements(survey, lists.with(block, left).with(block + step, joined))
}

/** The same list when the step leads outside it. */
function swapped<T>(list: readonly T[], index: number, step: number): readonly T[] {
  const [one, other] = [list[index], list[index + step]]
  if (one === undefined || other === undefined) return list
  return list.with(index, other).with(index + step, one)
}
