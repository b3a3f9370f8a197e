import { Option, type Command } from 'commander'

import { toInstant } from '../../surveys/instant.ts'
import { type Config, type ConfigOverrides, configPath, loadConfig } from '../config.ts'
import { type Container, createContainer } from '../container.ts'
import { readSecret } from '../keys/key-files.ts'
import { createRandomPool } from '../keys/random-pool.ts'
import { readProgram } from '../program.ts'
import type { Terminal } from './terminal.ts'

/** Flags of every command that works on an installation. */
export interface InstallationFlags {
  readonly config?: string
  readonly store?: string
}

export function withInstallation(command: Command): Command {
  return command
    .addOption(new Option('--config <fil>', 'inställningarna (annars barometer.json)'))
    .addOption(new Option('--store <fil>', 'lagret (annars det som står i inställningarna)'))
}

export interface Installation {
  readonly config: Config
  readonly container: Container
}

/** Opens the installation that the flags name, and says which store is used. */
function openInstallation(
  flags: InstallationFlags & ConfigOverrides,
  { say, tell }: Pick<Terminal, 'say' | 'tell'>,
): Installation {
  const config = loadConfig(configPath(flags.config), flags)
  const container = createContainer({
    storePath: config.store,
    secret: readSecret(config.keys),
    sectors: config.sectors,
    program: readProgram(),
    now: () => toInstant(new Date()),
    randomBytes: createRandomPool(),
  })
  tell(say('cli.store', { store: container.store.description }))
  return { config, container }
}

/** Does something with an installation, and lets go of its store whatever happens. */
export async function inInstallation(
  flags: InstallationFlags,
  terminal: Terminal,
  work: (installation: Installation) => Promise<void>,
): Promise<void> {
  const installation = openInstallation(flags, terminal)
  try {
    await work(installation)
  } finally {
    await installation.container.store.close()
  }
}
