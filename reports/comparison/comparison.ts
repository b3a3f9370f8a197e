import type { Sector, SectorId } from '../../surveys/association.ts'
import type { ComparabilityClass, Relation } from '../../surveys/crosswalk.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Figure, Withheld } from '../disclosure/figure.ts'
import type { Measure } from '../results/measures.ts'
import type { Program, ResponseFacts, RoundFacts, SurveyFacts } from '../results/result-set.ts'
import type { Judgement } from '../statistics/verdict.ts'

export const COMPARISON_FORMAT = 'samverkansbarometern/jamforelse/2'

/** Two rounds side by side (jämförelse), through a crosswalk; only what may be shown. */
export interface Comparison {
  readonly format: typeof COMPARISON_FORMAT
  /** Not certified: because one of the rounds is not, or because nobody has certified the comparison yet. */
  readonly preliminary: boolean
  readonly synthetic: boolean
  /**
   * Worked out from what two certified results publish, and from nothing that was counted of both rounds together
   * (utan panel): it is never certified. Left out: it was worked out from what was counted.
   */
  readonly withoutPanel?: true
  readonly program: Program
  readonly certifiedAt: Instant | null
  /** The earlier round. */
  readonly first: ComparedRound
  /** The later round. */
  readonly second: ComparedRound
  readonly crosswalk: CrosswalkFacts
  /** The larger of the rounds' thresholds. */
  readonly threshold: number
  /** δ: within this many steps of a scale a change is none to speak of. */
  readonly margin: number
  /** The sectors of either round, in the register order of the later one. */
  readonly sectors: readonly Sector[]
  /** How many associations responded in both rounds; `null`: nobody knows. */
  readonly bothRounds: number | null
  /** In the order of the later survey; questions that are gone come last. */
  readonly items: readonly ComparedItem[]
  /** The later survey's themes, and last the index over all questions. */
  readonly indices: readonly ComparedIndex[]
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

/** A theme index of the later survey, on 0–100. */
export interface ComparedIndex {
  readonly id: string
  /** The theme; empty for the index over all questions. */
  readonly title: string
  /** `null` where its questions cannot be compared one by one. */
  readonly values: ComparedValues | null
}

export interface ComparedValues {
  /** `grade`: on the scale as asked. `index`: 0–100; of questions indicative, because the scales differ. */
  readonly unit: 'grade' | 'index'
  /** δ in that unit: within it a change is none to speak of. */
  readonly margin: number
  /** Over the sectors that answered in both rounds, each year with its own weights. */
  readonly total: ChangeCell
  /** Sectors that are not in the total, because they have no answers in one of the rounds. */
  readonly excluded: readonly SectorId[]
  readonly sectors: readonly (ChangeCell & { readonly sector: SectorId })[]
  /** Those who answered in both rounds; `null`: nobody knows who they are, or the scales differ. */
  readonly panel: PanelCell | null
  /** What of the total's change comes from sectors having become larger or smaller. */
  readonly composition: Figure
  /** How much those who did not answer the second time would have to differ for the change to be gone. */
  readonly breakEven: Figure
}

/** A mean in two rounds, and what may be said of the difference. */
export interface ChangeCell {
  readonly first: YearCell
  readonly second: YearCell
  /** The later mean minus the earlier one, unrounded. */
  readonly difference: Measure
  readonly se: Figure
  readonly df: Figure
  /** Two-sided, adjusted within its family (Holm). */
  readonly p: Figure
  /** The same before it was adjusted, and with the adjustment of Benjamini and Hochberg: for the appendix. */
  readonly rawP: Figure
  readonly exploratoryP: Figure
  readonly verdict: VerdictFigure
  /** The smallest true change that would probably have been demonstrated. */
  readonly detectable: Figure
  /** Hedges' g. */
  readonly effect: Figure
}

/** What may be said of a change; `null` where the class or the answers allow nothing. */
export type VerdictFigure = { readonly value: Judgement | null } | Withheld

export interface YearCell {
  readonly n: Figure
  readonly mean: Measure
}

/** The change among associations that answered in both rounds: unweighted, and only for them. */
export interface PanelCell {
  /** m. */
  readonly n: Figure
  readonly up: Figure
  readonly same: Figure
  readonly down: Figure
  readonly difference: Measure
  readonly sd: Figure
}
