import { type ShownPage, shownPages } from '../../../surveys/logic/shown-pages.ts'
import { hiddenParts } from '../../../surveys/logic/visibility.ts'
import { pathTo } from '../../paths.ts'
import type { FormLink } from './show-form.ts'

function pagesShown({ access, saved }: FormLink): readonly ShownPage[] {
  return shownPages(access.survey, hiddenParts(access.survey, saved.answers))
}

/** The next page that is shown, or the review. */
export function pathAfter(link: FormLink, part: number): string {
  const next = pagesShown(link).find(({ number }) => number > part)
  const { token } = link
  return next === undefined ? pathTo.answerReview(token) : pathTo.answerPart(token, next.number)
}

/** The page before that is shown, or the first page. */
export function pathBefore(link: FormLink, part: number): string {
  const before = pagesShown(link).findLast(({ number }) => number < part)
  const { token } = link
  return before === undefined ? pathTo.answer(token) : pathTo.answerPart(token, before.number)
}
