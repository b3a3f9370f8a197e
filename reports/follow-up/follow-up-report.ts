import type { CalendarDay, Instant } from '../../surveys/instant.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { Comparison } from '../comparison/comparison.ts'
import type { Program, ResultSet } from '../results/result-set.ts'
import { type ClaimView, claimViews } from './claim-view.ts'
import { dossierOn } from './dossier-on.ts'
import type { Dossier } from './dossier-schema.ts'
import { type OutcomeView, outcomeViews } from './outcome-view.ts'

export const FOLLOW_UP_FORMAT = 'samverkansbarometern/uppfoljning/1'

/** A follow-up report as it is frozen: the dossier as things stood on a day, and what associations' answers are put beside it. */
export interface FollowUpReport {
  readonly format: typeof FOLLOW_UP_FORMAT
  /** Something in it is made up. */
  readonly synthetic: boolean
  readonly program: Program
  readonly frozenAt: Instant
  /** The day that it tells of: what is dated later is not in it, and what was due before and had no answer is missing. */
  readonly on: CalendarDay
  /** The report that this one corrects. `null`: it is the first. */
  readonly replaces: Replaced | null
  readonly dossier: Dossier
  /** The certified files that the views come from. */
  readonly rests: readonly RestsOn[]
  readonly outcomes: readonly OutcomeView[]
  readonly claims: readonly ClaimView[]
}

export interface Replaced {
  readonly digest: string
  readonly reason: string
}

/** A certified file that a report rests on. Whoever has it can work the views out again. */
export type RestsOn = CitedFile &
  (
    | {
        readonly kind: 'comparison'
        readonly first: CitedRound
        readonly second: CitedRound
        /** What else differed between the rounds, in words. */
        readonly differences: readonly string[]
      }
    | { readonly kind: 'result'; readonly round: CitedRound }
  )

interface CitedFile {
  readonly digest: string
  /** Fingerprint of the key that it was signed with. */
  readonly key: string
  readonly certifiedAt: Instant | null
  readonly synthetic: boolean
}

export interface CitedRound {
  readonly id: RoundId
  readonly year: number
  readonly collectedBy: string
  readonly registryNumber: string | null
}

/** A certified file whose seal has been checked. */
export interface Sealed<Content> {
  readonly content: Content
  readonly digest: string
  readonly key: string
}

export interface FollowUpSource {
  readonly dossier: Dossier
  readonly comparisons: readonly Sealed<Comparison>[]
  readonly results: readonly Sealed<ResultSet>[]
}

/** How a report is frozen. */
export type Freezing = Pick<FollowUpReport, 'program' | 'frozenAt' | 'on' | 'replaces'>

/** The content of a follow-up report. The same dossier and certified files always give the same. */
export function buildFollowUpReport(
  { dossier: whole, comparisons, results }: FollowUpSource,
  { program, frozenAt, on, replaces }: Freezing,
): FollowUpReport {
  const dossier = dossierOn(whole, on)
  const rests = [...comparisons.map(citedComparison), ...results.map(citedResult)]
  return {
    format: FOLLOW_UP_FORMAT,
    synthetic: dossier.synthetic || rests.some(({ synthetic }) => synthetic),
    program,
    frozenAt,
    on,
    replaces,
    dossier,
    rests,
    outcomes: outcomeViews(
      dossier,
      comparisons.map(({ content }) => content),
    ),
    claims: claimViews(
      dossier,
      results.map(({ content }) => content),
    ),
  }
}

function citedComparison({ content, digest, key }: Sealed<Comparison>): RestsOn {
  const { first, second, certifiedAt, synthetic, crosswalk } = content
  return {
    kind: 'comparison',
    digest,
    key,
    certifiedAt,
    synthetic,
    first: citedRound(first.round),
    second: citedRound(second.round),
    differences: crosswalk.differences,
  }
}

function citedResult({ content, digest, key }: Sealed<ResultSet>): RestsOn {
  const { round, synthetic } = content
  const { certifiedAt } = round
  return { kind: 'result', digest, key, certifiedAt, synthetic, round: citedRound(round) }
}

function citedRound({ id, year, collectedBy, registryNumber }: CitedRound): CitedRound {
  return { id, year, collectedBy, registryNumber }
}
