import { type Fault, fault } from '../../surveys/fault.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { ResponseCounts, ResponseFacts, RoundFacts } from '../results/result-set.ts'
import { sumOf } from '../statistics/sum-of.ts'
import type { ReadContent } from './read-content.ts'

/** What a result or one round of a comparison says of who answered, and where in the file it stands. */
interface ToldRound {
  readonly path: string
  readonly round: RoundFacts
  readonly response: ResponseFacts
}

/** Every place in a file that cannot be, whatever was answered: sums that do not sum, and moments that never were. */
export function impossibleFacts(read: ReadContent): readonly Fault[] {
  const { content } = read
  const own = 'certifiedAt' in content ? noMoments([['certifiedAt', content.certifiedAt]]) : []
  return [...own, ...roundsIn(read).flatMap(told => [...momentFaults(told), ...countFaults(told)])]
}

function roundsIn(read: ReadContent): readonly ToldRound[] {
  switch (read.kind) {
    case 'result':
      return [{ path: '', ...read.content }]
    case 'comparison':
      return [
        { path: 'first.', ...read.content.first },
        { path: 'second.', ...read.content.second },
      ]
    case 'supplement':
      return []
  }
}

function momentFaults({ path, round }: ToldRound): readonly Fault[] {
  const { openedAt, closedAt, certifiedAt, notes } = round
  return noMoments([
    [`${path}round.openedAt`, openedAt],
    [`${path}round.closedAt`, closedAt],
    [`${path}round.certifiedAt`, certifiedAt],
    ...notes.map(({ at }, index) => [`${path}round.notes[${index}].at`, at] as const),
  ])
}

function noMoments(moments: readonly (readonly [string, Instant | null])[]): readonly Fault[] {
  return moments.flatMap(([place, at]) =>
    at === null || isMoment(at) ? [] : [fault(place, 'noMoment', { value: at })],
  )
}

/** Not the 31 of February, which reads as another day. */
function isMoment(at: Instant): boolean {
  const read = new Date(at)
  return !Number.isNaN(read.getTime()) && read.toISOString() === at
}

function countFaults({ path, response }: ToldRound): readonly Fault[] {
  const { total, sectors, modes } = response
  const answered = sumOf(sectors, counts => counts.answered)
  const came = modes === null ? total.answered : sumOf(Object.values(modes), count => count)
  return [
    ...sumFaults(`${path}response.total.answered`, total.answered, answered),
    ...sumFaults(`${path}response.total.invited`, total.invited, invitedIn(sectors)),
    ...sumFaults(`${path}response.modes`, total.answered, came),
  ]
}

/** `null` where nobody knows how many a sector has. */
function invitedIn(sectors: readonly ResponseCounts[]): number | null {
  const known = sectors.map(({ invited }) => invited)
  return known.includes(null) ? null : sumOf(known, count => count ?? 0)
}

function sumFaults(path: string, stands: number | null, sum: number | null): readonly Fault[] {
  if (stands === sum) return []
  return [fault(path, 'otherSum', { stands: stands ?? '–', sum: sum ?? '–' })]
}
