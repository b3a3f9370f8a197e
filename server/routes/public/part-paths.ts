import { type ShownPage, shownPages } from '../../../surveys/logic/shown-pages.ts'
import { hiddenParts } from '../../../surveys/logic/visibility.ts'
import type { PathTo } from '../../paths.ts'
import type { FormLink } from './show-form.ts'

function pagesShown({ access, saved }: FormLink): readonly ShownPage[] {
  return shownPages(access.survey, hiddenParts(access.survey, saved.answers))
}

/** The next page that is shown, or the review. */
export function pathAfter(link: FormLink, part: number, to: PathTo): string {
  const next = pagesShown(link).find(({ number }) => number > part)
  const { token } = link
  return next === undefined ? to.answerReview(token) : to.answerPart(token, next.number)
}

/** The page before that is shown, or the first page. */
export function pathBefore(link: FormLink, part: number, to: PathTo): string {
  const before = pagesShown(link).findLast(({ number }) => number < part)
  const { token } = link
  return before === undefined ? to.answer(token) : to.answerPart(token, before.number)
}
