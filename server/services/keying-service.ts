import type { Entered } from '../../surveys/answering/read-answers.ts'
import { readResponse } from '../../surveys/answering/read-response.ts'
import type { AssociationId } from '../../surveys/association.ts'
import { promiseOf } from '../../surveys/promise.ts'
import { isSubmitted, type KeyedMode, type SubmissionId } from '../../surveys/response.ts'
import {
  type FrameEntry,
  type Round,
  type RoundId,
  type RoundPhase,
  roundPhase,
  takesAnswers,
} from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { SaveOutcome, Submitting } from '../store/response-store.ts'
import { type Access, type AccessDeps, accessOf, seenRound } from './answer-access.ts'
import { type FoundAnswerer, findAnswerer } from './find-answerer.ts'
import { getInvited } from './invited.ts'
import { withLateNote } from './late-answers.ts'
import { checkInvites } from './open-link-rules.ts'
import type { RoundService } from './round-service.ts'
import { attemptSubmit, type Delivery, type SubmitOutcome } from './submit-answer.ts'
import { untilSettled } from './until-settled.ts'

/**
 * What is told of an association before anything is keyed in: nothing is stored, it has begun a draft, it has
 * answered, it has a link that replaces what it answered, or nobody is to know.
 */
export type KeyedStanding = 'blank' | 'begun' | 'answered' | 'replaces' | 'untold'

/** An association that answers are keyed in for. */
export interface KeyingPlace {
  readonly access: Access
  readonly standing: KeyedStanding
  /** The revision that the form is made on. */
  readonly revision: number
  /** The round is under review: the answer is admitted late, with a reason. */
  readonly isLate: boolean
}

export interface Keyed {
  readonly mode: KeyedMode
  /** Why it is admitted to a round under review; `null`: no reason is given, and it is not. */
  readonly lateReason: string | null
  readonly submissionId: SubmissionId
  readonly revision: number
  readonly entered: Entered
  readonly confirmed: ReadonlySet<string>
}

/** What a keyed answer came to; an accepted one with how many answers the form would not have asked for. */
export type KeyedOutcome =
  | { readonly kind: 'accepted'; readonly notAsked: number }
  | Exclude<SubmitOutcome, { readonly kind: 'accepted' }>

export interface KeyedReceipt {
  readonly round: Round
  readonly association: FrameEntry
  readonly code: string
  /** The round is under review: the answer was admitted late, and its association cannot change it. */
  readonly isLate: boolean
}

/** Writes down in the log that an answer is keyed in, and does it. @param detail What the log may hold of it. */
export type KeyingLog = (detail: string, write: () => Promise<void>) => Promise<void>

export interface KeyingService {
  /**
   * Finds whom a form is from, among those invited.
   *
   * @throws Problem 'round/unknown', 'round/invitesNobody', 'round/neverOpened', 'round/notOpen' or 'round/certified'.
   */
  find(
    id: RoundId,
    written: string,
  ): Promise<{ readonly round: Round; readonly found: FoundAnswerer; readonly isLate: boolean }>
  /** @throws The same, and Problem 'invitation/unknown'. */
  open(id: RoundId, association: AssociationId): Promise<KeyingPlace>
  /**
   * Sends in what was keyed, with the same checks as the form of the association. It writes over a draft only on
   * the revision that was told, and never over an answer that is sent in.
   *
   * @param log Called when there is something to write, and only then.
   * @throws As `open`.
   */
  key(place: KeyedPlace, keyed: Keyed, log: KeyingLog): Promise<KeyedOutcome>
  /** What to hand over to whoever answered; `null` when that submission is not what is stored. */
  receipt(place: KeyedPlace, submissionId: SubmissionId): Promise<KeyedReceipt | null>
}

export interface KeyedPlace {
  readonly roundId: RoundId
  readonly associationId: AssociationId
}

export type KeyingDeps = AccessDeps & { readonly rounds: Pick<RoundService, 'getRound'> }

export function createKeyingService(deps: KeyingDeps): KeyingService {
  const { store, rounds } = deps
  return {
    async find(id, written) {
      const round = await rounds.getRound(id)
      checkKeying(round, deps)
      const found = findAnswerer(await store.listFrame(id), written)
      return { round, found, isLate: isLateIn(roundPhase(round, deps.now())) }
    },

    open: async (roundId, associationId) => placeOf(await enter({ roundId, associationId }, deps)),

    key: (place, keyed, log) =>
      untilSettled(async () => attemptKeying(await enter(place, deps), { keyed, log }, deps)),

    async receipt(place, submissionId) {
      const { round, association, linkKey, responseKey, phase } = await enter(place, deps)
      const response = await store.findResponse(round.id, responseKey)
      if (response === null || !isSubmitted(response)) return null
      if (response.content.submissionId !== submissionId) return null
      const code = linkKey.code(association.associationId)
      return { round, association, code, isLate: isLateIn(phase) }
    },
  }
}

