import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, it } from '@jest/globals'

import { type Installation, MAIN, newInstallation } from '../builders/run-barometer.ts'

const IDS = Array.from({ length: 30 }, (_, index) => `F${index + 10}`)
const ROUND = 'samverkan-2099'

let here: Installation
let elsewhere: Installation
beforeAll(async () => {
  here = newInstallation()
  elsewhere = newInstallation()
  await here.ok('init')
  await here.ok('survey', 'publish', 'samverkan/2022')
  const register = [
    'id;namn;sektor',
    ...IDS.map((id, at) => `${id};Å ${id};${at % 2 ? 'kultur' : 'idrott'}`),
  ]
  await here.ok('register', 'import', here.file('register.csv', register.join('\n')))
  await here.openRound(ROUND, 'samverkan/2022')
  const answers = ['id;samverkan.helhet', ...IDS.map((id, at) => `${id};${1 + (at % 5)}`)]
  await here.ok('responses', 'import', ROUND, here.file('svar.csv', answers.join('\n')))
  await here.ok('round', 'close', ROUND)
  await here.ok('round', 'certify', ROUND)
  await here.ok('backup', '--out', 'kopia.jsonl')
  for (const name of ['barometer.json', 'keys', 'kopia.jsonl']) {
    cpSync(join(here.folder, name), join(elsewhere.folder, name), { recursive: true })
  }
  await elsewhere.ok('restore', 'kopia.jsonl')
})
afterAll(() => {
  here.remove()
  elsewhere.remove()
})

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

it.each([
  ['the result as a page', ['results', ROUND, '--format', 'html']],
  ['the result as data', ['results', ROUND, '--format', 'json']],
  ['the result as a table', ['results', ROUND, '--format', 'csv-excel']],
  ['the answers', ['responses', 'export', ROUND, '--format', 'json']],
])(
  'R22: %s is the same bytes from a restored copy, in another time zone and language',
  (_, command) => {
    const first = written(here, { TZ: 'Europe/Stockholm', LANG: 'sv_SE.UTF-8' }, ...command)
    const again = written(elsewhere, { TZ: 'America/Los_Angeles', LANG: 'en_US.UTF-8' }, ...command)
    expect(again.equals(first)).toBe(true)
  },
)
