import { existsSync } from 'node:fs'

import { Option, type Command } from 'commander'

import { toInstant } from '../../surveys/instant.ts'
import {
  type Config,
  configPath,
  isServerAddress,
  isStandaloneAllowed,
  loadConfig,
} from '../config.ts'
import { type Container, createContainer, openIdOf, openStore } from '../container.ts'
import { readSecret, readSigningKeys } from '../keys/key-files.ts'
import { createRandomPool } from '../keys/random-pool.ts'
import { createRetiredKeys } from '../keys/retired-keys.ts'
import { loginRules } from '../login-settings.ts'
import { mailOf } from '../mail/mail-of.ts'
import { Problem } from '../problems.ts'
import { readProgram } from '../program.ts'
import type { RecordAct } from '../services/act-log.ts'
import type { Store } from '../store/store.ts'
import type { Terminal } from './terminal.ts'
import { recordingIn } from './who-commands.ts'

/** Flags of every command that works on an installation. */
export interface InstallationFlags {
  readonly config?: string
  readonly store?: string
}

/** A command that only reads may do so also from a store that has moved. */
interface Reading extends InstallationFlags {
  readonly evenIfMoved?: true
}

export function withInstallation(command: Command): Command {
  return command
    .addOption(new Option('--config <fil>', 'inställningarna (annars barometer.json)'))
    .addOption(new Option('--store <fil>', 'lagret (annars det som står i inställningarna)'))
}

export interface Installation {
  readonly config: Config
  readonly container: Container
  /** Does something that the log is to hold. */
  readonly record: RecordAct
}

type Work = (installation: Installation) => Promise<void>

/**
 * Does something with an installation, and lets go of its store whatever happens.
 *
 * @throws Problem 'store/missing': a mistyped name is not taken for an empty store.
 */
export async function inInstallation(
  flags: Reading,
  terminal: Terminal,
  work: Work,
): Promise<void> {
  const config = loadConfig(configPath(flags.config), flags)
  await workIn({ ...config, store: existing(config.store) }, terminal, async installation => {
    await requireUsable(installation.container.store, flags)
    await work(installation)
  })
}

/** @throws Problem 'store/unfinished' or 'store/moved'. */
async function requireUsable(store: Store, { evenIfMoved }: Reading): Promise<void> {
  const condition = await store.findCondition()
  if (condition.kind === 'filling') throw new Problem('store/unfinished')
  if (condition.kind !== 'moved' || evenIfMoved === true) return
  throw new Problem('store/moved', { to: condition.to, at: condition.at.slice(0, 10) })
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
  await workIn(loadConfig(configPath(flags.config), flags), terminal, async installation => {
    await requireUsable(installation.container.store, {})
    await work(installation)
  })
}

async function workIn(config: Config, terminal: Terminal, work: Work): Promise<void> {
  const secret = readSecret(config.keys)
  const signing = readSigningKeys(config.keys)
  const openId = await openIdOf(config)
  const staff = { rules: loginRules(config.login), municipality: config.municipality.name, openId }
  const mail = await mailOf(config, terminal.say)
  try {
    await inStore(config.store, terminal, async store => {
      const container = createContainer({
        store,
        secret,
        signing,
        sectors: config.sectors,
        staff,
        mail,
        program: readProgram(),
        now: () => toInstant(new Date()),
        randomBytes: createRandomPool(),
        retired: createRetiredKeys(config.keys),
      })
      await work({ config, container, record: recordingIn(container.acts) })
    })
  } finally {
    // An idle connection to it would keep the process until the mail server or its time ends it.
    mail.transport?.close()
  }
}

/** Opens a store, tells which it is, and lets go of it whatever happens. */
export async function inStore(
  address: string,
  { say, tell }: Terminal,
  work: (store: Store) => Promise<void>,
): Promise<void> {
  const store = await openStore(address, { allowStandalone: isStandaloneAllowed() })
  tell(say('cli.store', { store: store.description }))
  try {
    await work(store)
  } finally {
    await store.close()
  }
}
