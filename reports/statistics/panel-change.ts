import { type Scale, scaleSteps } from '../../surveys/questions/scale.ts'
import { indexUnit } from '../tally/index-tally.ts'
import type { IndexPanel, JointCounts, JointIndexTally, JointTally } from '../tally/joint-tally.ts'
import { centred } from './exact-moments.ts'
import { confidenceInterval, type Interval } from './interval.ts'
import { addCounts } from './item-pair.ts'
import { studentUpperTail } from './student-tail.ts'

type Range = Pick<Scale, 'min' | 'max'>

/**
 * The change among those who have a value in both years, wherever they are: unweighted, without a frame,
 * and only for them (statistics.md 10). Never the headline.
 */
export interface PanelChange {
  /** m. */
  readonly n: number
  readonly up: number
  readonly same: number
  readonly down: number
  /** d̄; `null` when there is nobody. */
  readonly meanDifference: number | null
  /** s_d; `null` with fewer than two. */
  readonly sdDifference: number | null
  /** `null` with fewer than two, or when all changed equally much. */
  readonly test: PanelTest | null
}

/** The paired t-test, and what goes with it. */
export interface PanelTest {
  readonly se: number
  readonly df: number
  readonly t: number
  /** Two-sided. */
  readonly p: number
  readonly interval: Interval | null
  /** d_z: the mean difference over the spread of the differences. */
  readonly effectOfDifferences: number
  /** d_av: over the mean of the two years' spreads. */
  readonly effectOfYears: number
  /** Pearson's r between the years; `null` when one of them has no spread. */
  readonly correlation: number | null
}

/** The panel of one question: movers are in it too. */
export function itemPanel({ sectors, movers }: JointTally, scale: Range): PanelChange {
  const counts = addCounts([...Object.values(sectors), movers])
  return panelOf(panelSums(counts, scale), 1)
}

/** The panel of a theme index of so many items. */
export function indexPanel({ panel }: JointIndexTally, items: number): PanelChange {
  return panelOf(panel, indexUnit(items))
}

/** What an index's panel is counted as, for grades. */
function panelSums(counts: JointCounts, scale: Range): IndexPanel {
  const sums = {
    up: 0,
    same: 0,
    down: 0,
    first: 0,
    second: 0,
    squares1: 0,
    squares2: 0,
    products: 0,
  }
  for (const [row, x1] of scaleSteps(scale).entries()) {
    for (const [column, x2] of scaleSteps(scale).entries()) {
      const count = counts[row]?.[column] ?? 0
      sums[x2 > x1 ? 'up' : x2 < x1 ? 'down' : 'same'] += count
      sums.first += count * x1
      sums.second += count * x2
      sums.squares1 += count * x1 * x1
      sums.squares2 += count * x2 * x2
      sums.products += count * x1 * x2
    }
  }
  const { up, same, down } = sums
  return {
    both: up + same + down,
    up,
    same,
    down,
    sumFirst: String(sums.first),
    sumSecond: String(sums.second),
    squaresFirst: String(sums.squares1),
    squaresSecond: String(sums.squares2),
    products: String(sums.products),
  }
}

function panelOf(panel: IndexPanel, unit: number): PanelChange {
  const { both: n, up, same, down, sumFirst, sumSecond } = panel
  const meanDifference = n === 0 ? null : Number(BigInt(sumSecond) - BigInt(sumFirst)) / (unit * n)
  const sd = n < 2 ? null : Math.sqrt(squaresOfDifference(panel) / (n - 1)) / unit
  const test = sd === null || sd === 0 || meanDifference === null ? null : { meanDifference, sd }
  return {
    n,
    up,
    same,
    down,
    meanDifference,
    sdDifference: sd,
    test: test && pairedTest(test, panel, unit),
  }
}

function squaresOfDifference(panel: IndexPanel): number {
  const sum = String(BigInt(panel.sumSecond) - BigInt(panel.sumFirst))
  const squares = BigInt(panel.squaresFirst) + BigInt(panel.squaresSecond)
  return centred(panel.both, [sum, sum, String(squares - 2n * BigInt(panel.products))])
}

function pairedTest(
  { meanDifference, sd }: { readonly meanDifference: number; readonly sd: number },
  { both: n, sumFirst, sumSecond, squaresFirst, squaresSecond, products }: IndexPanel,
  unit: number,
): PanelTest {
  const se = sd / Math.sqrt(n)
  const df = n - 1
  const t = meanDifference / se
  const first = centred(n, [sumFirst, sumFirst, squaresFirst])
  const second = centred(n, [sumSecond, sumSecond, squaresSecond])
  const spreads = (Math.sqrt(first / df) + Math.sqrt(second / df)) / unit
  const together = Math.sqrt(first * second)
  return {
    se,
    df,
    t,
    p: 2 * studentUpperTail(Math.abs(t), df),
    interval: confidenceInterval({ value: meanDifference, se, df, isCensus: false }, 0.95),
    effectOfDifferences: meanDifference / sd,
    effectOfYears: meanDifference / (spreads / 2),
    correlation: together === 0 ? null : centred(n, [sumFirst, sumSecond, products]) / together,
  }
}
