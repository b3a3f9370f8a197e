import { type ShownPage, shownPages } from '../../../surveys/logic/shown-pages.ts'
import { hiddenParts } from '../../../surveys/logic/visibility.ts'
import type { Answers } from '../../../surveys/response.ts'
import type { Survey } from '../../../surveys/survey.ts'
import type { FormBody } from '../../middleware/form-body.ts'
import type { PathTo } from '../../public-paths.ts'
import type { PageOutcome } from '../../services/save-page.ts'
import { goesBack, readCleared, staysOnPage } from '../form-stamp.ts'
import type { FormLink } from './show-form.ts'

/** A page that was sent and is saved. */
interface SavedPart {
  readonly token: string
  readonly part: number
  readonly form: FormBody
  readonly outcome: Extract<PageOutcome, { kind: 'saved' }>
}

/** Where a page that is saved leads: back, to itself while it has more to show or to ask, or on. */
export function pathOnwards({ token, part, form, outcome }: SavedPart, to: PathTo): string {
  const { access, saved, isUnsettled } = outcome
  if (staysOnPage(form) || readCleared(form) !== null) return to.answerPart(token, part)
  if (goesBack(form)) return pathBefore({ token, access, saved }, part, to)
  if (isUnsettled) return to.answerPartAgain(token, part)
  return pathAfter({ token, access, saved }, part, to)
}

function pagesShown({ survey }: { survey: Survey }, answers: Answers): readonly ShownPage[] {
  return shownPages(survey, hiddenParts(survey, answers))
}

/** The next page that is shown, or the review. */
export function pathAfter({ token, access, saved }: FormLink, part: number, to: PathTo): string {
  const next = pagesShown(access, saved.answers).find(({ number }) => number > part)
  return next === undefined ? to.answerReview(token) : to.answerPart(token, next.number)
}

/** The page before that is shown, or the first page. */
function pathBefore({ token, access, saved }: FormLink, part: number, to: PathTo): string {
  const before = pagesShown(access, saved.answers).findLast(({ number }) => number < part)
  return before === undefined ? to.answer(token) : to.answerPart(token, before.number)
}
