import { elementsOn, type Survey } from '../survey.ts'
import { blocksOf, withElements } from './blocks.ts'

/**
 * The survey without an element, or without a page on which nothing stands. What refers to a question that is gone is
 * found by the check.
 *
 * @returns The same survey when there is no such part, the page has something on it, or it is the only one.
 */
export function removePart(survey: Survey, id: string): Survey {
  const page = survey.pages.find(each => each.id === id)
  if (page !== undefined) {
    const stays = elementsOn(page).length > 0 || survey.pages.length === 1
    return stays ? survey : { ...survey, pages: survey.pages.filter(each => each !== page) }
  }
  const lists = blocksOf(survey).map(({ elements }) => elements)
  if (!lists.flat().some(each => each.id === id)) return survey
  return withElements(
    survey,
    lists.map(elements => elements.filter(each => each.id !== id)),
  )
}
