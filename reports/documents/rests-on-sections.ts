import { formatDay } from '../formats/swedish.ts'
import type { CitedRound, RestsOn } from '../follow-up/follow-up-report.ts'
import { definitions, DEFINITIONS_ANCHOR, plainColumn } from './definitions.ts'
import { heading, note, type Say, type Section, type Table } from './document.ts'
import { citedYears, type FollowUpFacts } from './follow-up-words.ts'

/** The certified files that a report rests on, what else differed between the rounds, and what the figures mean. */
export function restsOnSections({ rests }: FollowUpFacts, say: Say): readonly Section[] {
  if (rests.length === 0) return []
  const compared = rests.filter(rest => rest.kind === 'comparison')
  return [
    heading(2, say('followUp.rests')),
    { kind: 'table', table: restsTable(rests, say) },
    note(say('followUp.restsMeaning')),
    ...compared.flatMap(rest => [
      heading(3, say('followUp.differed', citedYears(rest))),
      { kind: 'list', items: differences(rest, say) } as const,
    ]),
    heading(2, say('define.title'), DEFINITIONS_ANCHOR),
    definitions(DEFINED_HERE, say),
  ]
}

const DEFINED_HERE = [
  'n',
  'mean',
  'interval',
  'level',
  'shareHigh',
  'shareLow',
  'index',
  'change',
  'verdict',
  'comparability',
  'withheld',
  'rounding',
] as const

function differences(rest: Extract<RestsOn, { kind: 'comparison' }>, say: Say): readonly string[] {
  const collectors = say('comparison.collectors', {
    ...citedYears(rest),
    firstCollector: rest.first.collectedBy,
    secondCollector: rest.second.collectedBy,
  })
  return [collectors, ...rest.differences, say('comparison.noCause')]
}

function restsTable(rests: readonly RestsOn[], say: Say): Table {
  const columns = ['file', 'registryNumber', 'certified', 'digest', 'key']
  return {
    caption: say('followUp.rests'),
    columns: columns.map(name => plainColumn(say(`followUp.column.${name}`))),
    rows: rests.map(rest => ({
      header: citedFileName(rest, say),
      anchor: null,
      isTotal: false,
      cells: [
        [...new Set(roundsOf(rest).map(({ registryNumber }) => registryNumber))]
          .filter(number => number !== null)
          .join(', ') || say('followUp.unknown'),
        rest.certifiedAt === null ? say('followUp.unknown') : formatDay(rest.certifiedAt),
        rest.digest,
        rest.key,
      ].map(text => ({ text })),
    })),
  }
}

/** What a certified file is called by its rounds. */
export function citedFileName(rest: RestsOn, say: Say): string {
  return rest.kind === 'comparison'
    ? say('followUp.file.comparison', { first: rest.first.id, second: rest.second.id })
    : say('followUp.file.result', { round: rest.round.id })
}

function roundsOf(rest: RestsOn): readonly CitedRound[] {
  return rest.kind === 'comparison' ? [rest.first, rest.second] : [rest.round]
}
