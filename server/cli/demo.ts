import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Command } from 'commander'

import { ROLE_WORDS } from '../accounts/role.ts'
import { readPort, storeAddress } from '../config.ts'
import type { Container } from '../container.ts'
import { createDemoDoor, type DemoDoor } from '../demo/demo-door.ts'
import { DEMO_SITE } from '../demo/demo-site.ts'
import { addDemoUsers, type DemoLogin } from '../demo/demo-users.ts'
import { DEMO_OPEN_ROUND, DEMO_RESULT_ROUNDS, DEMO_SEED } from '../demo/fill-demo.ts'
import { DEMO_SIGNING, openDemo } from '../demo/open-demo.ts'
import { publicKeyText } from '../keys/public-key-text.ts'
import { paths, pathTo } from '../paths.ts'
import {
  comparisonReport,
  type Report,
  reportFile,
  type ReportFormat,
  resultReport,
} from '../rendering/report-files.ts'
import { createFront, createLog, listen } from '../web.ts'
import { inStore } from './installation.ts'
import type { Terminal } from './terminal.ts'
import { orUnwritable } from './write-file.ts'

interface DemoFlags {
  readonly host?: string
  readonly port: number
  readonly store?: string
  readonly json?: true
  readonly out?: string
}

const DEFAULT_PORT = 3000
const LOOPBACK = '127.0.0.1'
const WRITTEN: readonly { readonly format: ReportFormat; readonly extension: string }[] = [
  { format: 'html', extension: 'html' },
  { format: 'csv', extension: 'csv' },
  { format: 'json', extension: 'json' },
]

/** `barometer demo`: a made-up municipality with two certified rounds and one that is being answered. */
export function addDemo(program: Command, terminal: Terminal): void {
  program
    .command('demo')
    .description('visa programmet med påhittade exempeldata')
    .option(
      '--host <adress>',
      'lyssna på en annan adress, för att prova i mobilen: bara formulären',
    )
    .option('--port <port>', 'port att lyssna på; 0 väljer en ledig', readPort, DEFAULT_PORT)
    .option('--store <fil>', 'spara exempeldata i en fil (annars försvinner de när demon slutar)')
    .option('--json', 'skriv adresserna som en rad JSON')
    .option('--out <mapp>', 'skriv resultat, jämförelse och nyckel till en mapp, och sluta')
    .action(async (flags: DemoFlags) => {
      const temporary = flags.store === undefined ? mkdtempSync(join(tmpdir(), 'barometer-')) : null
      const path =
        flags.store === undefined ? join(temporary ?? '', 'demo.sqlite') : storeAddress(flags.store)
      try {
        await runDemo(path, flags, terminal)
      } finally {
        if (temporary !== null) rmSync(temporary, { recursive: true, force: true })
      }
    })
}

async function runDemo(address: string, flags: DemoFlags, terminal: Terminal): Promise<void> {
  const { say, tell } = terminal
  await inStore(address, terminal, async store => {
    const { container, fill } = openDemo(store)
    const release = await store.claimServing()
    if (flags.out !== undefined) makeFolder(flags.out)
    tell(say('cli.demo.filling'))
    await fill()
    if (flags.out === undefined) await serveDemo(container, flags, terminal)
    else await writeDemo(container, flags.out, terminal)
    await release()
  })
}

async function serveDemo(
  container: Container,
  flags: DemoFlags,
  terminal: Terminal,
): Promise<void> {
  const stopped = terminal.untilStopped()
  const isLocal = flags.host === undefined
  const host = flags.host ?? LOOPBACK
  const staff = isLocal ? await openStaff(container) : null
  const { stop, urlOf } = await listen(container, {
    site: DEMO_SITE,
    host,
    port: flags.port,
    baseUrl: isLocal ? `http://${LOOPBACK}:${flags.port}` : null,
    log: createLog('silent'),
    ...(staff === null ? {} : { beforeWorkspace: staff.door.open }),
  })
  const url = urlOf(reachableName(host))
  const links = await container.rounds.listLinks(DEMO_OPEN_ROUND)
  const answer = links
    .filter(({ isAnswered }) => isAnswered === false)
    .map(({ token }) => url + pathTo.answer(token))
  const shown = { url, answer, staff: staff === null ? null : staffLinks(url, staff) }
  if (flags.json === true) terminal.print(JSON.stringify({ url, answer, ...shown.staff }))
  else terminal.print(guide(shown, terminal))
  await stopped
  // Nobody else takes over.
  await stop(0)
}

