import {
  type Request,
  type RequestHandler,
  type Response as ExpressResponse,
  Router,
} from 'express'

import type { Page } from '../../../surveys/survey.ts'
import { mayUse } from '../../middleware/access.ts'
import { type FormBody, formBody } from '../../middleware/form-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { paths } from '../../paths.ts'
import type { Access, SavedAnswers } from '../../services/answer-access.ts'
import { getPage, pageBase, type SavedPage, type SentPage } from '../../services/save-page.ts'
import type { AnswerContext } from '../../views/answer/answer-page.ts'
import { conflictView } from '../../views/answer/conflict-views.ts'
import { stampFields } from '../../views/answer/form-fields.ts'
import { partView, questionsView, reviewView, welcomeView } from '../../views/answer/form-views.ts'
import { enteredAnswers, type FormContent } from '../../views/question-view.ts'
import {
  enteredIn,
  goesBack,
  readBase,
  readCleared,
  readStamp,
  staysOnPage,
  without,
} from './answer-form.ts'
import { type AnswerRouteDeps, arrivalOf, contextOf, sendOtherLink } from './link-pages.ts'

interface LinkParams {
  readonly token: string
}

interface PartParams extends LinkParams {
  readonly part: string
}

/** The form, page by page. Reading never changes anything; saving moves on. */
export function formRoutes(deps: AnswerRouteDeps): Router {
  const router = Router()
  router.get(paths.answer, mayUse<LinkParams>('linkHolder'), showForm(deps, sendWelcome))
  router.get(paths.answerQuestions, mayUse<LinkParams>('linkHolder'), showForm(deps, sendQuestions))
  router.get(paths.answerPart, mayUse<PartParams>('linkHolder'), showForm(deps, sendStoredPart))
  router.get(paths.answerReview, mayUse<LinkParams>('linkHolder'), showForm(deps, sendReview))
  router.post(paths.answerPart, mayUse<PartParams>('linkHolder'), formBody(), savePart(deps))
  return router
}

/** A link that leads to the form, and the answers that are saved behind it. */
interface FormLink {
  readonly token: string
  readonly access: Access
  readonly saved: SavedAnswers
}

type Send<Params> = (
  res: ExpressResponse,
  link: FormLink & { readonly params: Params },
  deps: AnswerRouteDeps,
) => void

/** Sends a page of the form, or what the link leads to instead. */
function showForm<Params extends LinkParams>(
  deps: AnswerRouteDeps,
  send: Send<Params>,
): RequestHandler<Params> {
  return async (req, res) => {
    const { params } = req
    const link = await deps.answers.open(params.token)
    if (link.kind === 'form') return send(res, { ...link, token: params.token, params }, deps)
    sendOtherLink(res, { link, token: params.token, sent: null }, deps)
  }
}

const sendWelcome: Send<LinkParams> = (res, link, deps) => {
  const { round, association } = link.access
  const sector = round.opened?.sectors.find(({ id }) => id === association.sector)
  const about = { sector: sector?.name ?? '', hasDraft: link.saved.revision > 0 }
  const view = welcomeView(contextOf(res, link, deps), about)
  deps.renderer.send(res, 'pages/answer/welcome', view)
}

const sendQuestions: Send<LinkParams> = (res, link, deps) => {
  deps.renderer.send(res, 'pages/answer/questions', questionsView(contextOf(res, link, deps)))
}

const sendStoredPart: Send<PartParams> = (res, { params, ...link }, deps) => {
  const part = Number(params.part)
  const page = getPage(link.access.survey, part)
  const entered = enteredAnswers(page.questions, link.saved.answers)
  const isBlank = [...entered.values()].every(values => values.length === 0)
  if (isBlank && link.access.phase === 'open')
    return sendBlankPart(res, { ...link, part, page }, deps)
  const stamp = stampOf(link.saved, page)
  sendPart(res, { ...link, part, page, stamp, content: { entered, issues: [] } }, deps)
}

const sendReview: Send<LinkParams> = (res, link, deps) => {
  const submissionId = deps.answers.newSubmissionId()
  const view = reviewView(contextOf(res, link, deps), { ...link.saved, submissionId })
  deps.renderer.send(res, 'pages/answer/review', view)
}

