import { type Request, type Response as ExpressResponse, Router } from 'express'

import { questionsOf } from '../../../surveys/survey.ts'
import { mayUse } from '../../middleware/access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Sent, SubmitOutcome } from '../../services/submit-answer.ts'
import { stampFields } from '../../views/answer/form-fields.ts'
import { wholeView } from '../../views/answer/form-views.ts'
import {
  closedView,
  conflictView,
  receiptView,
  submittedView,
} from '../../views/answer/outcome-views.ts'
import { enteredAnswers } from '../../views/question-view.ts'
import {
  enteredIn,
  readCleared,
  readCode,
  readForm,
  readStamp,
  readSubmissionId,
  without,
} from './answer-form.ts'
import { type AnswerRouteDeps, contextOf, replacementStamp, sendOtherLink } from './link-pages.ts'

type LinkRequest = Request<{ token: string }>
type ReceiptRequest = Request<{ token: string; submissionId: string }>

/** Sending in, the receipt, and changing what is sent in. */
export function submitRoutes(deps: AnswerRouteDeps): Router {
  const { answers, renderer, say } = deps
  const router = Router()

  /**
   * 303 to the receipt when the answer is stored; 422 when it is not complete or the code is wrong;
   * 409 when something else is stored already, or the round is closed.
   */
  router.post(paths.answerSubmit, mayUse('linkHolder'), async (req: LinkRequest, res) => {
    const { token } = req.params
    const form = readForm(req.body)
    const sent = {
      ...readStamp(form),
      submissionId: readSubmissionId(form),
      entered: form,
      code: readCode(form),
    }
    const cleared = readCleared(form)
    if (cleared !== null) return sendCleared(res, token, { ...sent, entered: without(form, cleared) })
    const outcome = await answers.submit(token, sent)
    if (outcome.kind === 'accepted') {
      return res.redirect(303, pathTo.answerReceipt(token, outcome.submissionId))
    }
    sendRefused(res, { outcome, token, sent })
  })

  router.get(paths.answerReceipt, mayUse('linkHolder'), async (req: ReceiptRequest, res) => {
    const { token, submissionId } = req.params
    const outcome = await answers.receipt(token, submissionId)
    if (outcome.kind === 'receipt') {
      const context = contextOf(token, outcome.access, say)
      return renderer.send(res, 'pages/answer/receipt', receiptView(context, outcome.receipt))
    }
    if (outcome.kind === 'form') return res.redirect(303, pathTo.answer(token))
    sendOtherLink(res, { link: outcome, token, typed: null }, deps)
  })

  router.get(paths.answerChange, mayUse('linkHolder'), (req: LinkRequest, res) => {
    res.redirect(303, pathTo.answer(req.params.token))
  })

  /** 200 with the answer in a form; 422 when the code is wrong. */
  router.post(paths.answerChange, mayUse('linkHolder'), async (req: LinkRequest, res) => {
    const { token } = req.params
    const code = readCode(readForm(req.body)) ?? ''
    const outcome = await answers.reopen(token, code)
    switch (outcome.kind) {
      case 'reopened': {
        const { access, saved } = outcome
        const questions = questionsOf(access.survey)
        const stamp = { revision: saved.revision, submissionId: answers.newSubmissionId(), code }
        const content = { entered: enteredAnswers(questions, saved.answers), issues: [] }
        const view = wholeView(contextOf(token, access, say), stamp, content)
        return renderer.send(res, 'pages/answer/whole', view)
      }
      case 'wrongCode': {
        const context = contextOf(token, outcome.access, say)
        const view = submittedView(context, { typed: null, wrongCode: code, stamp: null })
        return renderer.send(res.status(422), 'pages/answer/submitted', view)
      }
      case 'form':
        return res.redirect(303, pathTo.answer(token))
      default:
        sendOtherLink(res, { link: outcome, token, typed: null }, deps)
    }
  })

  /** The same form without one answer: nothing is sent in. It shows nothing but what was sent. */
  async function sendCleared(res: ExpressResponse, token: string, sent: Sent): Promise<void> {
    const link = await answers.open(token)
    if (link.kind !== 'form' && link.kind !== 'submitted') {
      return sendOtherLink(res, { link, token, typed: sent.entered }, deps)
    }
    const content = { entered: sent.entered, issues: [] }
    const view = wholeView(contextOf(token, link.access, say), sent, content)
    renderer.send(res, 'pages/answer/whole', view)
  }

  type Refused = Exclude<SubmitOutcome, { kind: 'accepted' }>

  function sendRefused(
    res: ExpressResponse,
    { outcome, token, sent }: { outcome: Refused; token: string; sent: Sent },
  ): void {
    if (outcome.kind === 'ended') {
      return sendOtherLink(res, { link: outcome, token, typed: sent.entered }, deps)
    }
    const { access } = outcome
    const context = contextOf(token, access, say)
    const typed = enteredIn(sent.entered, questionsOf(access.survey))
    switch (outcome.kind) {
      case 'rejected': {
        const content = { entered: typed, issues: outcome.issues }
        return renderer.send(
          res.status(422),
          'pages/answer/whole',
          wholeView(context, sent, content),
        )
      }
      case 'conflict': {
        const { submissionId, code } = sent
        const { revision, answers: saved } = outcome.saved
        const view = conflictView(context, {
          typed,
          saved,
          questionIds: new Set(questionsOf(access.survey).map(({ id }) => id)),
          action: pathTo.answerSubmit(token),
          keep: code === null ? pathTo.answerReview(token) : pathTo.answer(token),
          stamp: stampFields({ round: access.round.id, revision, submissionId, code }),
        })
        return renderer.send(res.status(409), 'pages/answer/conflict', view)
      }
      case 'closed': {
        const view = closedView(context, { kind: 'closed', typed })
        return renderer.send(res.status(409), 'pages/answer/closed', view)
      }
      case 'alreadySubmitted':
      case 'wrongCode': {
        const wrongCode = outcome.kind === 'wrongCode' ? sent.code : null
        const stamp = replacementStamp(access, answers)
        const status = outcome.kind === 'wrongCode' ? 422 : 409
        const view = submittedView(context, { typed, wrongCode, stamp })
        return renderer.send(res.status(status), 'pages/answer/submitted', view)
      }
    }
  }

  return router
}
