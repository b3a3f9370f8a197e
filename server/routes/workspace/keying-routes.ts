import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { readResponse } from '../../../surveys/answering/read-response.ts'
import { KEYED_MODES, type KeyedMode } from '../../../surveys/response.ts'
import { questionsOf } from '../../../surveys/survey.ts'
import type { FormBody } from '../../middleware/form-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Locales } from '../../rendering/locale.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { AnswerService } from '../../services/answer-service.ts'
import {
  type KeyedOutcome,
  type KeyingPlace,
  type KeyingService,
} from '../../services/keying-service.ts'
import { isReason } from '../../services/reason.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import type { FormContent } from '../../views/questions/field.ts'
import {
  KEPT_FIELDS,
  type KeptFields,
  keyedFormView,
  keyedReceiptView,
  KEYING_FIELDS,
  keyingSearchView,
  type KeyingNews,
} from '../../views/staff/keying-views.ts'
import {
  enteredIn,
  readCleared,
  readShown,
  readStamp,
  readSubmissionId,
  without,
} from '../form-stamp.ts'
import type { RoundParams } from './round-routes.ts'
import { type Asked, fieldIn, refuse, typedIn } from './staff-form.ts'

export interface KeyingRouteDeps {
  readonly keying: KeyingService
  readonly answers: Pick<AnswerService, 'newSubmissionId'>
  readonly acts: ActLog
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly locales: Locales
  readonly say: Say
}

interface KeyedParams extends RoundParams {
  readonly associationId: string
}

interface ReceiptParams extends KeyedParams {
  readonly submissionId: string
}

/** "Nyckla in svar": what came on paper or by telephone, through the same checks as the form. */
export function keyingRoutes(deps: KeyingRouteDeps): Router {
  const { staff } = deps
  const router = Router()
  router.get(paths.keying, staff.mayDo<RoundParams>('rounds.run'), search(deps))
  router.get(paths.keyedAnswer, staff.mayDo<KeyedParams>('rounds.run'), showForm(deps))
  router.post(paths.keyedAnswer, staff.mayDo<KeyedParams>('rounds.run'), keyIn(deps))
  router.get(paths.keyedReceipt, staff.mayDo<ReceiptParams>('rounds.run'), showReceipt(deps))
  return router
}

function queried(req: Pick<Asked, 'query'>, name: string): string {
  const value: unknown = req.query[name]
  return typeof value === 'string' ? value : ''
}

function modeNamed(name: string): KeyedMode | null {
  return KEYED_MODES.find(mode => mode === name) ?? null
}

function keptIn(req: Pick<Asked, 'query'>): KeptFields {
  const kept = KEPT_FIELDS.map(name => [name, queried(req, name)] as const)
  return Object.fromEntries(kept.filter(([, value]) => value !== ''))
}

/** The number of a form leads straight to its questions; a name lists those that are meant. */
function search({ keying, renderer, say }: KeyingRouteDeps): RequestHandler<RoundParams> {
  return async (req, res) => {
    const { roundId } = req.params
    const sought = queried(req, KEYING_FIELDS.sought)
    const kept = keptIn(req)
    const { round, found, isLate } = await keying.find(roundId, sought)
    if (found.kind === 'exact') {
      const place = { roundId, associationId: found.entry.associationId }
      return seeOther(res, pathTo.keyedAnswer(place, kept))
    }
    const place = {
      visitor: visitOf(res),
      kept,
      round,
      isLate,
      sought,
      found: sought === '' ? null : found,
    }
    renderer.send(res, 'pages/work/keying', keyingSearchView(place, say))
  }
}

interface SentForm {
  readonly place: KeyingPlace
  readonly news: KeyingNews | null
  readonly revision: number
  readonly submissionId: string
  readonly typed: Typed
  readonly content: FormContent
}

function sendForm(
  res: ExpressResponse,
  form: SentForm,
  { renderer, locales }: KeyingRouteDeps,
): void {
  const view = keyedFormView({ ...form, visitor: visitOf(res) }, locales('sv'))
  renderer.send(res, 'pages/work/keyed-answer', view)
}

const BLANK: FormContent = { entered: new Map(), issues: [], warnings: [] }

function showForm(deps: KeyingRouteDeps): RequestHandler<KeyedParams> {
  return async (req, res) => {
    const { roundId, associationId } = req.params
    const place = await deps.keying.open(roundId, associationId)
    const typed = { ...NOTHING_TYPED, values: keptIn(req) }
    const stamp = { revision: place.revision, submissionId: deps.answers.newSubmissionId() }
    sendForm(res, { place, news: null, ...stamp, typed, content: BLANK }, deps)
  }
}

