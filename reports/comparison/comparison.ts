import type { Sector, SectorId } from '../../surveys/association.ts'
import type { ComparabilityClass, Relation } from '../../surveys/crosswalk.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Figure } from '../disclosure/figure.ts'
import type { Program, ResponseFacts, RoundFacts, SurveyFacts } from '../results/result-set.ts'

export const COMPARISON_FORMAT = 'samverkansbarometern/jamforelse/2'

/** Two rounds side by side (jämförelse), through a crosswalk; only what may be shown. */
export interface Comparison {
  readonly format: typeof COMPARISON_FORMAT
  /** Not certified: because one of the rounds is not, or because nobody has certified the comparison yet. */
  readonly preliminary: boolean
  readonly synthetic: boolean
  readonly program: Program
  readonly certifiedAt: Instant | null
  /** The earlier round. */
  readonly first: ComparedRound
  /** The later round. */
  readonly second: ComparedRound
  readonly crosswalk: CrosswalkFacts
  /** The larger of the rounds' thresholds. */
  readonly threshold: number
  /** The sectors of either round, in the register order of the later one. */
  readonly sectors: readonly Sector[]
  /** In the order of the later survey; questions that are gone come last. */
  readonly items: readonly ComparedItem[]
  /** SHA-256 of a 256-bit salt and the joint tally; `null` where there is none, and until certified. */
  readonly commitment: string | null
}

export interface ComparedRound {
  readonly round: RoundFacts
  readonly survey: SurveyFacts
  readonly response: ResponseFacts
  /** Digest of the certified result that is compared; `null` when it is preliminary. */
  readonly resultDigest: string | null
}

export interface CrosswalkFacts {
  readonly key: string
  readonly digest: string
  /** What else differed between the rounds, in words. */
  readonly differences: readonly string[]
}

/** One pair of questions: compared as far as its class allows. */
export interface ComparedItem {
  readonly relation: Relation
  readonly class: ComparabilityClass
  readonly first: readonly AskedQuestion[]
  readonly second: readonly AskedQuestion[]
  readonly note: string | null
  /** Who has signed for a reworded question being the same. */
  readonly signedBy: string | null
  /** `null` where the class allows no comparison. */
  readonly values: ComparedValues | null
}

export interface AskedQuestion {
  readonly id: string
  readonly theme: string
  readonly wording: string
  readonly scale: { readonly min: number; readonly max: number }
}

export interface ComparedValues {
  /** `grade`: on the scale as asked. `index`: 0–100, indicative, because the scales differ. */
  readonly unit: 'grade' | 'index'
  /** Over the sectors that answered in both rounds, each year with its own weights. */
  readonly total: ComparedCell
  /** Sectors that are not in the total, because they have no answers in one of the rounds. */
  readonly excluded: readonly SectorId[]
  readonly sectors: readonly (ComparedCell & { readonly sector: SectorId })[]
}

export interface ComparedCell {
  readonly first: MeanCell
  readonly second: MeanCell
  /** The later mean minus the earlier one, unrounded. */
  readonly difference: Figure
}

export interface MeanCell {
  readonly n: Figure
  readonly mean: Figure
}
