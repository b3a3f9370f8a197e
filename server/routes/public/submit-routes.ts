import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { writeAnswers } from '../../../surveys/answering/read-answers.ts'
import { readResponse } from '../../../surveys/answering/read-response.ts'
import { questionsOf, type Survey } from '../../../surveys/survey.ts'
import { mayUse } from '../../middleware/access.ts'
import { type FormBody, formBody } from '../../middleware/form-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { paths, pathsIn } from '../../paths.ts'
import { languageOfPath } from '../../public-languages.ts'
import { wholeView } from '../../views/answer/form-views.ts'
import { submittedView } from '../../views/answer/outcome-views.ts'
import { receiptView } from '../../views/answer/receipt-view.ts'
import {
  enteredIn,
  readCleared,
  readCode,
  readShown,
  readStamp,
  readSubmissionId,
  staysOnPage,
  without,
} from '../form-stamp.ts'
import { type AnswerRouteDeps, arrivalOf, contextOf, sendOtherLink } from './link-pages.ts'
import { sendRefused, type SentForm } from './refused-answer.ts'

interface LinkParams {
  readonly token: string
}

interface ReceiptParams extends LinkParams {
  readonly submissionId: string
}

/** Sending in, the receipt, and changing what is sent in. */
export function submitRoutes(deps: AnswerRouteDeps): Router {
  const router = Router()
  router.post(paths.answerSubmit, mayUse<LinkParams>('linkHolder'), formBody(), submit(deps))
  router.get(paths.answerReceipt, mayUse<ReceiptParams>('linkHolder'), showReceipt(deps))
  router.post(paths.answerChange, mayUse<LinkParams>('linkHolder'), formBody(), reopen(deps))
  // Someone reloads a page that came as the answer to a form.
  router.get(paths.answerSubmit, mayUse<LinkParams>('linkHolder'), (req, res) => {
    seeOther(res, linksOf(req).answerReview(req.params.token))
  })
  router.get(paths.answerChange, mayUse<LinkParams>('linkHolder'), (req, res) => {
    seeOther(res, linksOf(req).answer(req.params.token))
  })
  return router
}

function linksOf({ originalUrl }: { readonly originalUrl: string }) {
  return pathsIn(languageOfPath(originalUrl))
}

/**
 * 303 to the receipt when the answer is stored; 422 when it is not complete or the code is wrong; 409
 * when something else is stored already, or the round is closed.
 */
function submit(deps: AnswerRouteDeps): RequestHandler<LinkParams> {
  return async (req, res) => {
    const { token } = req.params
    const form = req.body as FormBody
    const sent = {
      ...readStamp(form),
      submissionId: readSubmissionId(form),
      entered: form,
      code: readCode(form),
      ...readShown(form),
    }
    const cleared = readCleared(form)
    if (cleared !== null || staysOnPage(form)) {
      return sendAgain(res, { token, sent: { ...sent, entered: without(form, cleared) } }, deps)
    }
    const outcome = await deps.answers.submit(token, sent)
    if (outcome.kind === 'accepted') {
      return seeOther(res, linksOf(req).answerReceipt(token, outcome.submissionId))
    }
    sendRefused(res, { outcome, token, sent }, deps)
  }
}

/** The same form in another language, or without one answer: nothing is sent in. It shows nothing but what was sent. */
async function sendAgain(
  res: ExpressResponse,
  { token, sent }: { readonly token: string; readonly sent: SentForm },
  deps: AnswerRouteDeps,
): Promise<void> {
  const link = await deps.answers.open(token)
  if (link.kind !== 'form' && link.kind !== 'submitted') {
    return sendOtherLink(res, { link, token, sent: sent.entered }, deps)
  }
  const { hidden } = readResponse(link.access.survey, sent.entered)
  const content = { entered: sent.entered, issues: [], warnings: [] }
  const context = contextOf(res, { token, access: link.access }, deps)
  const view = wholeView(context, { stamp: sent, hidden, news: null }, content)
  deps.renderer.send(res, 'pages/answer/whole', view)
}

function showReceipt(deps: AnswerRouteDeps): RequestHandler<ReceiptParams> {
  return async (req, res) => {
    const { token, submissionId } = req.params
    const outcome = await deps.answers.receipt(token, submissionId)
    switch (outcome.kind) {
      case 'receipt': {
        const context = contextOf(res, { token, access: outcome.access }, deps)
        const { host } = req
        const view = receiptView(context, outcome.receipt, { submissionId, host })
        return deps.renderer.send(res, 'pages/answer/receipt', view)
      }
      case 'form':
        return seeOther(res, linksOf(req).answer(token))
      default:
        sendOtherLink(res, { link: outcome, token, sent: null }, deps)
    }
  }
}

/** 200 with the answer in a form; 422 when the code is wrong. */
function reopen(deps: AnswerRouteDeps): RequestHandler<LinkParams> {
  const { answers, renderer } = deps
  return async (req, res) => {
    const { token } = req.params
    const form = req.body as FormBody
    const code = readCode(form) ?? ''
    const outcome = await answers.reopen(token, code)
    const typedIn = (survey: Survey) => enteredIn(form, questionsOf(survey))
    switch (outcome.kind) {
      case 'reopened': {
        const { access, saved } = outcome
        // What was typed just before, and could not be taken then, lies over what is sent in.
        const entered = new Map([
          ...writeAnswers(questionsOf(access.survey), saved.answers),
          ...typedIn(access.survey),
        ])
        const { hidden } = readResponse(access.survey, entered)
        const stamp = { revision: saved.revision, submissionId: answers.newSubmissionId(), code }
        const content = { entered, issues: [], warnings: [] }
        const context = contextOf(res, { token, access }, deps)
        const view = wholeView(context, { stamp, hidden, news: null }, content)
        return renderer.send(res, 'pages/answer/whole', view)
      }
      case 'wrongCode': {
        const { access } = outcome
        const { way, typed } = arrivalOf(res, form, access.survey)
        const kept = typed?.size === 0 ? null : typed
        const context = contextOf(res, { token, access }, deps)
        const view = submittedView(context, { typed: kept, way }, code)
        return renderer.send(res.status(422), 'pages/answer/submitted', view)
      }
      case 'form':
        return seeOther(res, linksOf(req).answer(token))
      default: {
        // The round may have closed meanwhile: what was typed is shown all the same.
        const isTyped = typedIn(outcome.access.survey).size > 0
        sendOtherLink(res, { link: outcome, token, sent: isTyped ? form : null }, deps)
      }
    }
  }
}
