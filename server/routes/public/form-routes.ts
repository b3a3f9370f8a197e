import { type Request, type Response as ExpressResponse, Router } from 'express'

import { mayUse } from '../../middleware/access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Access, SavedAnswers } from '../../services/answer-access.ts'
import { getPage } from '../../services/answer-service.ts'
import type { Page } from '../../../surveys/survey.ts'
import { stampFields } from '../../views/answer/form-fields.ts'
import { partView, questionsView, reviewView, welcomeView } from '../../views/answer/form-views.ts'
import { conflictView } from '../../views/answer/outcome-views.ts'
import { enteredAnswers, type FormContent } from '../../views/question-view.ts'
import { enteredIn, type FormBody, goesBack, readCleared, readForm, readStamp, without } from './answer-form.ts'
import { type AnswerRouteDeps, contextOf, sendOtherLink } from './link-pages.ts'

/** The form, page by page. Reading never changes anything; saving moves on. */
export function formRoutes(deps: AnswerRouteDeps): Router {
  const { answers, renderer, say } = deps
  const router = Router()

  /** Shows a page of the form, or what the link leads to instead. */
  const showForm =
    <Params extends { token: string }>(
      show: (link: FormLink, req: Request<Params>, res: ExpressResponse) => void,
    ) =>
    async (req: Request<Params>, res: ExpressResponse) => {
      const { token } = req.params
      const link = await answers.open(token)
      if (link.kind === 'form') return show(link, req, res)
      sendOtherLink(res, { link, token, typed: null }, deps)
    }

  router.get(
    paths.answer,
    mayUse('linkHolder'),
    showForm<{ token: string }>(({ access, saved }, req, res) => {
      const context = contextOf(req.params.token, access, say)
      const sector = access.round.opened?.sectors.find(({ id }) => id === access.association.sector)
      const about = { sector: sector?.name ?? '', hasDraft: saved.revision > 0 }
      renderer.send(res, 'pages/answer/welcome', welcomeView(context, about))
    }),
  )

  router.get(
    paths.answerQuestions,
    mayUse('linkHolder'),
    showForm<{ token: string }>(({ access }, req, res) => {
      const context = contextOf(req.params.token, access, say)
      renderer.send(res, 'pages/answer/questions', questionsView(context))
    }),
  )

  router.get(
    paths.answerPart,
    mayUse('linkHolder'),
    showForm<PartRequest['params']>((link, req, res) => {
      const part = Number(req.params.part)
      const page = getPage(link.access.survey, part)
      const content = { entered: enteredAnswers(page.questions, link.saved.answers), issues: [] }
      sendPart(res, { ...link, token: req.params.token, part, page }, content)
    }),
  )

  router.get(
    paths.answerReview,
    mayUse('linkHolder'),
    showForm<{ token: string }>(({ access, saved }, req, res) => {
      const context = contextOf(req.params.token, access, say)
      const view = reviewView(context, { ...saved, submissionId: answers.newSubmissionId() })
      renderer.send(res, 'pages/answer/review', view)
    }),
  )

  /** 303 onwards when saved, 422 when something is no answer, 409 when it is stale or too late. */
  router.post(paths.answerPart, mayUse('linkHolder'), async (req: PartRequest, res) => {
    const { token } = req.params
    const part = Number(req.params.part)
    const given = readForm(req.body)
    // "Ta bort svaret" saves the page without that answer, and stays on it.
    const form = without(given, readCleared(given))
    const stamp = readStamp(form)
    const outcome = await answers.savePage(token, { ...stamp, part, entered: form })
    if (outcome.kind === 'saved') return res.redirect(303, nextPath(token, part, form, outcome.access))
    if (outcome.kind === 'rejected' || outcome.kind === 'conflict') {
      const page = getPage(outcome.access.survey, part)
      const entered = enteredIn(form, page.questions)
      const place = { access: outcome.access, token, part, page }
      if (outcome.kind === 'conflict') return sendConflict(res, { ...place, saved: outcome.saved }, entered)
      const saved = { answers: {}, revision: stamp.revision }
      return sendPart(res.status(422), { ...place, saved }, { entered, issues: outcome.issues })
    }
    sendOtherLink(res, { link: outcome, token, typed: form }, deps)
  })

  function sendPart(res: ExpressResponse, place: PartPlace, content: FormContent): void {
    const { access, token, part, page, saved } = place
    const view = partView(
      contextOf(token, access, say),
      { page, number: part, revision: saved.revision },
      content,
    )
    renderer.send(res, 'pages/answer/part', view)
  }

  function sendConflict(res: ExpressResponse, place: PartPlace, typed: FormBody): void {
    const { access, token, part, page, saved } = place
    const path = pathTo.answerPart(token, part)
    const view = conflictView(contextOf(token, access, say), {
      typed,
      saved: saved.answers,
      questionIds: new Set(page.questions.map(({ id }) => id)),
      action: path,
      keep: path,
      stamp: stampFields({ round: access.round.id, revision: saved.revision }),
    })
    renderer.send(res.status(409), 'pages/answer/conflict', view)
  }

  return router
}

type PartRequest = Request<{ token: string; part: string }>

interface FormLink {
  readonly access: Access
  readonly saved: SavedAnswers
}

interface PartPlace extends FormLink {
  readonly token: string
  readonly part: number
  readonly page: Page
}

function nextPath(token: string, part: number, form: FormBody, { survey }: Access): string {
  if (readCleared(form) !== null) return pathTo.answerPart(token, part)
  if (goesBack(form)) return part === 1 ? pathTo.answer(token) : pathTo.answerPart(token, part - 1)
  const isLast = part === survey.pages.length
  return isLast ? pathTo.answerReview(token) : pathTo.answerPart(token, part + 1)
}
