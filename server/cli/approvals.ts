import type { Command } from 'commander'

import { writeCsv } from '../../reports/formats/csv/write.ts'
import type { Duplicate } from '../services/find-duplicates.ts'
import { dialectOf, withCsvOutput } from './csv-flags.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

type ListFlags = InstallationFlags & { readonly format: string; readonly out?: string }
type RejectFlags = InstallationFlags & { readonly reason: string }
interface ApproveFlags extends InstallationFlags {
  readonly association?: string
  readonly new?: true
  readonly sector?: string
  readonly replace?: true
}

/** `barometer responses waiting|approve|reject`: what came by an open link. */
export function addApprovals(responses: Command, terminal: Terminal): void {
  addWaiting(responses, terminal)
  addApprove(responses, terminal)
  addReject(responses, terminal)
}

const COLUMNS = ['id', 'namn', 'organisationsnummer', 'sektor', 'vald ur registret', 'se upp för']

function addWaiting(responses: Command, terminal: Terminal): void {
  const { say, tell, deliver } = terminal
  withCsvOutput(withInstallation(responses.command('waiting')), 'csv')
    .description('visa svar från den öppna länken som väntar, med möjliga dubbletter')
    .argument('<omgång>')
    .action((round: string, flags: ListFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        const lines = await container.approvals.list(round)
        if (lines.length === 0) tell(say('cli.responses.noneWaiting', { round }))
        const rows = lines.map(({ walkIn, duplicates }) => [
          walkIn.id,
          walkIn.name,
          walkIn.orgNumber ?? '',
          walkIn.sector,
          walkIn.associationId ?? '',
          duplicates.map(each => duplicateText(each, terminal)).join('; '),
        ])
        deliver(writeCsv(COLUMNS, rows, dialectOf(flags.format)), flags.out)
      }),
    )
}

function duplicateText(duplicate: Duplicate, { say }: Pick<Terminal, 'say'>): string {
  const { why, name } = duplicate
  return why === 'waiting'
    ? say('cli.duplicate.waiting', { name, id: duplicate.walkInId })
    : say(`cli.duplicate.${why}`, { name, association: duplicate.associationId })
}

function addApprove(responses: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(responses.command('approve'))
    .description('godkänn ett svar från den öppna länken: det räknas som föreningens')
    .argument('<omgång>')
    .argument('<svar>', 'svarets id i listan över dem som väntar')
    .option('--association <id>', 'föreningen som svaret ska räknas som (annars den som valdes)')
    .option('--new', 'föreningen finns inte i registret: ta in den i omgången med det id:t')
    .option('--sector <sektor>', 'den nya föreningens sektor (annars den som valdes)')
    .option('--replace', 'ersätt det som föreningen redan har skickat in eller börjat på')
    .action((round: string, id: string, flags: ApproveFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const act = { act: 'response.approved', object: round, detail: id } as const
        const { associationId, name } = await record(act, () =>
          container.approvals.approve(round, id, {
            associationId: flags.association ?? null,
            isNew: flags.new === true,
            sector: flags.sector ?? null,
            replaces: flags.replace === true,
          }),
        )
        print(say('cli.responses.approved', { name, association: associationId }))
      }),
    )
}

function addReject(responses: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(responses.command('reject'))
    .description('avvisa ett svar från den öppna länken: det tas bort')
    .argument('<omgång>')
    .argument('<svar>', 'svarets id i listan över dem som väntar')
    .requiredOption('--reason <skäl>', 'varför; skrivs i loggen')
    .action((round: string, id: string, { reason, ...flags }: RejectFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const act = { act: 'response.rejected', object: round, detail: id, reason } as const
        await record(act, () => container.approvals.reject(round, id))
        print(say('cli.responses.rejected'))
      }),
    )
}
