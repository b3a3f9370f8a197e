import { parse } from 'node:path'

import type { Command } from 'commander'

import { isDossierId } from '../../reports/follow-up/dossier-schema.ts'
import { stockholmDay } from '../../surveys/stockholm-time.ts'
import { Problem } from '../problems.ts'
import type { AdditionOutcome, FiledDossier } from '../services/dossier-service.ts'
import { FILE_HELP, findDossier } from './dossier-file.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'
import { whoCommands } from './who-commands.ts'

type ImportFlags = InstallationFlags & {
  readonly id?: string
  readonly reason?: string
  readonly seen?: string
}
type ExportFlags = InstallationFlags & { readonly out?: string }

/** `barometer audit import|list|export`: the dossiers that the auditors keep here. */
export function addAuditDossiers(audit: Command, terminal: Terminal): void {
  addImport(audit, terminal)
  addList(audit, terminal)
  addExport(audit, terminal)
}

function addImport(audit: Command, terminal: Terminal): void {
  withInstallation(audit.command('import'))
    .description('lägg till det som står i en fil i en akt; akten börjas om den inte finns')
    .argument('<fil>', FILE_HELP)
    .option('--id <id>', 'vad akten heter i adresser (annars som filen)')
    .option('--reason <skäl>', 'varför; behövs om något i akten ersätts')
    .option('--seen <nummer>', 'aktens senaste tillägg när du hämtade den; behövs om något ersätts')
    .action((file: string, { id, reason, seen, ...flags }: ImportFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        const dossierId = requireId(id ?? parse(file).name)
        const wanted = { dossierId, reason: reason ?? null, seen: additionNumber(seen) }
        const outcome = await container.dossiers.take(findDossier(file), wanted, whoCommands())
        terminal.print(outcomeText(outcome, { file, dossierId }, terminal))
      }),
    )
}

/** What is no number has seen nothing. */
function additionNumber(written: string | undefined): number | undefined {
  return written !== undefined && /^\d{1,9}$/.test(written) ? Number(written) : undefined
}

/** @throws Problem 'audit/badId'. */
function requireId(id: string): string {
  if (isDossierId(id)) return id
  throw new Problem('audit/badId', { id })
}

/** @throws Problem 'audit/faulty' or 'audit/changedMeanwhile'. */
function outcomeText(
  outcome: AdditionOutcome,
  { file, dossierId }: { readonly file: string; readonly dossierId: string },
  { say }: Terminal,
): string {
  switch (outcome.kind) {
    case 'added': {
      const { dossier, additions } = outcome.filed
      const number = additions.at(-1)?.number ?? 0
      const told = { count: outcome.added, dossier: dossierId, title: dossier.title, number }
      return say('cli.audit.taken', told)
    }
    case 'nothingNew':
      return say('cli.audit.nothingNew', { dossier: dossierId })
    case 'faulty': {
      const { faults } = outcome
      throw new Problem('audit/faulty', { path: file, count: faults.length }, { faults })
    }
    case 'stale':
      throw new Problem('audit/changedMeanwhile', { dossier: dossierId })
  }
}

function addList(audit: Command, terminal: Terminal): void {
  withInstallation(audit.command('list'))
    .description('visa akterna')
    .action((flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        const all = await container.dossiers.list()
        if (all.length === 0) terminal.print(terminal.say('cli.audit.none'))
        for (const filed of all) terminal.print(lineOf(filed, terminal))
      }),
    )
}

function lineOf({ id, dossier, additions }: FiledDossier, { say }: Terminal): string {
  const { title, audits, recommendations } = dossier
  const last = additions.at(-1)
  return say('cli.audit.line', {
    dossier: id,
    title,
    audits: audits.length,
    recommendations: recommendations.length,
    number: last?.number ?? 0,
    day: last === undefined ? '–' : stockholmDay(last.at),
  })
}

function addExport(audit: Command, terminal: Terminal): void {
  withInstallation(audit.command('export'))
    .description('skriv en akt som den är nu, i den form som audit import läser')
    .argument('<akt>', 'aktens id')
    .option('--out <fil>', 'filen att skriva (annars skrivs den ut)')
    .action((id: string, { out, ...flags }: ExportFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const { dossier } = await record({ act: 'audit.exported', object: id }, () =>
          container.dossiers.get(id),
        )
        terminal.deliver(`${JSON.stringify(dossier, null, 2)}\n`, out)
      }),
    )
}
