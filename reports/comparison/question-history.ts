import { byCodePoint } from '../../surveys/code-point-order.ts'
import type { ComparedItem, Comparison } from './comparison.ts'

/** One question in two rounds that are compared in full. */
export interface HistoryStep {
  readonly comparison: Comparison
  readonly item: ComparedItem
}

/**
 * One question through several rounds (historik): the comparison that is looked at, and those that lead on from it,
 * the earliest first. Only what is compared in full leads on: a chain of rough comparisons says nothing.
 *
 * @param certified Every comparison that may be read; two of the same rounds are told apart by when they were certified.
 */
export function questionHistory(
  from: HistoryStep,
  certified: readonly Comparison[],
): readonly HistoryStep[] {
  if (!isFull(from.item)) return [from]
  const before = follow(from, step => neighbour(step, certified, EARLIER))
  const after = follow(from, step => neighbour(step, certified, LATER))
  return [...before.toReversed(), from, ...after]
}

/** Which way to go: what one comparison has at its end, the next has at its beginning. */
interface Way {
  readonly near: 'first' | 'second'
  readonly far: 'first' | 'second'
}

const EARLIER: Way = { near: 'first', far: 'second' }
const LATER: Way = { near: 'second', far: 'first' }

/** Years only go one way; where files of others say otherwise, it ends at what it has been at. */
function follow(
  from: HistoryStep,
  next: (step: HistoryStep) => HistoryStep | null,
): readonly HistoryStep[] {
  const steps: HistoryStep[] = []
  const seen = new Set([from.comparison])
  for (let step = next(from); step !== null && !seen.has(step.comparison); step = next(step)) {
    seen.add(step.comparison)
    steps.push(step)
  }
  return steps
}

/** The comparison with the nearest round on that side; `null`: none has the question. */
function neighbour(
  { comparison, item }: HistoryStep,
  certified: readonly Comparison[],
  { near, far }: Way,
): HistoryStep | null {
  const round = comparison[near].round.id
  const question = item[near][0]?.id
  const found = certified.flatMap(other => {
    const same = other.items.find(each => each[far][0]?.id === question && isFull(each))
    return other[far].round.id === round && same !== undefined
      ? [{ comparison: other, item: same }]
      : []
  })
  const [nearest] = found.toSorted(
    (a, b) =>
      bySpan(a.comparison, b.comparison) ||
      byCodePoint(b.comparison.certifiedAt ?? '', a.comparison.certifiedAt ?? ''),
  )
  return nearest ?? null
}

/** How far two rounds lie apart: in years, and within a year in time. */
function bySpan(a: Comparison, b: Comparison): number {
  const years = ({ first, second }: Comparison) => second.round.year - first.round.year
  const time = ({ first, second }: Comparison) =>
    Date.parse(second.round.closedAt) - Date.parse(first.round.closedAt)
  return years(a) - years(b) || time(a) - time(b)
}

function isFull({ values }: ComparedItem): boolean {
  return values?.unit === 'grade'
}
