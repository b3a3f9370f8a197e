import { Router } from 'express'

import { checkAnswers } from '../../../surveys/answering/check-answers.ts'
import { answersTo } from '../../../surveys/answering/read-response.ts'
import { shownPages } from '../../../surveys/logic/shown-pages.ts'
import { hiddenParts } from '../../../surveys/logic/visibility.ts'
import { questionsOf } from '../../../surveys/survey.ts'
import { mayUse } from '../../middleware/access.ts'
import { paths } from '../../paths.ts'
import { reviewView, welcomeView } from '../../views/answer/form-views.ts'
import { questionsView } from '../../views/answer/question-list-view.ts'
import { type AnswerRouteDeps, contextOf } from './link-pages.ts'
import { type LinkParams, type SendForm, showForm } from './show-form.ts'

/** What lies around the pages of the form: the first page, all questions, and the review. */
export function formRoutes(deps: AnswerRouteDeps): Router {
  const router = Router()
  router.get(paths.answer, mayUse<LinkParams>('linkHolder'), showForm(deps, sendWelcome))
  router.get(paths.answerQuestions, mayUse<LinkParams>('linkHolder'), showForm(deps, sendQuestions))
  router.get(paths.answerReview, mayUse<LinkParams>('linkHolder'), showForm(deps, sendReview))
  return router
}

const sendWelcome: SendForm<LinkParams> = (res, { token, access, saved }, { renderer, say }) => {
  const { round, association, survey } = access
  const sector = round.opened?.sectors.find(({ id }) => id === association.sector)
  const [first] = shownPages(survey, hiddenParts(survey, saved.answers))
  const about = {
    sector: sector?.name ?? '',
    hasDraft: saved.revision > 0,
    first: first?.number ?? 1,
  }
  renderer.send(res, 'pages/answer/welcome', welcomeView(contextOf(token, access, say), about))
}

const sendQuestions: SendForm<LinkParams> = (res, { token, access }, { renderer, say }) => {
  renderer.send(res, 'pages/answer/questions', questionsView(contextOf(token, access, say)))
}

/** What has disappeared stays in the draft, and is not part of what is reviewed and sent in. */
const sendReview: SendForm<LinkParams> = (res, { token, access, saved }, deps) => {
  const { survey } = access
  const hidden = hiddenParts(survey, saved.answers)
  const shown = questionsOf(survey).filter(({ id }) => !hidden.has(id))
  const answers = answersTo(shown, saved.answers)
  const { warnings } = checkAnswers(shown, id => answers[id])
  const view = reviewView(
    contextOf(token, access, deps.say),
    {
      answers,
      warnings,
      revision: saved.revision,
      submissionId: deps.answers.newSubmissionId(),
    },
    shownPages(survey, hidden).at(-1)?.number ?? 1,
  )
  deps.renderer.send(res, 'pages/answer/review', view)
}
