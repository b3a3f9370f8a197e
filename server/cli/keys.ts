import type { Command } from 'commander'

import { toInstant } from '../../surveys/instant.ts'
import { configPath, loadConfig } from '../config.ts'
import { addSigningKey, readSigningKeys } from '../keys/key-files.ts'
import { publicKeyText } from '../keys/public-key-text.ts'
import { fingerprintOf } from '../keys/signatures.ts'
import { Problem } from '../problems.ts'
import type { Terminal } from './terminal.ts'

interface KeysFlags {
  readonly config?: string
  readonly out?: string
}

/** `barometer keys public|add`: the keys that certified files are signed with. */
export function addKeys(program: Command, terminal: Terminal): void {
  const keys = program
    .command('keys')
    .description('nycklarna som fastställda filer signeras med')
    .helpCommand(false)
  addPublic(keys, terminal)
  addAdd(keys, terminal)
}

function addPublic(keys: Command, { say, deliver }: Terminal): void {
  keys
    .command('public')
    .description('skriv ut de öppna nycklarna, den nyaste först, för den som kontrollerar filer')
    .argument('[fingeravtryck]', 'bara den nyckeln')
    .option('--config <fil>', 'inställningarna (annars barometer.json)')
    .option('--out <fil>', 'skriv till en fil i stället för till skärmen')
    .action((fingerprint: string | undefined, { config, out }: KeysFlags) => {
      const { known } = readSigningKeys(loadConfig(configPath(config)).keys)
      const asked = [...known].filter(([key]) => fingerprint === undefined || key === fingerprint)
      if (asked.length === 0) throw new Problem('keys/unknown', { key: fingerprint ?? '' })
      deliver(publicKeyText(new Map(asked), say), out)
    })
}

function addAdd(keys: Command, { say, print }: Terminal): void {
  keys
    .command('add')
    .description('skapa en ny nyckel att signera med; de tidigare finns kvar')
    .option('--config <fil>', 'inställningarna (annars barometer.json)')
    .action(({ config }: KeysFlags) => {
      const folder = loadConfig(configPath(config)).keys
      const day = toInstant(new Date()).slice(0, 10)
      print(say('cli.keys.added', { key: fingerprintOf(addSigningKey(folder, day)) }))
    })
}
