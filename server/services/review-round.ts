import { buildResult } from '../../reports/results/build-result.ts'
import type { ResultSet } from '../../reports/results/result-set.ts'
import type { RoundTally } from '../../reports/tally/round-tally.ts'
import type { Sector, SectorId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Invitation } from '../../surveys/invitation.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { ResponseMode } from '../../surveys/response.ts'
import { type FrameEntry, isPilot, type Round } from '../../surveys/round.ts'
import { looksLikeTest } from '../../surveys/test-names.ts'
import type { Store } from '../store/store.ts'
import { listTwins, type Twins } from './frame-twins.ts'
import { followMoves } from './move-association.ts'
import type { ReviewDeps } from './review-service.ts'
import { followAsides } from './set-aside-answer.ts'
import { requireUnderReview } from './under-review.ts'
import { listUndecided } from './undecided.ts'
import { listWaiting } from './waiting-answers.ts'

/** An association, and whether it has answered. `null`: nobody is to know. */
export interface Reviewed {
  readonly entry: FrameEntry
  readonly isAnswered: boolean | null
}

/** Everything there is to look at before a round is certified. */
export interface Review {
  readonly round: Round
  /** As it would be if it was certified now. */
  readonly result: ResultSet
  /** Associations whose name says that they are a test. */
  readonly tests: readonly Reviewed[]
  /** Answers in which less than four fifths of the questions are answered. */
  readonly partial: number
  readonly twins: readonly Twins[]
  /** Associations that stand in another sector in the register now than they were asked in. */
  readonly elsewhere: readonly (Reviewed & { readonly now: Sector })[]
  /** Sectors with fewer answers than the threshold, where they are withheld, and some answer. */
  readonly small: readonly (Sector & { readonly answered: number })[]
  readonly modes: Readonly<Record<ResponseMode, number>>
  /** Answers that came after closing, in the grace time; `null`: nobody is to know when. */
  readonly inGrace: number | null
  /** Answers from the open link that nobody has approved or rejected. */
  readonly waiting: number
  /** Ways out that nobody has decided about. */
  readonly undecided: number
  /** Whether nothing keeps it from being certified. */
  readonly canBeCertified: boolean
}

/** @throws Problem, when the round is not under review. */
export async function reviewRound(round: Round, deps: ReviewDeps): Promise<Review> {
  const { store, results, now } = deps
  requireUnderReview(round, now())
  await followMoves(round, deps)
  await followAsides(round, deps)
  const source = await results.resultTally(round)
  const { tally } = source
  const result = buildResult(source, { certifiedAt: null })
  const invitations = await store.listInvitations(round.id)
  const listed = reviewed(await store.listFrame(round.id), invitations, round)
  const waiting = (await listWaiting(round, deps)).length
  const undecided = (await listUndecided(round, deps)).length
  return {
    round,
    result,
    tests: listed.filter(({ entry }) => looksLikeTest(entry.name)),
    partial: partialIn(tally),
    twins: listTwins(listed),
    elsewhere: await listElsewhere(listed, round, store),
    small: smallIn(result, round),
    modes: tally.modes ?? NO_MODES,
    inGrace: inGrace(round, invitations),
    waiting,
    undecided,
    canBeCertified: waiting === 0 && undecided === 0 && !isPilot(round),
  }
}

const NO_MODES = { web: 0, paper: 0, telephone: 0, import: 0 }

function reviewed(
  frame: readonly FrameEntry[],
  invitations: readonly Invitation[],
  { promise }: Round,
): readonly Reviewed[] {
  const { marksAnswered } = promiseOf(promise)
  const answered = new Set(
    invitations.flatMap(each => (each.answeredAt === null ? [] : [each.associationId])),
  )
  return frame.map(entry => ({
    entry,
    isAnswered: marksAnswered ? answered.has(entry.associationId) : null,
  }))
}

function partialIn({ sectors }: RoundTally): number {
  return Object.values(sectors).reduce((sum, { dispositions }) => sum + dispositions.P, 0)
}

function smallIn({ response, sectors }: ResultSet, { promise, threshold }: Round) {
  if (!promiseOf(promise).withholdsSmallCells) return []
  const answeredIn = (id: SectorId) =>
    response.sectors.find(({ sector }) => sector === id)?.answered ?? 0
  return sectors
    .map(sector => ({ ...sector, answered: answeredIn(sector.id) }))
    .filter(({ answered }) => answered < threshold)
}

/** By the mark of the answer: one that is changed in the grace time came before it. */
function inGrace({ promise, closesAt, closedAt }: Round, invitations: readonly Invitation[]) {
  if (!promiseOf(promise).marksAnswered) return null
  const until: Instant = closedAt ?? closesAt
  return invitations.filter(({ answeredAt }) => answeredAt !== null && answeredAt > until).length
}

async function listElsewhere(
  listed: readonly Reviewed[],
  { opened }: Round,
  store: Store,
): Promise<Review['elsewhere']> {
  const now = new Map((await store.listAssociations()).map(({ id, sector }) => [id, sector]))
  return listed.flatMap(each => {
    const { associationId, sector } = each.entry
    const id = now.get(associationId) ?? sector
    const other = opened?.sectors.find(known => known.id === id)
    return id === sector || other === undefined ? [] : [{ ...each, now: other }]
  })
}
