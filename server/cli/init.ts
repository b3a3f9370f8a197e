import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Command } from 'commander'

import { toInstant } from '../../surveys/instant.ts'
import { configPath, EXAMPLE_CONFIG } from '../config.ts'
import { createKeyFiles } from '../keys/key-files.ts'
import { Problem } from '../problems.ts'
import type { Terminal } from './terminal.ts'
import { orUnwritable } from './write-file.ts'

/** `barometer init`: a configuration to fill in, and the keys. */
export function addInit(program: Command, { say, print }: Terminal): void {
  program
    .command('init')
    .description('skapa inställningar och nycklar för en ny installation')
    .option('--config <fil>', 'inställningsfilen som skapas (annars barometer.json)')
    .action((flags: { readonly config?: string }) => {
      const config = configPath(flags.config)
      if (existsSync(config)) throw new Problem('config/exists', { path: config })
      const keys = join(dirname(config), EXAMPLE_CONFIG.keys)
      orUnwritable(config, () => {
        mkdirSync(dirname(config), { recursive: true })
        const today = toInstant(new Date()).slice(0, 10)
        createKeyFiles(keys, today, randomBytes)
        const accessibility = { ...EXAMPLE_CONFIG.accessibility, updatedOn: today }
        const body = `${JSON.stringify({ ...EXAMPLE_CONFIG, accessibility }, null, 2)}\n`
        writeFileSync(config, body, { mode: 0o600, flag: 'wx' })
      })
      print(say('cli.init.done', { config, keys }))
    })
}
