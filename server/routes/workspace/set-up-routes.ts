import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { PROMISE_IDS } from '../../../surveys/promise.ts'
import { isThreshold, LOWEST_THRESHOLD } from '../../../surveys/round.ts'
import { stockholmDay } from '../../../surveys/stockholm-time.ts'
import type { Instant } from '../../../surveys/instant.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { OutlookService } from '../../services/outlook-service.ts'
import type { RoundService } from '../../services/round-service.ts'
import type { SurveyService } from '../../services/survey-service.ts'
import {
  planOf,
  ROUND_FIELDS,
  type RoundField,
  roundFaults,
  type Surrounding,
  type WrittenFaults,
  type WrittenRound,
} from '../../../surveys/written-round.ts'
import {
  carried,
  DRAFT_FIELDS,
  type DraftSeen,
  FIELD_NAMES,
  FROM_REVIEW,
  SET_UP_STEPS,
  type SetUpStep,
} from '../../views/staff/set-up-fields.ts'
import { suggestionOf } from '../../views/staff/set-up-notes.ts'
import { setUpView } from '../../views/staff/set-up-views.ts'
import { type Asked, fieldIn, refuse } from './staff-form.ts'

export interface SetUpRouteDeps {
  readonly rounds: RoundService
  readonly surveys: SurveyService
  readonly outlooks: OutlookService
  readonly acts: ActLog
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
  readonly now: () => Instant
}

interface StepParams {
  readonly step: string
}

/**
 * The guided set-up of a round, and of a draft that is decided about anew. What has been written stands in the
 * address: each step can be gone back to, kept and sent on, and nothing is stored before the last.
 */
export function setUpRoutes(deps: SetUpRouteDeps): Router {
  const run = deps.staff.mayDo<StepParams>('rounds.run')
  const router = Router()
  router.get(paths.setUp, run, async (req, res) => {
    const sent = sentIn(req.params.step, name => textIn(req.query[name]))
    await sendStep(res, { ...sent, written: await withUsual(sent, deps), faults: {} }, deps)
  })
  router.post(paths.setUp, run, takeStep(deps))
  return router
}

/** What someone has written, and in which step they are. */
interface Sent {
  readonly step: SetUpStep
  readonly written: WrittenRound
  readonly draft: DraftSeen | null
  readonly isFromReview: boolean
}

/** Longer than anything that is asked; a field that is longer is refused as it stands. */
const LONGEST = 1000

function textIn(given: unknown): string {
  return typeof given === 'string' && given.length <= LONGEST ? given : ''
}

/** @throws Problem 'page/unknown' for a step that there is not. */
function sentIn(step: string, valueOf: (name: string) => string): Sent {
  if (!isStep(step)) throw new Problem('page/unknown')
  const values = ROUND_FIELDS.map(field => [field, valueOf(FIELD_NAMES[field]).trim()] as const)
  const written = Object.fromEntries(values) as Record<RoundField, string>
  const id = valueOf(DRAFT_FIELDS.id)
  return {
    step,
    written: id === '' ? written : { ...written, id },
    draft: id === '' ? null : { id, seen: Number(valueOf(DRAFT_FIELDS.seen)) },
    isFromReview: valueOf(FROM_REVIEW) !== '' && step !== 'granska',
  }
}

function isStep(step: string): step is SetUpStep {
  return Object.hasOwn(SET_UP_STEPS, step)
}

/** What is usual where nothing is written yet. */
async function withUsual(
  { step, written, draft }: Sent,
  { now }: SetUpRouteDeps,
): Promise<WrittenRound> {
  const fresh = (field: RoundField, usual: string) =>
    written[field] === '' ? { [field]: usual } : {}
  switch (step) {
    case 'omgang': {
      const year = written.year === '' ? stockholmDay(now()).slice(0, 4) : written.year
      const id = draft?.id ?? `${written.survey.split('/')[0]}-${year}`
      return { ...written, year, ...fresh('id', id), ...fresh('isPilot', 'nej') }
    }
    case 'dagar':
      return written.closes === '' ? withSuggestion(written, now()) : written
    case 'vilka':
      return { ...written, ...fresh('invitesNobody', 'nej') }
    case 'grans':
      return { ...written, ...fresh('threshold', String(LOWEST_THRESHOLD)) }
    default:
      return written
  }
}

function withSuggestion(written: WrittenRound, now: Instant): WrittenRound {
  const calendar = suggestionOf({ written, today: stockholmDay(now) })
  if (calendar === null) return written
  const { opens, closes, result } = calendar
  return { ...written, opens, closes, closesTime: '', resultDay: result }
}