/** 303 onwards when saved, 422 when something is no answer, 409 when it is stale or too late. */
function savePart(deps: AnswerRouteDeps): RequestHandler<PartParams> {
  return async (req: Request<PartParams>, res) => {
    const { token } = req.params
    const part = Number(req.params.part)
    const given = req.body as FormBody
    // "Ta bort svaret" saves the page without that answer, and stays on it.
    const form = without(given, readCleared(given))
    const stamp = { ...readStamp(form), base: readBase(form) }
    const outcome = await deps.answers.savePage(token, { ...stamp, part, entered: form })
    switch (outcome.kind) {
      case 'saved':
        return sendSaved(res, { token, part, form, outcome }, deps)
      case 'rejected':
      case 'conflict': {
        const { access } = outcome
        const page = getPage(access.survey, part)
        const entered = enteredIn(form, page.questions)
        const place = { token, access, part, page }
        if (outcome.kind === 'conflict') {
          return sendConflict(res, { ...place, saved: outcome.saved, sent: form }, deps)
        }
        const content = { entered, issues: outcome.issues }
        return sendPart(res.status(422), { ...place, stamp, content }, deps)
      }
      default:
        sendOtherLink(res, { link: outcome, token, sent: form }, deps)
    }
  }
}

/** 303 onwards, or what a script that saves while someone types wants to know. */
function sendSaved(
  res: ExpressResponse,
  {
    token,
    part,
    form,
    outcome,
  }: { token: string; part: number; form: FormBody; outcome: SavedPage },
  deps: AnswerRouteDeps,
): void {
  const context = contextOf(res, { token, access: outcome.access }, deps)
  seeOther(res, nextPath(form, part, context), {
    revision: outcome.revision,
    base: outcome.base,
    told: context.say('form.saved', { time: context.time(outcome.access.at) }),
  })
}

interface PartPlace extends FormLink {
  readonly part: number
  readonly page: Page
}

/** What the form of a page tells that it was filled in on. */
type PageStamp = Pick<SentPage, 'revision' | 'base'>

interface FilledPart extends Omit<PartPlace, 'saved'> {
  readonly stamp: PageStamp
  readonly content: FormContent
}

function stampOf({ answers, revision }: SavedAnswers, page: Page) {
  return { revision, base: pageBase(answers, page) }
}

function sendPart(
  res: ExpressResponse,
  { token, access, part, page, stamp, content }: FilledPart,
  deps: AnswerRouteDeps,
): void {
  const place = { page, number: part, ...stamp }
  const view = partView(contextOf(res, { token, access }, deps), place, content)
  deps.renderer.send(res, 'pages/answer/part', view)
}

/** Most pages are opened before anything is filled in: they are the same but for a few words. */
function sendBlankPart(
  res: ExpressResponse,
  { token, access, saved, part, page }: PartPlace,
  deps: AnswerRouteDeps,
): void {
  const { round, association } = access
  const context = contextOf(res, { token, access }, deps)
  const values = { token, association: association.name, revision: String(saved.revision) }
  deps.renderer.sendFilled(res, {
    template: 'pages/answer/part',
    key: `${round.id} ${round.revision} ${context.language} ${part}`,
    values,
    viewOf: blanks => {
      return partView(
        { ...context, token: blanks.token, associationName: blanks.association },
        { page, number: part, ...stampOf(saved, page), revision: blanks.revision },
        { entered: new Map(), issues: [] },
      )
    },
  })
}

function sendConflict(
  res: ExpressResponse,
  { token, access, saved, part, page, sent }: PartPlace & { readonly sent: FormBody },
  deps: AnswerRouteDeps,
): void {
  const context = contextOf(res, { token, access }, deps)
  const path = context.to.answerPart(token, part)
  const view = conflictView(context, {
    typed: enteredIn(sent, page.questions),
    saved: saved.answers,
    questionIds: new Set(page.questions.map(({ id }) => id)),
    action: path,
    keep: path,
    stamp: stampFields({ round: access.round.id, ...stampOf(saved, page) }),
    way: arrivalOf(res, sent, access.survey).way,
  })
  deps.renderer.send(res.status(409), 'pages/answer/conflict', view)
}

/** Moves on, or back, or stays on the page to show it in another language or without an answer. */
function nextPath(form: FormBody, part: number, { token, survey, to }: AnswerContext): string {
  if (staysOnPage(form) || readCleared(form) !== null) return to.answerPart(token, part)
  if (goesBack(form)) return part === 1 ? to.answer(token) : to.answerPart(token, part - 1)
  const isLast = part === survey.pages.length
  return isLast ? to.answerReview(token) : to.answerPart(token, part + 1)
}
