import type { Command } from 'commander'

import { toInstant } from '../../surveys/instant.ts'
import { configPath, isStandaloneAllowed, loadConfig } from '../config.ts'
import { restoreImage } from '../container.ts'
import { readJsonFile } from '../files/read-json.ts'
import { checkSealedLines, eachSealedLine, type SealedLines } from '../files/sealed-lines.ts'
import { unsealKeys } from '../keys/key-archive.ts'
import { createRetiredKeys } from '../keys/retired-keys.ts'
import { Problem } from '../problems.ts'
import { restoreBackup } from '../services/backup-service.ts'
import { isDigested } from '../services/store-digest.ts'
import { BACKUP } from './backup.ts'
import {
  type Installation,
  inNewInstallation,
  type InstallationFlags,
  withInstallation,
} from './installation.ts'
import { keepSmall } from './keep-small.ts'
import { askPassphrase, type PassphraseFlags, withPassphrase } from './passphrase.ts'
import type { Terminal } from './terminal.ts'
import { whoCommands } from './who-commands.ts'

interface RestoreFlags extends InstallationFlags, PassphraseFlags {
  readonly keys?: true
}

/** `barometer restore`: a backup into an empty store, held against its own digest; or the keys. */
export function addRestore(program: Command, terminal: Terminal): void {
  withPassphrase(withInstallation(program.command('restore <fil>')))
    .description('återställ en säkerhetskopia i ett tomt lager, eller nycklarna')
    .option('--keys', 'filen är nycklarnas säkerhetskopia')
    .action((file: string, flags: RestoreFlags) =>
      flags.keys === true
        ? restoreKeys(file, flags, terminal)
        : restoreStore(file, flags, terminal),
    )
}

async function restoreKeys(file: string, flags: RestoreFlags, terminal: Terminal): Promise<void> {
  const { keys } = loadConfig(configPath(flags.config))
  const passphrase = await askPassphrase(flags, terminal)
  await unsealKeys(readJsonFile(file), passphrase, keys)
  terminal.tell(terminal.say('cli.keys.restored', { keys }))
}

async function restoreStore(file: string, flags: RestoreFlags, terminal: Terminal): Promise<void> {
  keepSmall()
  // All of it is read before anything is written.
  const backup = await checkSealedLines(file, isDigested)
  const { kind } = backup.header as { readonly kind?: unknown }
  if (kind === BACKUP) {
    await inNewInstallation(flags, terminal, installation =>
      restoreInto(installation, { file, backup, terminal }),
    )
    return
  }
  const { store } = loadConfig(configPath(flags.config), flags)
  const options = { allowStandalone: isStandaloneAllowed() }
  const isImage = await restoreImage(store, { kind, lines: eachSealedLine(file) }, options)
  if (!isImage) throw new Problem('backup/notABackup', { path: file })
  terminal.tell(terminal.say('cli.restore.image'))
}

async function restoreInto(
  { config, container }: Installation,
  given: { readonly file: string; readonly backup: SealedLines; readonly terminal: Terminal },
): Promise<void> {
  const { file, backup, terminal } = given
  const { say, tell } = terminal
  const progress = terminal.progress('cli.progress.restored')
  const { store, verification } = container
  const retiredKeys = createRetiredKeys(config.keys)
  const { retired, digest } = await restoreBackup({
    lines: eachSealedLine(file),
    store,
    isRetired: wrapped => retiredKeys.has(wrapped),
    now: () => toInstant(new Date()),
    progress: progress.report,
  })
  const { faults } = await verification.verify(() => undefined)
  progress.done()
  if (faults.length > 0) throw new Problem('store/unsound', { count: faults.length }, { faults })
  // The log goes on after what was restored of it.
  await container.acts.note({ ...whoCommands(), act: 'store.restored', detail: digest })
  tell(say('cli.restore.done', { records: backup.lines, digest }))
  if (retired.length > 0) tell(say('cli.restore.retired', { rounds: retired.join(', ') }))
  tell(say('cli.restore.held'))
}