async function sendStep(
  res: ExpressResponse,
  sent: Sent & { readonly faults: WrittenFaults },
  { surveys, outlooks, renderer, say, now }: SetUpRouteDeps,
): Promise<void> {
  const { step, written } = sent
  const place = {
    ...sent,
    visitor: visitOf(res),
    surveys: await surveys.listSurveys(),
    outlook: step === 'grans' ? await forecastOf(written, outlooks) : null,
    today: stockholmDay(now()),
  }
  renderer.send(res, 'pages/work/set-up', setUpView(place, say))
}

/**
 * What the register can show with this promise and this threshold; `null` while they are not both chosen, and where
 * nobody in the register is invited.
 */
async function forecastOf(written: WrittenRound, outlooks: OutlookService) {
  const threshold = Number(written.threshold)
  const promise = PROMISE_IDS.find(id => id === written.promise)
  if (promise === undefined || !isThreshold(threshold) || written.invitesNobody === 'ja')
    return null
  const { id } = written
  const year = Number(written.year)
  const outlook = await outlooks.forecast({ id, year, threshold, promise, synthetic: false })
  return outlook.sectors.length === 0 ? null : outlook
}

function takeStep(deps: SetUpRouteDeps): RequestHandler<StepParams> {
  return async (req, res) => {
    const sent = sentIn(req.params.step, name => fieldIn(req, name))
    const elsewhere = withoutCheck(req, sent, deps)
    if (elsewhere !== null) return seeOther(res, elsewhere)
    const { step } = sent
    const around = await surroundingOf(sent, deps)
    const faults = roundFaults(sent.written, around, SET_UP_STEPS[step])
    if (Object.keys(faults).length > 0)
      return sendStep(refuse(res, null), { ...sent, faults }, deps)
    if (step !== 'granska') return seeOther(res, pathAfter(sent))
    await decide(sent, originIn(req, res), deps)
    const done = sent.draft === null ? 'skapad' : 'andrad'
    seeOther(res, `${pathTo.round(sent.written.id)}?klart=${done}`)
  }
}

/** Where a button leads that takes what is written as it is; `null`: it was not such a one. */
function withoutCheck(req: Pick<Asked, 'body'>, sent: Sent, deps: SetUpRouteDeps): string | null {
  const { step, written, draft, isFromReview } = sent
  const from = isFromReview ? { [FROM_REVIEW]: 'granska' } : {}
  const to = (where: SetUpStep, values: WrittenRound) =>
    pathTo.setUp(where, { ...carried(values, draft), ...from })
  if (fieldIn(req, 'tillbaka') !== '') return to(stepBeside(step, -1), written)
  if (fieldIn(req, 'igen') !== '') return to(step, written)
  if (fieldIn(req, 'forslag') !== '') return to(step, withSuggestion(written, deps.now()))
  return null
}

function pathAfter({ step, written, draft, isFromReview }: Sent): string {
  return pathTo.setUp(isFromReview ? 'granska' : stepBeside(step, 1), carried(written, draft))
}

function stepBeside(step: SetUpStep, way: 1 | -1): SetUpStep {
  const steps = Object.keys(SET_UP_STEPS) as SetUpStep[]
  return steps[steps.indexOf(step) + way] ?? step
}

async function surroundingOf(
  { draft }: Sent,
  { rounds, surveys, now }: SetUpRouteDeps,
): Promise<Surrounding> {
  const ids = (await rounds.listRounds()).map(({ id }) => id)
  return {
    now: now(),
    surveys: (await surveys.listSurveys()).map(({ key }) => key),
    taken: ids.filter(id => id !== draft?.id),
  }
}

/** Creates the round, or decides about the draft anew; the log holds which. */
async function decide(
  { written, draft }: Sent,
  origin: ReturnType<typeof originIn>,
  { rounds, acts }: SetUpRouteDeps,
): Promise<void> {
  const known = await rounds.listRounds()
  // Where everything is made up, a new round is too: the mark follows the register.
  const synthetic = known.length > 0 && known.every(round => round.synthetic)
  if (draft === null) {
    const plan = planOf(written, { synthetic })
    const act = { ...origin, act: 'round.created', object: plan.id } as const
    return void (await acts.record(act, () => rounds.createRound(plan)))
  }
  const before = await rounds.getRound(draft.id)
  const plan = { ...planOf(written, before), id: draft.id }
  const act = { ...origin, act: 'round.changed', object: draft.id } as const
  await acts.record(act, () => rounds.changeDraft(plan, draft.seen))
}
