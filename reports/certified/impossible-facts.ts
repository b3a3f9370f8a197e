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
  return roundsIn(read).flatMap(told => [...momentFaults(told), ...countFaults(told)])
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
  const moments = [
    ['openedAt', openedAt],
    ['closedAt', closedAt],
    ['certifiedAt', certifiedAt],
    ...notes.map(({ at }, index) => [`notes[${index}].at`, at] as const),
  ] as const
  return moments.flatMap(([name, at]) =>
    at === null || isMoment(at) ? [] : [fault(`${path}round.${name}`, 'noMoment', { value: at })],
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
    ...sumFaults(`${path}response.modes`, came, total.answered),
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
