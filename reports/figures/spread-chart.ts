import { formatShare } from '../formats/swedish.ts'
import type { Dataset, RowChart, RowText } from './chart.ts'
import { DOTS } from './marks.ts'
import { rowOptions } from './row-options.ts'
import { barOf, outsideOf, PART_LOOKS, type SpreadPart } from './spread-parts.ts'

/** How the answers to one question in one group spread. Shares are in [0, 1]. */
export interface SpreadRow {
  readonly label: string
  /** How many are behind it. */
  readonly base: string
  /** What stands in the place of the bar where it is withheld or missing; empty: it is there. */
  readonly gap: string
  /** Set apart from the rows before it. */
  readonly isTotal: boolean
  /** The share of each grade, from the lowest; empty where they are withheld or missing. */
  readonly shares: readonly number[]
  /** The share of "vet inte", or what stands in its place. */
  readonly dontKnow: number | string
}

export interface SpreadChartSource {
  readonly rows: readonly SpreadRow[]
  /** What `base` is: n. */
  readonly bases: string
  /** The row that tells which part is which: what it is called, and each of its parts. */
  readonly key: {
    readonly label: string
    readonly grades: readonly string[]
    readonly dontKnow: string
  }
}

/** How high a bar is, in pixels. */
const HEIGHT = 20
/** Between two parts of a bar, and before what stands outside of it, in per cent. */
const SLIT = 0.5
const APART = 5
/** The axis ends at whole steps of so many per cent. */
const STEP = 5
/** Of the key, so that its words have room. */
const KEY_OUTSIDE = 0.3

/**
 * How answers spread (fördelning): one stacked bar a row, centred on the middle of the scale, and outside of it in grey
 * the share of "vet inte". The first row tells which part is which.
 */
export function spreadChart({ rows: given, bases, key }: SpreadChartSource): RowChart {
  const told = given.flatMap((row, at) =>
    row.isTotal && given[at - 1]?.isTotal === false ? [EMPTY, row] : [row],
  )
  const rows = [keyRow(key), EMPTY, ...told]
  const bars = rows.map(({ shares }) => barOf(shares))
  const min = -upTo(bars.flat().map(({ from }) => -from))
  const end = upTo(bars.flat().map(({ to }) => to))
  const outside = rows.map(({ dontKnow }) =>
    typeof dontKnow === 'number' ? [outsideOf(dontKnow, end + APART)] : [],
  )
  const max = upTo(outside.flat().map(({ to }) => to))
  const parts = rows.map((_, y) => [...(bars[y] ?? []), ...(outside[y] ?? [])])
  return {
    type: 'scatter',
    rows: rows.map(({ label }) => label),
    keyRows: 2,
    bases: { name: bases, rows: rows.map(({ base }) => base) },
    texts: rows.flatMap(({ gap, dontKnow }, y) => [
      ...partTexts(parts[y] ?? [], y, y === 0 ? [...key.grades, key.dontKnow] : null),
      ...gapText(gap, { x: min, y, room: end - min }),
      ...gapText(typeof dontKnow === 'string' ? dontKnow : '', { x: end + APART, y, room: max }),
    ]),
    data: { datasets: PART_LOOKS.map(({ colour }) => datasetOf(colour, parts)) },
    options: rowOptions({ min, max, named: [{ value: 0, text: '' }] }, rows.length),
  }
}

const EMPTY: SpreadRow = {
  label: '',
  base: '',
  gap: '',
  isTotal: false,
  shares: [],
  dontKnow: '',
}

/** What is not there, in words. */
function gapText(text: string, at: Pick<RowText, 'x' | 'y' | 'room'>): readonly RowText[] {
  return text === '' ? [] : [{ ...at, text, align: 'left', colour: null, otherwise: 'label' }]
}

function keyRow({ label, grades }: SpreadChartSource['key']): SpreadRow {
  return { ...EMPTY, label, shares: grades.map(() => 1 / grades.length), dontKnow: KEY_OUTSIDE }
}

/** What is written in the parts of a bar that are wide enough. @param names `null`: how large each is. */
function partTexts(
  parts: readonly SpreadPart[],
  y: number,
  names: readonly string[] | null,
): readonly RowText[] {
  return parts.map(({ from, to, share, look }, part) => ({
    text: names === null ? formatShare(share) : (names[part] ?? ''),
    x: (from + to) / 2,
    y,
    align: 'center',
    colour: look.ink,
    room: to - from - SLIT,
    otherwise: 'nowhere',
  }))
}

/** All parts of one colour, as lines as thick as bars. */
function datasetOf(colour: string, rows: readonly (readonly SpreadPart[])[]): Dataset {
  const data = rows.flatMap((parts, y) =>
    parts
      .filter(({ from, to, look }) => look.colour === colour && to > from)
      .flatMap(({ from, to }) => {
        const slit = Math.min(SLIT, (to - from) / 2) / 2
        return [
          { x: from + slit, y },
          { x: to - slit, y },
          { x: null, y },
        ]
      }),
  )
  return {
    ...DOTS,
    label: '',
    data,
    showLine: true,
    pointRadius: 0,
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: HEIGHT,
    order: 1,
  }
}

function upTo(ends: readonly number[]): number {
  return Math.ceil(Math.max(0, ...ends) / STEP) * STEP
}
