import { randomBytes } from 'node:crypto'

import type { Command } from 'commander'

import { toInstant } from '../../surveys/instant.ts'
import { configPath, loadConfig } from '../config.ts'
import { writeSealedLines } from '../files/sealed-lines.ts'
import { sealKeys } from '../keys/key-archive.ts'
import { readProgram } from '../program.ts'
import { backupLines } from '../services/backup-service.ts'
import { isDigested } from '../services/store-digest.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import { keepSmall } from './keep-small.ts'
import { askPassphrase, type PassphraseFlags, withPassphrase } from './passphrase.ts'
import type { Terminal } from './terminal.ts'

/** What the first line of a backup says that it is. */
export const BACKUP = 'samverkansbarometer-backup-1'

interface BackupFlags extends InstallationFlags, PassphraseFlags {
  readonly out: string
  readonly keys?: true
}

/** `barometer backup`: everything in the store as one file, while it is served; or the keys, apart from it. */
export function addBackup(program: Command, terminal: Terminal): void {
  withPassphrase(withInstallation(program.command('backup')))
    .description('säkerhetskopiera lagret, eller nycklarna, till en fil')
    .requiredOption('--out <fil>', 'filen som skrivs')
    .option('--keys', 'nycklarna i stället för lagret, förseglade med en lösenfras')
    .action((flags: BackupFlags) =>
      flags.keys === true ? backupKeys(flags, terminal) : backupStore(flags, terminal),
    )
}

async function backupStore(flags: BackupFlags, terminal: Terminal): Promise<void> {
  const { say, tell } = terminal
  keepSmall()
  await inInstallation({ ...flags, evenIfMoved: true }, terminal, async ({ container, record }) => {
    const progress = terminal.progress('cli.progress.backedUp')
    const { name, version } = readProgram()
    const header = { kind: BACKUP, program: `${name} ${version}`, takenAt: toInstant(new Date()) }
    const lines = backupLines(container.store, progress.report)
    const { lines: records, digest } = await record({ act: 'store.backedUp' }, () =>
      writeSealedLines(flags.out, header, { lines, isDigested }),
    )
    progress.done()
    tell(say('cli.backup.done', { out: flags.out, records, digest }))
  })
}

async function backupKeys(flags: BackupFlags, terminal: Terminal): Promise<void> {
  const { keys } = loadConfig(configPath(flags.config))
  const archive = await sealKeys(keys, await askPassphrase(flags, terminal), randomBytes)
  terminal.deliver(`${JSON.stringify(archive)}\n`, flags.out)
}
