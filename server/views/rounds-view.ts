import type { Say } from '../../reports/documents/document.ts'
import { formatCount, formatMoment, formatShare, MISSING } from '../../reports/formats/swedish.ts'
import { pathTo, paths } from '../paths.ts'
import type { RoundProgress } from '../services/round-service.ts'
import type { WorkPage } from './site-view.ts'

/** The rounds, newest year first, and the certified ones that can be compared. */
export function roundsView(listed: readonly RoundProgress[], say: Say) {
  const page: WorkPage = {
    title: say('rounds.title'),
    synthetic: listed.some(({ round }) => round.synthetic),
    preliminary: false,
    hasCharts: false,
    navigation: { rounds: paths.rounds },
  }
  const newestFirst = listed.toSorted((a, b) => b.round.year - a.round.year)
  return {
    ...page,
    rounds: newestFirst.map(({ round, phase, invited, answered }) => ({
      id: round.id,
      href: round.opened === null ? null : pathTo.result(round.id),
      state: say(`phase.${phase}`),
      closes: formatMoment(round.closedAt ?? round.closesAt),
      invited: round.opened === null ? MISSING : formatCount(invited),
      answered: round.opened === null ? MISSING : formatCount(answered),
      rate: invited === 0 ? MISSING : formatShare(answered / invited),
    })),
    comparisons: neighbours(newestFirst.filter(({ phase }) => phase === 'certified')).map(
      ([later, earlier]) => ({
        href: pathTo.comparison(earlier.round.id, later.round.id),
        text: say('rounds.comparison', {
          first: String(earlier.round.year),
          second: String(later.round.year),
        }),
      }),
    ),
  }
}

function neighbours<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.slice(1).flatMap((item, index) => {
    const before = items[index]
    return before === undefined ? [] : [[before, item] as const]
  })
}
