import { existsSync } from 'node:fs'

import { Option, type Command } from 'commander'

import { toInstant } from '../../surveys/instant.ts'
import { type Config, configPath, isServerAddress, loadConfig } from '../config.ts'
import { type Container, createContainer, openStore } from '../container.ts'
import { readSecret } from '../keys/key-files.ts'
import { createRandomPool } from '../keys/random-pool.ts'
import { Problem } from '../problems.ts'
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

type Work = (installation: Installation) => Promise<void>

/**
 * Does something with an installation, and lets go of its store whatever happens.
 *
 * @throws Problem 'store/missing': a mistyped name is not taken for an empty store.
 */
export async function inInstallation(
  flags: InstallationFlags,
  terminal: Terminal,
  work: Work,
): Promise<void> {
  const config = loadConfig(configPath(flags.config), flags)
  await workIn({ ...config, store: existing(config.store) }, terminal, work)
}

/** @throws Problem 'store/missing': a mistyped name is not taken for an empty store. */
export function existing(store: string): string {
  if (isServerAddress(store) || existsSync(store)) return store
  throw new Problem('store/missing', { path: store })
}

/** The same for a command that may be the first, and makes a store that is not there. */
export async function inNewInstallation(
  flags: InstallationFlags,
  terminal: Terminal,
  work: Work,
): Promise<void> {
  await workIn(loadConfig(configPath(flags.config), flags), terminal, work)
}

async function workIn(config: Config, { say, tell }: Terminal, work: Work): Promise<void> {
  const container = createContainer({
    store: await openStore(config.store, config),
    secret: readSecret(config.keys),
    sectors: config.sectors,
    program: readProgram(),
    now: () => toInstant(new Date()),
    randomBytes: createRandomPool(),
  })
  tell(say('cli.store', { store: container.store.description }))
  try {
    await work({ config, container })
  } finally {
    await container.store.close()
  }
}
