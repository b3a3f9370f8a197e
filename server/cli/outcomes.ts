import { type Command, Option } from 'commander'

import { type CsvValue, writeCsv } from '../../reports/formats/csv/write.ts'
import {
  OUTCOME_CODES,
  type OutcomeCode,
  type OutcomeDecision,
  proposedOutcome,
  type WayOut,
} from '../../surveys/outcome.ts'
import { dialectOf, withCsvOutput } from './csv-flags.ts'
import { type DecidingFlags, withDeciding } from './deciding.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

type ListFlags = InstallationFlags & { readonly format: string; readonly out?: string }
type ClearFlags = InstallationFlags & DecidingFlags
type SetFlags = ClearFlags & { readonly code: OutcomeCode }

/** `barometer round outcomes` and `barometer round outcome set|clear`. */
export function addOutcomes(round: Command, terminal: Terminal): void {
  addList(round, terminal)
  const outcome = round
    .command('outcome')
    .description('besluta utfallet för en förening som inte svarar')
    .helpCommand(false)
  addSet(outcome, terminal)
  addClear(outcome, terminal)
}

function addList(round: Command, terminal: Terminal): void {
  withCsvOutput(withInstallation(round.command('outcomes')), 'csv')
    .description('visa vilka som har meddelat att de inte svarar, och vad som är beslutat')
    .argument('<omgång>')
    .action((id: string, flags: ListFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        const lines = await container.outcomes.listOutcomes(id)
        const rows = lines.map(({ association, invitation }) => [
          association.associationId,
          association.name,
          ...toldCells(invitation.wayOut, terminal),
          ...decidedCells(invitation.outcome),
        ])
        const columns = ['id', 'namn', ...TOLD_COLUMNS, ...DECIDED_COLUMNS]
        terminal.deliver(writeCsv(columns, rows, dialectOf(flags.format)), flags.out)
      }),
    )
}

const TOLD_COLUMNS = ['meddelat', 'föreslagen adress', 'föreslaget utfall']
const DECIDED_COLUMNS = ['utfall', 'beslutat', 'av', 'skäl']

function toldCells(wayOut: WayOut | null, { say }: Pick<Terminal, 'say'>): readonly CsvValue[] {
  if (wayOut === null) return TOLD_COLUMNS.map(() => '')
  return [say(`answer.wayOut.${wayOut.kind}`), wayOut.email ?? '', proposedOutcome(wayOut)]
}

function decidedCells(outcome: OutcomeDecision | null): readonly CsvValue[] {
  if (outcome === null) return DECIDED_COLUMNS.map(() => '')
  return [outcome.code, outcome.at, outcome.by, outcome.reason]
}

function addSet(outcome: Command, terminal: Terminal): void {
  const { say, print } = terminal
  const meaning =
    'R vill inte svara, NE finns inte eller hör inte hit, U okänt om den finns, O annat'
  withDeciding(withInstallation(outcome.command('set')))
    .description('besluta utfallet; svarar föreningen ändå räknas svaret')
    .argument('<omgång>')
    .argument('<förening>', 'föreningens id i registret')
    .addOption(new Option('--code <kod>', meaning).choices(OUTCOME_CODES).makeOptionMandatory())
    .action((id: string, association: string, flags: SetFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const { code, by, reason } = flags
        await record({ ...decided(id, reason), detail: `${association} ${code}` }, () =>
          container.outcomes.decide(id, association, { code, by, reason }),
        )
        print(say('cli.outcome.set', { association, code, meaning: say(`outcome.${code}`), by }))
      }),
    )
}

function addClear(outcome: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withDeciding(withInstallation(outcome.command('clear')))
    .description('ta bort ett beslut: föreningen räknas som en som inte har svarat')
    .argument('<omgång>')
    .argument('<förening>', 'föreningens id i registret')
    .action((id: string, association: string, flags: ClearFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const { by, reason } = flags
        await record({ ...decided(id, reason), detail: `${association} inget` }, () =>
          container.outcomes.decide(id, association, { code: null, by, reason }),
        )
        print(say('cli.outcome.cleared', { association, by }))
      }),
    )
}

/** What the log has of a decision. */
function decided(object: string, reason: string) {
  return { act: 'outcome.decided', object, reason } as const
}
