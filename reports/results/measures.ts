import type { SectorId } from '../../surveys/association.ts'
import type { Figure, Withheld } from '../disclosure/figure.ts'
import type { BandedMean } from '../statistics/grade-band.ts'
import { QUALITY_FLAGS } from '../statistics/quality-flags.ts'

/** A number with its 95 % interval; the limits are `null` where there is none, as when all answered alike. */
export interface Measure {
  readonly value: Figure
  readonly low: Figure
  readonly high: Figure
}

/** A mean with what its interval is made from. */
export interface MeanMeasure extends Measure {
  readonly se: Figure
  /** Degrees of freedom by Satterthwaite. */
  readonly df: Figure
}

/** What has to be known of a cell before it is read; each has a sentence in `templates/texts`, under `flag.`. */
export const CELL_FLAGS = [
  ...QUALITY_FLAGS,
  /** Everybody gave the same grade: there is no interval, which is not to say that there is no doubt. */
  'unanimous',
  /** Everybody was asked and answered: there is no doubt from who answered. */
  'census',
  /** More answers than the register has associations (ramfel). */
  'frameExceeded',
  /** The number of associations is not known: the figures have no weights. */
  'unweighted',
] as const
export type CellFlag = (typeof CELL_FLAGS)[number]

/** A level in words, or why it is not shown. */
export type LevelFigure = { readonly value: BandedMean | null } | Withheld

/** The measures of one item in one group. Shares are in [0, 1]; of a sector nothing is rounded. */
export interface Cell {
  /** How many gave a grade. */
  readonly n: Figure
  /** How many answered the question, "vet inte" included. */
  readonly answered: Figure
  /** Medelbetyg. */
  readonly mean: MeanMeasure
  readonly level: LevelFigure
  readonly sd: Figure
  readonly median: Figure
  readonly shareHigh: Measure
  readonly shareLow: Measure
  /** −100 to 100. */
  readonly net: Measure
  /** Share of "vet inte" among those who answered the question. */
  readonly dontKnow: Measure
  /** The share of each grade, from the scale's lowest step to its highest. */
  readonly distribution: readonly Figure[]
  readonly flags: readonly CellFlag[]
}

export interface SectorCell extends Cell {
  readonly sector: SectorId
}

/** The same without weights, for comparison with reports that have none. */
export interface UnweightedCell {
  readonly mean: Figure
  readonly shareHigh: Figure
  readonly shareLow: Figure
  readonly net: Figure
  readonly dontKnow: Figure
}

/** All sectors together, each weighing as its number of associations; but `sd` and `median` are unweighted. */
export interface TotalCell extends Cell {
  /** How many left the question blank (partiellt bortfall). */
  readonly blank: Figure
  /** How many never saw it, because of what they answered before. */
  readonly notShown: Figure
  readonly unweighted: UnweightedCell
  readonly coverage: Coverage
  /** The interval with the design's degrees of freedom, as R's survey package gives it. */
  readonly byDesign: { readonly df: Figure; readonly low: Figure; readonly high: Figure }
}

/** How many associations the total speaks for: sectors without answers are outside. */
export interface Coverage {
  /** `null`: nobody knows. */
  readonly size: number | null
  readonly covered: number | null
  /** Less than 90 % is covered: the total must not be read as one for all. */
  readonly isIncomplete: boolean
  readonly uncovered: readonly SectorId[]
}

/** A theme index in one group. */
export interface IndexCell {
  /** How many associations have an index. */
  readonly n: Figure
  /** On the scale of its items. */
  readonly mean: MeanMeasure
  /** The same on 0–100. */
  readonly index: Measure
  readonly level: LevelFigure
  readonly flags: readonly CellFlag[]
}