/** One log-in for each role, and links that need none. */
interface DemoStaff {
  readonly login: Readonly<Record<string, DemoLogin>>
  readonly door: DemoDoor
}

async function openStaff(container: Container): Promise<DemoStaff> {
  const login = await addDemoUsers(container, DEMO_SEED)
  const user = await container.users.getNamed(ROLE_WORDS.investigator)
  return { login, door: createDemoDoor({ logins: container.logins, user }) }
}

/** What the demo prints for those who work with the enkät. */
interface StaffLinks {
  readonly results: string
  readonly comparison: string
  readonly rounds: string
  readonly login: DemoStaff['login']
}

function staffLinks(url: string, { door, login }: DemoStaff): StaffLinks {
  return {
    results: url + door.linkTo(pathTo.result(DEMO_RESULT_ROUNDS[1])),
    comparison: url + door.linkTo(pathTo.comparison(...DEMO_RESULT_ROUNDS)),
    rounds: url + door.linkTo(paths.rounds),
    login,
  }
}

/** An address that listens to every network is reached by the first of this machine's own. */
function reachableName(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host
  const addresses = Object.values(networkInterfaces()).flatMap(list => list ?? [])
  return (
    addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? LOOPBACK
  )
}

function guide(
  { url, answer, staff }: { url: string; answer: readonly string[]; staff: StaffLinks | null },
  { say }: Terminal,
): string {
  const [first = '', second = '', ...others] = answer
  return [
    '',
    say('cli.demo.ready'),
    '',
    say('cli.demo.answer', { count: others.length }),
    `  ${first}`,
    `  ${second}`,
    ...(staff === null ? ['', say('cli.demo.formsOnly')] : staffGuide(staff, { url, say })),
    '',
    say('cli.serve.listening', { url }),
  ].join('\n')
}

function staffGuide(
  { results, comparison, rounds, login }: StaffLinks,
  { url, say }: Pick<Terminal, 'say'> & { readonly url: string },
): readonly string[] {
  const widest = Math.max(...Object.values(login).map(({ user }) => user.length))
  return [
    say('cli.demo.results'),
    `  ${results}`,
    say('cli.demo.comparison'),
    `  ${comparison}`,
    say('cli.demo.rounds'),
    `  ${rounds}`,
    say('cli.demo.login', { url: url + paths.logIn }),
    ...Object.values(login).map(({ user, password }) => `  ${user.padEnd(widest)}  ${password}`),
  ]
}

/** Before the example data is made, which takes a while: a place that cannot be written to is told at once. */
function makeFolder(path: string): void {
  orUnwritable(path, () => mkdirSync(path, { recursive: true }))
}

/** What the files are checked with: `barometer verify FILE --key nyckel.pem`. */
const KEY_FILE = 'nyckel.pem'

async function writeDemo(container: Container, folder: string, terminal: Terminal): Promise<void> {
  const { say } = terminal
  const { renderer, locales } = await createFront(DEMO_SITE)
  const renderAlone = (view: object) => renderer.renderAlone('pages/work/report', view)
  const write = (name: string, report: Report) => {
    for (const { format, extension } of WRITTEN) {
      const { body } = reportFile(report, format, { say, renderAlone })
      terminal.deliver(body, join(folder, `${name}.${extension}`))
    }
  }
  for (const id of DEMO_RESULT_ROUNDS) {
    write(`resultat-${id}`, resultReport(await container.results.currentResult(id), locales))
  }
  const comparison = await container.comparisons.compareRounds(...DEMO_RESULT_ROUNDS)
  write(`jamforelse-${DEMO_RESULT_ROUNDS.join('-')}`, comparisonReport(comparison, say))
  terminal.deliver(publicKeyText(DEMO_SIGNING.known, say), join(folder, KEY_FILE))
}