async function enter({ roundId, associationId }: KeyedPlace, deps: KeyingDeps): Promise<Access> {
  const round = await deps.rounds.getRound(roundId)
  checkKeying(round, deps)
  return accessOf(await getInvited(round, associationId, deps.store), deps)
}

/** From when it has opened until it is certified; after the closing an answer is late. */
function checkKeying(round: Round, { now }: Pick<KeyingDeps, 'now'>): void {
  checkInvites(round)
  const phase = roundPhase(round, now())
  if (takesAnswers(phase) || isLateIn(phase)) return
  if (phase === 'draft') throw new Problem('round/neverOpened', { round: round.id })
  throw new Problem(phase === 'scheduled' ? 'round/notOpen' : 'round/certified', {
    round: round.id,
  })
}

/** What is keyed in while a round is under review is admitted late, with a reason. */
function isLateIn(phase: RoundPhase): boolean {
  return phase === 'underReview'
}

function placeOf(access: Access): KeyingPlace {
  const isLate = isLateIn(access.phase)
  const { marksAnswered } = promiseOf(access.round.promise)
  if (!marksAnswered) return { access, standing: 'untold', revision: 0, isLate }
  return { access, ...standingOf(access), isLate }
}

function standingOf(access: Access): Pick<KeyingPlace, 'standing' | 'revision'> {
  const { response, replacedRevision } = access
  const revision = response?.revision ?? 0
  if (replacedRevision !== null) return { standing: 'replaces', revision }
  if (response === null) return { standing: 'blank', revision }
  return { standing: isSubmitted(response) ? 'answered' : 'begun', revision }
}

interface Keying {
  readonly keyed: Keyed
  readonly log: KeyingLog
}

async function attemptKeying(
  access: Access,
  keying: Keying,
  deps: KeyingDeps,
): Promise<KeyedOutcome | 'stale'> {
  const { submissionId, revision, entered, confirmed } = keying.keyed
  const stamp = { roundId: access.round.id, submissionId, revision, code: null }
  const delivery = keyedDelivery(access, keying, deps)
  const sent = { ...stamp, entered, confirmed }
  const outcome = await attemptSubmit(access, { sent, delivery }, deps)
  if (outcome === 'stale' || outcome.kind !== 'accepted') return outcome
  return { kind: 'accepted', notAsked: readResponse(access.survey, entered).dropped.length }
}

/** By hand, and logged; where nobody is to know who has answered, the log does not tell either. */
function keyedDelivery(
  { round, association }: Access,
  { keyed, log }: Keying,
  deps: KeyingDeps,
): Delivery {
  const { mode, lateReason } = keyed
  const { marksAnswered, tellsHowKeyed } = promiseOf(round.promise)
  const detail = marksAnswered ? `${mode} ${association.associationId}` : mode
  return {
    mode: tellsHowKeyed ? mode : 'import',
    mayCome: phase => takesAnswers(phase) || (isLateIn(phase) && lateReason !== null),
    write: (submitting, access) =>
      logged(() => writeKeyed(submitting, { access, lateReason }, deps), {
        log: work => log(detail, work),
        round: round.id,
      }),
  }
}

/** Beside those of the web while the round takes answers, and then as something that the report tells of. */
function writeKeyed(
  submitting: Submitting,
  { access, lateReason }: { readonly access: Access; readonly lateReason: string | null },
  { store }: KeyingDeps,
): Promise<SaveOutcome> {
  const { round, phase, at } = access
  if (takesAnswers(phase) || lateReason === null) {
    return store.submitResponse(submitting, seenRound(access))
  }
  const noted = withLateNote(round, { reason: lateReason, count: 1, at })
  return store.importResponses([submitting], noted)
}

/** The log holds it before it is done; what the store did not take is told there as something that came to nothing. */
async function logged(
  write: () => Promise<SaveOutcome>,
  {
    log,
    round,
  }: { readonly log: (work: () => Promise<void>) => Promise<void>; readonly round: RoundId },
): Promise<SaveOutcome> {
  const notTaken = new Problem('round/changedMeanwhile', { round })
  let outcome: SaveOutcome = 'stale'
  const work = async () => {
    outcome = await write()
    if (outcome !== 'stored') throw notTaken
  }
  await log(work).catch((problem: unknown) => {
    if (problem !== notTaken) throw problem
  })
  return outcome
}
