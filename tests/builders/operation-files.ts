import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { parse } from 'yaml'

const folder = fileURLToPath(new URL('../../../docs/operation/', import.meta.url))

/** What is held of a service in `compose.yaml`. */
export interface ComposeService {
  readonly image: string
  readonly command?: readonly string[]
  readonly build?: { readonly context: string; readonly dockerfile: string }
  readonly environment?: Readonly<Record<string, string>>
  readonly secrets?: readonly string[]
  readonly volumes?: readonly string[]
  readonly ports?: readonly string[]
  readonly networks?: readonly string[] | Readonly<Record<string, { ipv4_address?: string }>>
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean }
  readonly restart?: string
  readonly stop_grace_period?: string
  readonly profiles?: readonly string[]
  readonly network_mode?: string
}

export interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>
  readonly volumes: Readonly<Record<string, unknown>>
  readonly secrets: Readonly<Record<string, { readonly file: string }>>
}

export function readOperationFile(name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

export function readCompose(): Compose {
  return parse(readOperationFile('compose.yaml'), { merge: true }) as Compose
}

/** Settings of a unit of systemd; one that comes twice has several values. */
export function readUnit(name: string): ReadonlyMap<string, readonly string[]> {
  const settings = new Map<string, readonly string[]>()
  for (const [, key = '', value = ''] of readOperationFile(name).matchAll(/^(\w+)=(.*)$/gm)) {
    settings.set(key, [...(settings.get(key) ?? []), value])
  }
  return settings
}

/** What an operator has after `prepare.sh`, in a copy of the folder. */
export function prepare(name = 'svara.provby.example') {
  const copy = mkdtempSync(join(tmpdir(), 'barometer-operation-'))
  cpSync(folder, copy, { recursive: true, filter: path => !path.endsWith('/own') })
  const ourselves = `${process.getuid?.()}:${process.getgid?.()}`
  const run = (...args: readonly string[]) =>
    execFileSync('sh', [join(copy, 'prepare.sh'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], MONGO_OWNER: ourselves, BAROMETER_OWNER: ourselves },
    }).toString()
  run(name)
  return {
    folder: copy,
    run,
    read: (file: string) => readFileSync(join(copy, file), 'utf8'),
    remove: () => rmSync(copy, { recursive: true }),
  }
}
