import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Round } from '../../../surveys/round.ts'
import { fileIn } from '../../middleware/file-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { ReviewService } from '../../services/review-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import { type Confirmation, confirmView } from '../../views/staff/confirm-view.ts'
import { lateView } from '../../views/staff/late-view.ts'
import {
  ASIDE_KINDS,
  asideStep,
  moveStep,
  REVIEW_FIELDS,
} from '../../views/staff/review-step-views.ts'
import { reviewView } from '../../views/staff/review-view.ts'
import { tableFaultText } from '../../views/table-fault.ts'
import { requireSeen, type RoundParams, type RoundRouteDeps } from './round-routes.ts'
import { type Asked, fieldIn, refuse, typedIn } from './staff-form.ts'

export interface ReviewRouteDeps extends RoundRouteDeps {
  readonly reviews: ReviewService
}

/** The review of a round that has closed: what to look at, and what is put right with a reason. */
export function reviewRoutes(deps: ReviewRouteDeps): Router {
  const { staff } = deps
  const run = staff.mayDo<RoundParams>('rounds.run')
  const change = staff.mayDo<RoundParams>('answers.change')
  const router = Router()
  router.get(paths.review, run, showReview(deps))
  router.get(paths.reviewMove, change, (req, res) => askStep(req, res, { stepOf: moveStep, deps }))
  router.post(paths.reviewMove, change, act(deps, MOVE))
  router.get(paths.reviewAside, change, (req, res) =>
    askStep(req, res, { stepOf: asideStep, deps }),
  )
  router.post(paths.reviewAside, change, act(deps, ASIDE))
  router.get(paths.reviewLate, change, (req, res) =>
    sendLate(res, { roundId: req.params.roundId, typed: NOTHING_TYPED, faults: [] }, deps),
  )
  router.post(paths.reviewLate, staff.mayUpload<RoundParams>('answers.change'), admitLate(deps))
  return router
}

/** What was done before the page was shown, by a word in its address. */
const DONE: Readonly<Record<string, string>> = {
  flyttad: 'review.done.moved',
  undan: 'review.done.setAside',
  igen: 'review.done.putBack',
  sena: 'review.done.late',
}

function showReview(deps: ReviewRouteDeps): RequestHandler<RoundParams> {
  const { reviews, renderer, say } = deps
  return async (req, res) => {
    const word: unknown = req.query['klart']
    const done = typeof word === 'string' ? (DONE[word] ?? null) : null
    const review = await reviews.reviewOf(req.params.roundId)
    renderer.send(
      res,
      'pages/work/review',
      reviewView({ visitor: visitOf(res), review, done }, say),
    )
  }
}

type StepOf = (round: Round, typed: Typed, say: RoundRouteDeps['say']) => Confirmation

