import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Command } from 'commander'

import { configPath, isStandaloneAllowed, loadConfig } from '../config.ts'
import { upgradeStore } from '../container.ts'
import { existing, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'
import { orUnwritable } from './write-file.ts'

const FOLDER = 'backups'

/** `barometer upgrade`: brings the store of an earlier version of the program to this one's. */
export function addUpgrade(program: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(program.command('upgrade'))
    .description('gör ett lager från en äldre version klart för den här; tar en kopia först')
    .action(async (flags: InstallationFlags) => {
      const path = configPath(flags.config)
      const store = existing(loadConfig(path, flags).store)
      const folder = join(dirname(path), FOLDER)
      const at = new Date().toISOString().replaceAll(/[:.]/g, '')
      const backupPath = (name: string) => {
        orUnwritable(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }))
        return join(folder, `${at}-${name}`)
      }
      const allowStandalone = isStandaloneAllowed()
      const { from, to, backup } = await upgradeStore(store, { allowStandalone, backupPath })
      if (backup === null) print(say('cli.upgrade.current', { version: to }))
      else print(say('cli.upgrade.done', { from, to, backup }))
    })
}
