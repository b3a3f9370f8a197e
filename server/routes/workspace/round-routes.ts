import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import type { Outlook } from '../../../reports/results/outlook.ts'
import { isPilot, type Round } from '../../../surveys/round.ts'
import type { ActName } from '../../accounts/log-entry.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, recordingFor, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { ExtensionService } from '../../services/extension-service.ts'
import type { OpeningService } from '../../services/opening-service.ts'
import type { OutlookService } from '../../services/outlook-service.ts'
import type { RegisterService } from '../../services/register-service.ts'
import type { ResultService } from '../../services/result-service.ts'
import type { RoundService } from '../../services/round-service.ts'
import type { SurveyService } from '../../services/survey-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import { type Confirmation, confirmView } from '../../views/staff/confirm-view.ts'
import {
  closingStep,
  INVITATION_FIELD,
  openingStep,
  PILOT_FIELD,
  removalStep,
  SEEN,
} from '../../views/staff/round-step-views.ts'
import { roundView } from '../../views/staff/round-view.ts'
import { objectOf } from './report-routes.ts'
import { type Asked, fieldIn, fieldsIn, refuse } from './staff-form.ts'

export interface RoundRouteDeps {
  readonly rounds: RoundService
  readonly results: ResultService
  readonly openings: OpeningService
  readonly extensions: ExtensionService
  readonly outlooks: OutlookService
  readonly register: RegisterService
  readonly surveys: SurveyService
  readonly acts: ActLog
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
}

export interface RoundParams {
  readonly roundId: string
}

/** A round's own page, and the steps that are taken with it once. */
export function roundRoutes(deps: RoundRouteDeps): Router {
  const { staff } = deps
  const ofRounds = objectOf(deps.rounds)
  const seen = staff.mayDo<RoundParams>('rounds.see', ({ roundId }) => ofRounds([roundId]))
  const run = staff.mayDo<RoundParams>('rounds.run')
  const router = Router()
  router.get(paths.round, seen, showRound(deps))
  router.get(paths.roundOpening, run, ask(deps, openingOf))
  router.post(paths.roundOpening, run, openIt(deps))
  router.get(paths.roundClosing, run, ask(deps, closingOf))
  router.post(paths.roundClosing, run, take(deps, CLOSING))
  router.get(paths.roundRemoval, run, ask(deps, removalOf))
  router.post(paths.roundRemoval, run, take(deps, REMOVAL))
  return router
}

/** What was done before the page was shown, by a word in its address. */
const DONE: Readonly<Record<string, string>> = {
  oppnad: 'round.done.opened',
  stangd: 'round.done.closed',
  'oppnad-inbjudan': 'round.done.openedInvited',
  'oppnad-utan-inbjudan': 'round.done.openedUninvited',
  forlangd: 'round.done.extended',
  'forlangd-mejl': 'round.done.extendedMailed',
  'forlangd-utan-mejl': 'round.done.extendedUntold',
  skapad: 'round.done.created',
  andrad: 'round.done.changed',
  faststalld: 'round.done.certified',
  rattad: 'round.done.corrected',
  gallrad: 'round.done.disposed',
  'redan-gallrad': 'round.done.disposedBefore',
  'gallring-pagar': 'round.done.disposalBegun',
}

function doneIn(req: Pick<Asked, 'query'>): string | null {
  const word: unknown = req.query['klart']
  return typeof word === 'string' && Object.hasOwn(DONE, word) ? (DONE[word] ?? null) : null
}

function showRound(deps: RoundRouteDeps): RequestHandler<RoundParams> {
  const { rounds, outlooks, surveys, results, renderer, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const progress = await rounds.getProgress(roundId)
    const outlook = await outlookOn(progress.round, outlooks)
    const { survey } = await surveys.getSurvey(progress.round.survey)
    const versions = await results.listVersions(roundId)
    const place = { visitor: visitOf(res), progress, outlook, survey, versions, done: doneIn(req) }
    renderer.send(res, 'pages/work/round', roundView(place, say))
  }
}

/** `null`: nobody is invited, and nothing can be foreseen. */
async function outlookOn(
  { id, invitesNobody }: Round,
  outlooks: OutlookService,
): Promise<Outlook | null> {
  return invitesNobody === true ? null : outlooks.outlookOf(id)
}