/** A form that may come filled in, from what was found. @throws what tells that the round is not under review. */
async function askStep(
  req: Pick<Asked, 'query'> & { readonly params: RoundParams },
  res: ExpressResponse,
  { stepOf, deps }: { readonly stepOf: StepOf; readonly deps: ReviewRouteDeps },
): Promise<void> {
  const given = Object.values(REVIEW_FIELDS).flatMap(name => {
    const value: unknown = req.query[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  const typed = { values: { vad: 'undan', ...Object.fromEntries(given) }, errors: {} }
  await sendStep(res, { roundId: req.params.roundId, typed, stepOf }, deps)
}

async function sendStep(
  res: ExpressResponse,
  { roundId, typed, stepOf }: RoundParams & { readonly typed: Typed; readonly stepOf: StepOf },
  { reviews, renderer, say }: ReviewRouteDeps,
): Promise<void> {
  const step = stepOf(await reviews.reviewed(roundId), typed, say)
  renderer.send(res, 'pages/work/confirm', confirmView(step, { visitor: visitOf(res), typed }, say))
}

/** An act of the review, as a form sends it. */
interface ReviewAct {
  readonly stepOf: StepOf
  readonly work: (
    req: Pick<Asked, 'body'>,
    roundId: string,
    reviews: ReviewService,
  ) => Promise<unknown>
  readonly actOf: (
    req: Pick<Asked, 'body'>,
  ) => 'association.moved' | 'response.setAside' | 'response.putBack'
  readonly done: (req: Pick<Asked, 'body'>) => string
}

const MOVE: ReviewAct = {
  stepOf: moveStep,
  actOf: () => 'association.moved',
  work: (req, roundId, reviews) =>
    reviews.move(roundId, {
      association: fieldIn(req, REVIEW_FIELDS.association).trim(),
      sector: fieldIn(req, REVIEW_FIELDS.sector),
      reason: fieldIn(req, REVIEW_FIELDS.reason),
    }),
  done: () => 'flyttad',
}

const ASIDE: ReviewAct = {
  stepOf: asideStep,
  actOf: req => `response.${kindIn(req)}`,
  work: (req, roundId, reviews) => {
    const association = fieldIn(req, REVIEW_FIELDS.association).trim()
    const code = fieldIn(req, REVIEW_FIELDS.code).trim()
    return reviews.setAside(roundId, {
      whose: code === '' ? { association } : { code },
      kind: kindIn(req),
      reason: fieldIn(req, REVIEW_FIELDS.reason),
    })
  },
  done: req => (kindIn(req) === 'putBack' ? 'igen' : 'undan'),
}

function kindIn(req: Pick<Asked, 'body'>): 'setAside' | 'putBack' {
  return fieldIn(req, REVIEW_FIELDS.kind) === 'igen' ? ASIDE_KINDS.igen : ASIDE_KINDS.undan
}

/** In which field what the service refuses is told; anything else has a page of its own. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'round/needReason': REVIEW_FIELDS.reason,
  'review/noAnswer': REVIEW_FIELDS.code,
  'review/isAside': REVIEW_FIELDS.code,
  'review/isCounted': REVIEW_FIELDS.code,
  'review/sector': REVIEW_FIELDS.sector,
  'review/sameSector': REVIEW_FIELDS.sector,
  'invitation/unknown': REVIEW_FIELDS.association,
}

/** What is wrong in which field. @throws The problem again, when it is of no field. */
export function reviewErrors(problem: unknown, say: RoundRouteDeps['say']): Typed['errors'] {
  const field = problem instanceof Problem ? FIELD_OF[problem.code] : undefined
  if (!(problem instanceof Problem) || field === undefined) throw problem
  const isReason = field === REVIEW_FIELDS.reason
  return {
    [field]: say(isReason ? 'round.faulty.reason' : `problem.${problem.code}`, problem.values),
  }
}

/** 303 to the review, or 422 with what was typed and what is wrong in it. */
function act(deps: ReviewRouteDeps, { stepOf, work, actOf, done }: ReviewAct) {
  const { reviews, rounds, acts, say } = deps
  const handler: RequestHandler<RoundParams> = async (req, res) => {
    const { roundId } = req.params
    await requireSeen(req, roundId, rounds)
    const reason = fieldIn(req, REVIEW_FIELDS.reason).trim()
    const told = { ...originIn(req, res), act: actOf(req), object: roundId, reason }
    try {
      await acts.record(told, () => work(req, roundId, reviews))
    } catch (problem) {
      const typed = typedIn(req, Object.values(REVIEW_FIELDS), reviewErrors(problem, say))
      return sendStep(refuse(res, null), { roundId, typed, stepOf }, deps)
    }
    seeOther(res, `${pathTo.review(roundId)}?klart=${done(req)}`)
  }
  return handler
}

interface Late extends RoundParams {
  readonly typed: Typed
  readonly faults: readonly string[]
}

async function sendLate(
  res: ExpressResponse,
  { roundId, typed, faults }: Late,
  { reviews, renderer, say }: ReviewRouteDeps,
): Promise<void> {
  const place = { visitor: visitOf(res), round: await reviews.reviewed(roundId), faults }
  renderer.send(res, 'pages/work/late', lateView(place, typed, say))
}

const MOST_TOLD = 20

/** 303 to the review; 422 when the file, a row in it or the reason cannot be taken: then nothing is. */
function admitLate(deps: ReviewRouteDeps): RequestHandler<RoundParams> {
  const { reviews, acts, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const reason = fieldIn(req, REVIEW_FIELDS.reason).trim()
    const told = { ...originIn(req, res), act: 'responses.imported', object: roundId } as const
    try {
      const file = fileIn(res.locals)
      if (file === null) throw new Problem('upload/none')
      await acts.record({ ...told, reason }, () => reviews.admitLate(roundId, file, reason))
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 422) throw problem
      const { code, values } = problem
      const isReason = code === 'round/needReason'
      const errors = isReason
        ? { [REVIEW_FIELDS.reason]: say('round.faulty.reason') }
        : { fil: say(`problem.${code}`, values) }
      const faults = problem.faults.flatMap(fault =>
        'row' in fault ? [tableFaultText(fault, say)] : [],
      )
      const typed = typedIn(req, [REVIEW_FIELDS.reason], errors)
      return sendLate(
        refuse(res, null),
        { roundId, typed, faults: faults.slice(0, MOST_TOLD) },
        deps,
      )
    }
    seeOther(res, `${pathTo.review(roundId)}?klart=sena`)
  }
}
