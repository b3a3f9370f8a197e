import { type Request, Router } from 'express'

import { findingsOf, type ToldFinding } from '../../../reports/printed/findings.ts'
import type { PrintedResult } from '../../../reports/printed/printed-result.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import { printedReport } from '../../rendering/printed-report.ts'
import type { RoundService } from '../../services/round-service.ts'
import { PAIR_FIELDS } from '../../views/printed/printed-fields.ts'
import { findingForm, type FormState, pairForm } from '../../views/printed/printed-forms.ts'
import { addReport, type ReachableReport } from './add-report.ts'
import {
  answerForm,
  type PrintedFormDeps,
  type PrintedParams,
  seenIn,
  sendForm,
  typedFields,
  writerIn,
} from './printed-form.ts'
import { questionIn, type QuestionParams } from './printed-form-routes.ts'
import { objectOf } from './report-routes.ts'
import type { SendReportDeps } from './send-report.ts'

export interface PrintedComparisonRouteDeps extends PrintedFormDeps, SendReportDeps {
  readonly rounds: RoundService
}

interface AgainstParams extends PrintedParams {
  readonly roundId: string
}

interface PairParams extends AgainstParams, QuestionParams {}
interface FindingParams extends PrintedParams {
  readonly findingId: string
}

/** What people say of printed figures, and how these stand beside a certified round. */
export function printedComparisonRoutes(deps: PrintedComparisonRouteDeps): Router {
  const router = Router()
  addFinding(router, deps)
  addPair(router, deps)
  addComparison(router, deps)
  return router
}

function addFinding(router: Router, deps: PrintedFormDeps): void {
  const { staff, printedResults, say } = deps
  const mayRun = staff.mayDo<FindingParams>('printed.run')
  const fields = { reason: PAIR_FIELDS.reason }
  router.get(paths.printedFinding, mayRun, async (req, res) => {
    const printed = await printedResults.get(req.params.printedId)
    const finding = findingIn(printed, req.params)
    const values = { [fields.reason]: finding.acknowledged?.reason ?? '' }
    const state = { typed: { values, errors: {} }, isStale: false }
    sendForm(res, findingForm({ printed, finding }, state, say), { ...state, deps })
  })
  router.post(paths.printedFinding, mayRun, async (req, res) => {
    const printed = await printedResults.get(req.params.printedId)
    const finding = findingIn(printed, req.params)
    const { reason } = typedFields(req, fields)
    const told = { finding: finding.id, reason }
    const outcome = await printedResults.acknowledge(
      seenIn(req, req.params),
      told,
      writerIn(req, res),
    )
    const form = (now: PrintedResult | null, state: FormState) =>
      findingForm({ printed: now ?? printed, finding }, state, say)
    answerForm(res, { outcome, values: { [fields.reason]: reason }, printed, form }, deps)
  })
}

/** @throws Problem 'printed/noFinding' when the figure has been changed since. */
function findingIn(
  printed: PrintedResult,
  { findingId }: Pick<FindingParams, 'findingId'>,
): ToldFinding {
  const found = findingsOf(printed).find(({ id }) => id === findingId)
  if (found === undefined) throw new Problem('printed/noFinding', { printed: printed.id })
  return found
}

function addPair(router: Router, deps: PrintedFormDeps): void {
  const { staff, printedResults, printedComparisons, say } = deps
  const mayRun = staff.mayDo<PairParams>('printed.run')
  const placeOf = async ({ params }: Request<PairParams>) => {
    const printed = await printedResults.get(params.printedId)
    const question = questionIn(printed, params)
    return { printed, question, ...(await printedComparisons.certifiedResult(params.roundId)) }
  }
  router.get(paths.printedPair, mayRun, async (req, res) => {
    const place = await placeOf(req)
    const { number, roundId } = req.params
    const pair = place.printed.pairs.find(
      each => each.question === number && each.roundId === roundId,
    )
    const values = {
      [PAIR_FIELDS.item]: pair?.item ?? '',
      [PAIR_FIELDS.class]: pair?.class ?? '',
      [PAIR_FIELDS.reason]: pair?.reason ?? '',
    }
    const state = { typed: { values, errors: {} }, isStale: false }
    sendForm(res, pairForm(place, state, say), { ...state, deps })
  })
  router.post(paths.printedPair, mayRun, async (req, res) => {
    const place = await placeOf(req)
    const { roundId, number } = req.params
    const chosen = typedFields(req, PAIR_FIELDS)
    const outcome = await printedComparisons.pair(
      seenIn(req, req.params),
      { roundId, typed: { ...chosen, question: number } },
      writerIn(req, res),
    )
    const { item, class: given, reason } = PAIR_FIELDS
    const values = { [item]: chosen.item, [given]: chosen.class, [reason]: chosen.reason }
    const form = (now: PrintedResult | null, state: FormState) =>
      pairForm({ ...place, printed: now ?? place.printed }, state, say)
    answerForm(res, { outcome, values, printed: place.printed, form }, deps)
  })
}

function addComparison(router: Router, deps: PrintedComparisonRouteDeps): void {
  const { staff, printedComparisons, rounds, say } = deps
  const ofRounds = objectOf(rounds)
  const comparison: ReachableReport<AgainstParams> = {
    name: 'tryckt',
    reportOf: async ({ printedId, roundId }) =>
      printedReport(await printedComparisons.compare(printedId, roundId), say),
    idOf: ({ printedId, roundId }) => `${printedId}-${roundId}`,
    mayRead: staff.mayDo('results.read', ({ roundId }) => ofRounds([roundId])),
    page: paths.printedComparison,
    file: { path: paths.printedComparisonFile, to: pathTo.printedComparisonFile },
  }
  addReport(router, comparison, deps)
}