/** What was sent, as far as it can be read. @throws Problem 'request/malformed'. */
function sentIn(req: Pick<Asked, 'body'>, place: KeyingPlace) {
  const given = req.body as FormBody
  const cleared = readCleared(given)
  const questions = questionsOf(place.access.survey)
  return {
    isCleared: cleared !== null,
    revision: readStamp(given).revision,
    submissionId: readSubmissionId(given),
    entered: enteredIn(without(given, cleared), questions),
    confirmed: readShown(given).confirmed,
    mode: modeNamed(fieldIn(req, KEYING_FIELDS.mode)),
    reason: fieldIn(req, KEYING_FIELDS.reason).trim(),
  }
}

type Sent = ReturnType<typeof sentIn>

/** What is wrong beside the answers themselves. */
function errorsIn({ mode, reason }: Sent, { isLate }: KeyingPlace, say: Say): Typed['errors'] {
  return {
    ...(mode === null ? { [KEYING_FIELDS.mode]: say('keying.noMode') } : {}),
    ...(isLate && !isReason(reason) ? { [KEYING_FIELDS.reason]: say('keying.noReason') } : {}),
  }
}

/** 303 to the receipt; 422 when something is wrong or asked about; 409 when something is stored already. */
function keyIn(deps: KeyingRouteDeps): RequestHandler<KeyedParams> {
  return async (req, res) => {
    const { keying, acts, say } = deps
    const { roundId, associationId } = req.params
    const place = await keying.open(roundId, associationId)
    const sent = sentIn(req, place)
    const { mode, isCleared, reason, ...keyed } = sent
    const errors = errorsIn(sent, place, say)
    const form = { place, news: null, ...sent, typed: typedIn(req, KEPT_FIELDS, errors) }
    if (isCleared) {
      const content = { ...BLANK, entered: sent.entered }
      return sendForm(res, { ...form, typed: typedIn(req, KEPT_FIELDS, {}), content }, deps)
    }
    if (mode === null || Object.keys(errors).length > 0) {
      return sendForm(refuse(res, null), { ...form, content: judged(sent, place) }, deps)
    }
    const told = { ...originIn(req, res), act: 'response.keyed', object: roundId } as const
    const outcome = await keying.key(
      { roundId, associationId },
      { ...keyed, mode, lateReason: reason === '' ? null : reason },
      (detail, write) => acts.record({ ...told, detail, reason: reason || undefined }, write),
    )
    if (outcome.kind !== 'accepted') return sendRefused(res, { form, outcome }, deps)
    const query = {
      [KEYING_FIELDS.mode]: mode,
      [KEYING_FIELDS.reason]: reason,
      utelamnade: outcome.notAsked === 0 ? '' : String(outcome.notAsked),
    }
    const { submissionId } = sent
    seeOther(res, pathTo.keyedReceipt({ roundId, associationId, submissionId }, query))
  }
}

/** Everything that is wrong is told at once. */
function judged({ entered }: Sent, { access }: KeyingPlace): FormContent {
  const { issues, warnings } = readResponse(access.survey, entered)
  return { entered, issues, warnings }
}

type Refused = Exclude<KeyedOutcome, { kind: 'accepted' }>

/** The form as it was sent, with what is wrong, or with what is stored already: nothing keyed is lost. */
function sendRefused(
  res: ExpressResponse,
  {
    form,
    outcome,
  }: {
    readonly form: Omit<SentForm, 'content'> & Pick<Sent, 'entered'>
    readonly outcome: Refused
  },
  deps: KeyingRouteDeps,
): void {
  const { entered } = form
  if (outcome.kind === 'rejected') {
    const { issues, warnings } = outcome.read
    return sendForm(refuse(res, null), { ...form, content: { entered, issues, warnings } }, deps)
  }
  const content = { ...BLANK, entered }
  if (outcome.kind === 'conflict') {
    const { revision } = outcome.saved
    return sendForm(res.status(409), { ...form, news: 'conflict', revision, content }, deps)
  }
  const news = outcome.kind === 'closed' ? 'closed' : 'alreadySubmitted'
  sendForm(res.status(409), { ...form, news, content }, deps)
}

/** 303 to the form when something else is stored since. */
function showReceipt({ keying, renderer, say }: KeyingRouteDeps): RequestHandler<ReceiptParams> {
  return async (req, res) => {
    const { submissionId, ...place } = req.params
    const receipt = await keying.receipt(place, submissionId)
    if (receipt === null) return seeOther(res, pathTo.keyedAnswer(place))
    const notAsked = /^\d{1,3}$/.exec(queried(req, 'utelamnade'))?.[0] ?? '0'
    const shown = { visitor: visitOf(res), receipt, kept: keptIn(req), notAsked: Number(notAsked) }
    renderer.send(res, 'pages/work/keyed-receipt', keyedReceiptView(shown, say))
  }
}
