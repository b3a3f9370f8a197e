import type { ComparabilityClass } from '../../surveys/crosswalk.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Figure } from '../disclosure/figure.ts'
import type { ItemResult, Program, RoundFacts, SurveyFacts } from '../results/result-set.ts'
import type { Interval } from '../statistics/interval.ts'
import type { Judgement } from '../statistics/verdict.ts'
import type { ToldFinding } from './findings.ts'
import type { PrintedId, PrintedPair, PrintedQuestion, PrintedSource } from './printed-result.ts'

export const PRINTED_COMPARISON_FORMAT = 'samverkansbarometern/tryckt-jamforelse/1'

/** A result known only in print beside a certified one, as far as the printed figures allow. It is not certified itself. */
export interface PrintedComparison {
  readonly format: typeof PRINTED_COMPARISON_FORMAT
  readonly program: Program
  readonly synthetic: boolean
  readonly printed: {
    readonly id: PrintedId
    readonly revision: number
    /** When that revision was made. */
    readonly savedAt: Instant
    readonly source: PrintedSource
  }
  readonly round: RoundFacts
  readonly survey: SurveyFacts
  /** The digest of the certified result. */
  readonly result: string
  /** In the order of the printed questions. */
  readonly questions: readonly ComparedQuestion[]
}

/** A printed question, and the one that somebody has held it against. */
export interface ComparedQuestion {
  readonly printed: PrintedQuestion
  /** Figures that cannot be, and what somebody has said of them. */
  readonly findings: readonly ToldFinding[]
  /** What the printed figures come to; `null`: no mean can be told. */
  readonly before: PrintedLevel | null
  /** `null`: nobody has held it against a question of the round. */
  readonly now: CertifiedLevel | null
  readonly change: PrintedChangeSince
}

/** The mean of a printed question. */
export interface PrintedLevel {
  readonly mean: number
  /** Worked out of the printed shares, as no mean is printed: an approximation. */
  readonly isFromShares: boolean
}

/** The question of the certified round. */
export interface CertifiedLevel {
  readonly pair: PrintedPair
  readonly item: Pick<ItemResult, 'id' | 'wording' | 'scale'>
  readonly n: Figure
  readonly mean: Figure
  readonly unweightedMean: Figure
  readonly distribution: readonly Figure[]
}

/** Why a change has no verdict; each has a sentence in `templates/texts`, under `printedWhy.`. */
export const LEVEL_REASONS = [
  /** Nobody has said of which question of the round it is. */
  'unpaired',
  /** They do not ask the same (class D). */
  'notComparable',
  /** Nobody has said why an impossible figure stands. */
  'finding',
  /** Neither a mean nor all shares are printed. */
  'noMean',
  /** It is not printed how many answered. */
  'noN',
  /** One answer tells nothing of how they differ. */
  'oneAnswer',
  /** The certified figures are withheld to protect those who answered. */
  'withheld',
  /** Everybody gave the same grade: there is no interval. */
  'unanimous',
  /** The printed mean has no weights, and they make a difference. */
  'weights',
] as const
export type LevelReason = (typeof LEVEL_REASONS)[number]

export type PrintedChangeSince =
  | { readonly kind: 'level'; readonly why: LevelReason }
  /** Classes A and B: a difference in grades, with its verdict. */
  | (TestedChange & {
      readonly kind: 'tested'
      readonly judgement: Judgement
      readonly p: number | null
    })
  /** Class C: a difference on 0–100, without a verdict. */
  | (TestedChange & {
      readonly kind: 'indicative'
      readonly before: number
      readonly now: number
    })

interface TestedChange {
  readonly class: ComparabilityClass
  readonly difference: number
  readonly interval: Interval | null
  /** No spread is printed: the interval is as wide as it can be. */
  readonly isUpperBound: boolean
}
