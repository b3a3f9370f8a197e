import type { SectorId } from '../../surveys/association.ts'
import type { Figure } from '../disclosure/figure.ts'
import type { Variable } from './variable.ts'

/** A text, a number, or a figure that may be withheld. */
export type AnswerValue = string | number | Figure

export type AnswerRow = readonly AnswerValue[]

/**
 * The answers of a round as a table, as far as its promise lets them leave.
 *
 * - `rows`: one row for each association that answered, where the promise names them.
 * - `counts`: how many gave each answer, question by question, as far as the result shows it. No row tells what
 *   one and the same association answered to two questions.
 */
export interface AnswerTable {
  readonly shape: 'rows' | 'counts'
  readonly columns: readonly string[]
  /** What the codebook describes: the columns of answers, or the questions that are counted. */
  readonly variables: readonly Variable[]
  /** Some rows at a time. */
  readonly batches: AsyncIterable<readonly AnswerRow[]>
}

/** How many associations each sector has, those that were found not to be eligible left out; `null`: nobody knows. */
export type SectorSizes = ReadonlyMap<SectorId, number | null>

/** What every row says of the round: which it is, and what marks its data. */
export interface RowsOrigin {
  readonly roundId: string
  /** SYNTETISKA EXEMPELDATA, PILOT, PRELIMINÄRT; `–`: none. */
  readonly marks: string
  readonly sizes: SectorSizes
}

export const ORIGIN_COLUMNS = ['omgang', 'markning'] as const
