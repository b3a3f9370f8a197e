import { yearNames } from '../../reports/documents/comparison-names.ts'
import type { Say } from '../../reports/documents/document.ts'
import { formatCount, formatMoment, formatShare, MISSING } from '../../reports/formats/swedish.ts'
import { isPilot, type Round, type RoundPhase } from '../../surveys/round.ts'
import { may } from '../accounts/policy.ts'
import { pathTo, paths } from '../paths.ts'
import type { ResultSet } from '../../reports/results/result-set.ts'
import type { ComparablePair } from '../services/comparison-service.ts'
import type { ImportedContents } from '../services/result-import-service.ts'
import type { RoundProgress } from '../services/round-service.ts'
import type { Job } from '../store/job-store.ts'
import { idsOf } from './comparison/explorer-view.ts'
import { type Visitor, workPage } from './work-page.ts'

/** What the page of rounds is made from. */
export interface ListedRounds {
  readonly visitor: Visitor
  /** Long work of one's own that has ended. */
  readonly unread: readonly Job[]
  readonly rounds: readonly RoundProgress[]
  readonly comparable: readonly ComparablePair[]
  readonly imported: ImportedContents
}

/**
 * The rounds, newest year first, those of others among them, and what can be compared. Whose result someone may not read
 * is not there.
 */
export function roundsView(
  { visitor, unread, rounds, comparable, imported }: ListedRounds,
  say: Say,
) {
  const { user } = visitor
  const listed = rounds.filter(({ round }) => {
    const isCertified = round.state === 'certified'
    return may(user, 'results.read', { kind: 'result', isCertified })
  })
  const rows = [
    ...listed.map(each => ownRow(each, say)),
    ...imported.results.map(each => importedRow(each, say)),
  ]
  return {
    ...workPage(say('rounds.title'), { visitor, current: paths.rounds }, say),
    notes: unread.map(job => ({
      action: pathTo.jobReading(job.id),
      text: say('job.note', {
        kind: say(`job.kind.${job.kind}`),
        state: say(`job.state.${job.state}`),
      }),
    })),
    synthetic: [...listed.map(({ round }) => round), ...imported.results].some(
      ({ synthetic }) => synthetic,
    ),
    add: may(user, 'rounds.run') ? pathTo.setUp('enkat') : null,
    ...emptyState(user, say),
    rounds: rows.toSorted((a, b) => b.year - a.year),
    comparisons: [
      ...comparable.map(({ earlier, later }) => ({
        href: pathTo.comparisons([earlier.id, later.id]),
        text: comparisonText({ first: { round: earlier }, second: { round: later } }, say),
      })),
      ...imported.comparisons.map(comparison => ({
        href: pathTo.explorer(idsOf(comparison)),
        text: comparisonText(comparison, say),
      })),
    ],
  }
}

/** What to do first, where there is nothing yet: as far as someone may do it. */
function emptyState(user: Visitor['user'], say: Say) {
  if (may(user, 'rounds.run')) return { empty: say('rounds.none'), importing: null }
  if (!may(user, 'results.import')) return { empty: say('rounds.noneToRead'), importing: null }
  return { empty: say('rounds.noneImported'), importing: paths.imported }
}

function ownRow({ round, phase, invited, answered, rate }: RoundProgress, say: Say) {
  return {
    id: round.id,
    year: round.year,
    href: pathTo.round(round.id),
    state: stateText(round, phase, say),
    closes: formatMoment(round.closedAt ?? round.closesAt),
    invited: round.opened === null || invited === null ? MISSING : formatCount(invited),
    answered: round.opened === null ? MISSING : formatCount(answered),
    rate: rateText(rate),
  }
}

/** Of a round of others there is the result, and nothing to do. */
function importedRow({ round, response: { total } }: ResultSet, say: Say) {
  return {
    id: round.id,
    year: round.year,
    href: pathTo.result(round.id),
    state: say('rounds.imported'),
    closes: formatMoment(round.closedAt),
    invited: total.invited === null ? MISSING : formatCount(total.invited),
    answered: formatCount(total.answered),
    rate: rateText(total.rate),
  }
}

function rateText(rate: number | null): string {
  return rate === null ? MISSING : formatShare(rate)
}

function comparisonText(pair: Parameters<typeof yearNames>[0], say: Say): string {
  return say('rounds.comparison', yearNames(pair))
}

function stateText(round: Round, phase: RoundPhase, say: Say): string {
  const text = say(`phase.${phase}`)
  return isPilot(round) ? say('rounds.pilot', { phase: text }) : text
}
