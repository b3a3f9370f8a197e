import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, it } from '@jest/globals'

import { type Installation, MAIN, newInstallation } from '../builders/run-barometer.ts'

const IDS = Array.from({ length: 30 }, (_, index) => `F${index + 10}`)
const EARLIER = 'samverkan-2095'
const ROUND = 'samverkan-2099'

let here: Installation
let elsewhere: Installation
/** Another installation, with keys of its own, that has only the certified files. */
let auditors: Installation
beforeAll(async () => {
  here = newInstallation()
  elsewhere = newInstallation()
  auditors = newInstallation()
  await here.ok('init')
  await here.ok('survey', 'publish', 'samverkan/2022')
  const register = [
    'id;namn;sektor',
    ...IDS.map((id, at) => `${id};Å ${id};${at % 2 ? 'kultur' : 'idrott'}`),
  ]
  await here.ok('register', 'import', here.file('register.csv', register.join('\n')))
  for (const [round, step] of [
    [EARLIER, 3],
    [ROUND, 5],
  ] as const) {
    await here.openRound(round, 'samverkan/2022')
    const answers = ['id;samverkan.helhet', ...IDS.map((id, at) => `${id};${1 + (at % step)}`)]
    await here.ok('responses', 'import', round, here.file('svar.csv', answers.join('\n')))
    await here.ok('round', 'close', round)
    await here.ok('round', 'certify', round)
    await here.ok('results', round, '--format', 'json', '--out', `${round}.json`)
  }
  await here.ok('compare', EARLIER, ROUND, '--format', 'json', '--out', 'jamforelse.json')
  await here.ok('backup', '--out', 'kopia.jsonl')
  for (const name of ['barometer.json', 'keys', 'kopia.jsonl']) {
    cpSync(join(here.folder, name), join(elsewhere.folder, name), { recursive: true })
  }
  await elsewhere.ok('restore', 'kopia.jsonl')
  await importAll()
})
afterAll(() => {
  here.remove()
  elsewhere.remove()
  auditors.remove()
})

async function importAll(): Promise<void> {
  await auditors.ok('init')
  await auditors.ok('survey', 'publish', 'samverkan/2022')
  const keys = await here.ok('keys', 'public')
  here.file('nyckel.pem', keys)
  const [key = ''] = /[0-9a-f]{64}/.exec(keys) ?? []
  const files = [`${EARLIER}.json`, `${ROUND}.json`, 'jamforelse.json']
  for (const name of [...files, 'nyckel.pem']) {
    cpSync(join(here.folder, name), join(auditors.folder, name))
  }
  const accepting = ['--key', 'nyckel.pem', '--accept-key', key, '--reason', 'Jämfört.']
  await auditors.ok('results', 'import', ...files, ...accepting)
}

const AT_HOME = { TZ: 'Europe/Stockholm', LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8' }
const FAR_AWAY = { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }

/** What the program itself writes, in a process whose machine stands elsewhere and speaks another language. */
function written({ folder }: Installation, env: NodeJS.ProcessEnv, ...command: readonly string[]) {
  const args = [MAIN, ...command, '--out', 'ut.bin']
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  expect([status, status === 0 ? '' : stderr]).toEqual([0, ''])
  return readFileSync(join(folder, 'ut.bin'))
}

const homemade = new Map<string, Buffer>()

/** What the installation itself writes, once. */
function atHome(command: readonly string[]): Buffer {
  const key = command.join(' ')
  const made = homemade.get(key) ?? written(here, AT_HOME, ...command)
  homemade.set(key, made)
  return made
}

it.each([
  ['the result as a page', ['results', ROUND, '--format', 'html']],
  ['the result as data', ['results', ROUND, '--format', 'json']],
  ['the result as a table', ['results', ROUND, '--format', 'csv-excel']],
  ['the comparison as a document', ['compare', EARLIER, ROUND, '--format', 'pdf']],
  ['the answers', ['responses', 'export', ROUND, '--format', 'json']],
])(
  'R22: %s is the same bytes from a restored copy, in another time zone and language',
  (_, command) => {
    expect(written(elsewhere, FAR_AWAY, ...command).equals(atHome(command))).toBe(true)
  },
)

it.each([
  ['result', ['results', ROUND, '--format', 'html']],
  ['comparison', ['compare', EARLIER, ROUND, '--format', 'pdf']],
])('R22: an imported %s gives the same bytes, by other keys and far away', (_, command) => {
  expect(written(auditors, FAR_AWAY, ...command).equals(atHome(command))).toBe(true)
})
