import type { SectorId } from '../../surveys/association.ts'
import type { ExactInteger } from './index-tally.ts'

/**
 * How associations answered one question in two rounds: rows are what they answered the first time,
 * columns the second, in the order grades, outside ("vet inte" or not shown), none (blank, or no
 * response). Whole numbers (statistics.md 3).
 */
export type JointCounts = readonly (readonly number[])[]

/** One pair of questions in two rounds. */
export interface JointTally {
  /** Associations that were in one sector in both, or responded in one round only. */
  readonly sectors: Readonly<Record<SectorId, JointCounts>>
  /** Those that have changed sector in between. */
  readonly movers: JointCounts
}

/**
 * An index in two rounds, over those who responded in both and were in one sector: exact moments of v
 * (see `IndexTally`), where who has no index counts as 0.
 */
export interface JointIndexMoments {
  /** m: how many responded both times. */
  readonly respondents: number
  readonly definedFirst: number
  readonly definedSecond: number
  readonly definedBoth: number
  readonly sumFirst: ExactInteger
  readonly sumSecond: ExactInteger
  readonly squaresFirst: ExactInteger
  readonly squaresSecond: ExactInteger
  /** Σv₁v₂. */
  readonly products: ExactInteger
  /** Σv₁ over those who have an index the second time too. */
  readonly sumFirstWhereSecond: ExactInteger
  /** Σv₂ over those who have an index the first time too. */
  readonly sumSecondWhereFirst: ExactInteger
}

/** An index of associations that have one in both rounds, wherever they are. */
export interface IndexPanel {
  readonly both: number
  readonly up: number
  readonly same: number
  readonly down: number
  readonly sumFirst: ExactInteger
  readonly sumSecond: ExactInteger
  readonly squaresFirst: ExactInteger
  readonly squaresSecond: ExactInteger
  readonly products: ExactInteger
}

export interface JointIndexTally {
  readonly sectors: Readonly<Record<SectorId, JointIndexMoments>>
  readonly panel: IndexPanel
}

/** Everything counted of two rounds together. */
export interface PairTally {
  /** By the id of the question in the later round. */
  readonly items: Readonly<Record<string, JointTally>>
  /** By index id. */
  readonly indices: Readonly<Record<string, JointIndexTally>>
  /** M: by sector, how many associations were in the frame, in that sector, both times. */
  readonly commonFrame: Readonly<Record<SectorId, number>>
  /** How many associations responded in both rounds. */
  readonly responded: number
}
