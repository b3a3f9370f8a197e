import type { RoundId } from '../../surveys/round.ts'
import type { ComparedItem, Comparison } from './comparison.ts'

/** One question through several rounds: what each comparison has of it, in their order; `null`: nothing. */
export interface QuestionAlong {
  readonly item: ComparedItem
  readonly compared: readonly (ComparedItem | null)[]
}

/**
 * The questions that the latest of some rounds asked, each as it is found in every comparison of two of them.
 *
 * @param comparisons Of neighbouring rounds from the earliest on, and then any other two of the same rounds.
 */
export function questionsAlong(comparisons: readonly Comparison[]): readonly QuestionAlong[] {
  const latest = comparisons.reduce<Comparison | null>(
    (found, each) => (found === null || byLater(each, found) > 0 ? each : found),
    null,
  )
  if (latest === null) return []
  return latest.items.flatMap(item => {
    const [asked] = item.second
    if (asked === undefined) return []
    const names = namesOf(asked.id, latest, comparisons)
    return [{ item, compared: comparisons.map(each => itemIn(each, names)) }]
  })
}

/** By the later round: its year, and within a year when it closed. */
export function byLater({ second: a }: Comparison, { second: b }: Comparison): number {
  return a.round.year - b.round.year || Date.parse(a.round.closedAt) - Date.parse(b.round.closedAt)
}

type Names = ReadonlyMap<RoundId, string>

/** What a question is called in each round, followed back from the latest as far as it can be compared. */
function namesOf(id: string, latest: Comparison, comparisons: readonly Comparison[]): Names {
  const names = new Map([[latest.second.round.id, id]])
  for (const comparison of comparisons.toReversed()) {
    const found = itemIn(comparison, names)
    const before = found === null || found.class === 'D' ? undefined : found.first[0]
    const { id: round } = comparison.first.round
    if (before !== undefined && !names.has(round)) names.set(round, before.id)
  }
  return names
}

function itemIn({ second, items }: Comparison, names: Names): ComparedItem | null {
  const name = names.get(second.round.id)
  return items.find(item => name !== undefined && item.second[0]?.id === name) ?? null
}
