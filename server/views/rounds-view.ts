import { yearNames } from '../../reports/documents/comparison-names.ts'
import type { Say } from '../../reports/documents/document.ts'
import { formatCount, formatMoment, formatShare, MISSING } from '../../reports/formats/swedish.ts'
import { isPilot, type Round, type RoundPhase } from '../../surveys/round.ts'
import { may } from '../accounts/policy.ts'
import { pathTo, paths } from '../paths.ts'
import type { ComparablePair } from '../services/comparison-service.ts'
import type { RoundProgress } from '../services/round-service.ts'
import type { Job } from '../store/job-store.ts'
import { type Visitor, workPage } from './work-page.ts'

/** What the page of rounds is made from. */
export interface ListedRounds {
  readonly visitor: Visitor
  /** Long work of one's own that has ended. */
  readonly unread: readonly Job[]
  readonly rounds: readonly RoundProgress[]
  readonly comparable: readonly ComparablePair[]
}

/** The rounds, newest year first, and those that can be compared. Whose result someone may not read is not there. */
export function roundsView({ visitor, unread, rounds, comparable }: ListedRounds, say: Say) {
  const listed = rounds.filter(({ round }) => {
    const isCertified = round.state === 'certified'
    return may(visitor.user, 'results.read', { kind: 'result', isCertified })
  })
  const newestFirst = listed.toSorted((a, b) => b.round.year - a.round.year)
  return {
    ...workPage(say('rounds.title'), { visitor, current: paths.rounds }, say),
    notes: unread.map(job => ({
      action: pathTo.jobReading(job.id),
      text: say('job.note', {
        kind: say(`job.kind.${job.kind}`),
        state: say(`job.state.${job.state}`),
      }),
    })),
    synthetic: listed.some(({ round }) => round.synthetic),
    add: may(visitor.user, 'rounds.run') ? pathTo.setUp('enkat') : null,
    empty: say(may(visitor.user, 'rounds.run') ? 'rounds.none' : 'rounds.noneToRead'),
    rounds: newestFirst.map(({ round, phase, invited, answered, rate }) => ({
      id: round.id,
      href: pathTo.round(round.id),
      state: stateText(round, phase, say),
      closes: formatMoment(round.closedAt ?? round.closesAt),
      invited: round.opened === null || invited === null ? MISSING : formatCount(invited),
      answered: round.opened === null ? MISSING : formatCount(answered),
      rate: rate === null ? MISSING : formatShare(rate),
    })),
    comparisons: comparable.map(({ earlier, later }) => ({
      href: pathTo.comparisons([earlier.id, later.id]),
      text: say(
        'rounds.comparison',
        yearNames({ first: { round: earlier }, second: { round: later } }),
      ),
    })),
  }
}

function stateText(round: Round, phase: RoundPhase, say: Say): string {
  const text = say(`phase.${phase}`)
  return isPilot(round) ? say('rounds.pilot', { phase: text }) : text
}
