import { yearNames } from '../../reports/documents/comparison-names.ts'
import type { Say } from '../../reports/documents/document.ts'
import { formatCount, formatMoment, formatShare, MISSING } from '../../reports/formats/swedish.ts'
import { pathTo } from '../paths.ts'
import type { ComparablePair } from '../services/comparison-service.ts'
import type { RoundProgress } from '../services/round-service.ts'
import { NO_MARKS, type WorkPage } from './site-view.ts'
import { WORK_NAVIGATION } from './work-navigation.ts'

/** The rounds, newest year first, and those that can be compared. */
export function roundsView(
  listed: readonly RoundProgress[],
  comparable: readonly ComparablePair[],
  say: Say,
) {
  const page: WorkPage = {
    ...NO_MARKS,
    title: say('rounds.title'),
    synthetic: listed.some(({ round }) => round.synthetic),
    hasCharts: false,
    navigation: WORK_NAVIGATION,
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
    comparisons: comparable.map(({ earlier, later }) => ({
      href: pathTo.comparison(earlier.id, later.id),
      text: say(
        'rounds.comparison',
        yearNames({ first: { round: earlier }, second: { round: later } }),
      ),
    })),
  }
}