type StepOf = (roundId: string, deps: RoundRouteDeps) => Promise<Confirmation>

const openingOf: StepOf = async (roundId, { rounds, openings, outlooks, register, say }) => {
  const round = await draftNamed(roundId, rounds)
  const outlook = await outlookOn(round, outlooks)
  const listed = isPilot(round) ? await register.list() : []
  const invitationAt = openings.invitationMoment(round)
  return openingStep({ round, outlook, register: listed, invitationAt }, say)
}

const closingOf: StepOf = async (roundId, { rounds, say }) =>
  closingStep(await rounds.getProgress(roundId), say)

const removalOf: StepOf = async (roundId, { rounds, say }) =>
  removalStep(await draftNamed(roundId, rounds), say)

/** @throws Problem 'round/unknown' or 'round/notDraft'. */
async function draftNamed(roundId: string, rounds: RoundService): Promise<Round> {
  const round = await rounds.getRound(roundId)
  if (round.state === 'draft') return round
  throw new Problem('round/notDraft', { round: roundId })
}

/** The page that asks once before a step is taken. */
function ask(deps: RoundRouteDeps, stepOf: StepOf): RequestHandler<RoundParams> {
  return async (req, res) =>
    sendStep(res, { step: await stepOf(req.params.roundId, deps), typed: NOTHING_TYPED }, deps)
}

function sendStep(
  res: ExpressResponse,
  { step, typed }: { readonly step: Confirmation; readonly typed: Typed },
  { renderer, say }: RoundRouteDeps,
): void {
  const view = confirmView(step, { visitor: visitOf(res), typed }, say)
  renderer.send(res, 'pages/work/confirm', view)
}

/** A step that is logged. */
interface LoggedStep {
  readonly act: ActName
  readonly work: (roundId: string, rounds: RoundService, seen: number) => Promise<unknown>
  /** Where it leads, with a word about what was done. */
  readonly pathAfter: (roundId: string) => string
}

const CLOSING: LoggedStep = {
  act: 'round.closed',
  work: (roundId, rounds) => rounds.closeRound(roundId),
  pathAfter: roundId => `${pathTo.round(roundId)}?klart=stangd`,
}

const REMOVAL: LoggedStep = {
  act: 'round.removed',
  work: (roundId, rounds, seen) => rounds.removeDraft(roundId, seen),
  pathAfter: () => paths.rounds,
}

function take(
  deps: RoundRouteDeps,
  { act, work, pathAfter }: LoggedStep,
): RequestHandler<RoundParams> {
  const { rounds, acts } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const seen = await requireSeen(req, roundId, rounds)
    const told = { ...originIn(req, res), act, object: roundId }
    await acts.record(told, () => work(roundId, rounds, seen))
    seeOther(res, pathAfter(roundId))
  }
}

/** Opens a round, and decides its invitation where that is ticked; of a pilot for those chosen, and there must be some. */
function openIt(deps: RoundRouteDeps): RequestHandler<RoundParams> {
  const { rounds, openings, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const chosen = fieldsIn(req, PILOT_FIELD)
    const round = await rounds.getRound(roundId)
    const onlyChosen = isPilot(round) && round.invitesNobody !== true
    if (onlyChosen && chosen.length === 0) {
      const typed = { values: {}, errors: { val: say('round.faulty.nobody') } }
      return sendStep(refuse(res, null), { step: await openingOf(roundId, deps), typed }, deps)
    }
    await requireSeen(req, roundId, rounds)
    const invites = fieldIn(req, INVITATION_FIELD) === 'ja'
    const wanted = { only: onlyChosen ? chosen : null, invites }
    const { invitation } = await openings.open(roundId, wanted, recordingFor(req, res, deps))
    const done = invitation === null ? '-utan-inbjudan' : '-inbjudan'
    seeOther(res, `${pathTo.round(roundId)}?klart=oppnad${invites ? done : ''}`)
  }
}

/** What someone confirmed is what there is. @throws Problem 'round/changedMeanwhile'. */
export async function requireSeen(
  req: Pick<Asked, 'body'>,
  roundId: string,
  rounds: RoundService,
): Promise<number> {
  const { revision } = await rounds.getRound(roundId)
  if (fieldIn(req, SEEN) === String(revision)) return revision
  throw new Problem('round/changedMeanwhile', { round: roundId })
}
