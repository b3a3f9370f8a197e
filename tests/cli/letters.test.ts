import { statSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { bytesOfPdf, textOfPdf } from '../builders/read-pdf.ts'
import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { isPdftotextMissing } from '../builders/system-tools.ts'

const ROUND = 'samverkan-2099'
const LONG = `${'Föreningen för stora och små körer i Österåker '.repeat(4)}m.fl.`
const REGISTER = [
  'F001;Exempelby FC;fc@b.example',
  `F002;${LONG};`,
  'F003;T-märkt 🎉👩‍👩‍👧 & <b>kör</b> Żółć 中文;',
  'F004;Svarat IF;',
  'F005;Studsat BK;studs@b.example',
]

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', 'samverkan/2022')
  const rows = REGISTER.map(row => `${row};idrott`).join('\n')
  const register = barometer.file('register.csv', `id;namn;e-post;sektor\n${rows}`)
  await barometer.ok('register', 'import', register)
  await barometer.openRound(ROUND, 'samverkan/2022')
  const answers = barometer.file('svar.csv', 'id;samverkan.helhet\nF004;3')
  await barometer.ok('responses', 'import', ROUND, answers)
  await barometer.ok('mail', 'bounced', ROUND, '--association', 'F005')
})
afterAll(() => barometer.remove())

const path = () => join(barometer.folder, 'brev.pdf')
const write = async (...flags: readonly string[]) => {
  const { code, stderr } = await barometer.run(
    'round',
    'letters',
    ROUND,
    ...flags,
    '--out',
    'brev.pdf',
  )
  expect([code, stderr]).toEqual([0, expect.any(String)])
  return { stderr, text: textOfPdf(path()) }
}
/** Where each letter leads to, by association: what follows a name up to its link. */
const linksIn = (text: string) => text.match(/\/svara\/[\w-]{22}/g) ?? []

;(isPdftotextMissing ? describe.skip : describe)('barometer round letters', () => {
  it('writes to those that mail does not reach and that have not answered, a page for each', async () => {
    const { text, stderr } = await write()
    expect(linksIn(text)).toHaveLength(3)
    expect(bytesOfPdf(path()).match(/\/Type \/Page\b/g)).toHaveLength(3)
    expect(text).not.toMatch(/Exempelby FC|Svarat IF/)
    expect(text).toContain('Studsat BK')
    expect(text).toContain('Är brevet äkta')
    expect(text).not.toContain('mejl')
    expect(stderr).toContain('ta bort filen')
  })

  it('writes to all that have not answered, when that is asked for', async () => {
    const { text } = await write('--all')
    expect(linksIn(text)).toHaveLength(4)
    expect(text).toContain('Exempelby FC')
  })

  it('gives each its own link, the same as the list of links has', async () => {
    const { text } = await write('--all')
    const links = await barometer.ok('round', 'links', ROUND)
    for (const link of linksIn(text)) expect(links).toContain(link)
    expect(new Set(linksIn(text)).size).toBe(4)
  })

  it('is read by nobody else on the machine, and stands in the log without a link', async () => {
    await write('--reason', 'utan adress')
    expect(statSync(path()).mode & 0o777).toBe(0o600)
    const log = await barometer.ok('log', 'list')
    expect(log).toContain('utan adress')
    expect(log).not.toContain('/svara/')
  })

  it('writes nothing in a round that is closed', async () => {
    await barometer.ok('round', 'close', ROUND)
    const { code, stderr } = await barometer.run('round', 'letters', ROUND, '--out', 'inga.pdf')
    expect([code, stderr]).toEqual([1, expect.stringContaining('har redan stängt')])
  })
})
