import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { testSurvey } from '../builders/test-data.ts'

const ID = 'prov-2099'
const DECISION = ['--decision', 'KS-2099/123', '--reason', 'Gallringsplanen'] as const

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', barometer.file('prov.json', JSON.stringify(testSurvey())))
  const numbers = Array.from({ length: 12 }, (_, index) => index)
  const rows = numbers.map(n => `F${n};Förening ${n};Idrott;fagel${n}@a.example`)
  const register = barometer.file('register.csv', `id;namn;sektor;e-post\n${rows.join('\n')}`)
  await barometer.ok('register', 'import', register)
  await barometer.openRound(ID, 'prov/1')
  const answers = numbers.map(n => `F${n};${1 + (n % 5)};Kanarie ${n} sjöng`)
  const file = barometer.file('svar.csv', `id;prov.helhet;prov.text\n${answers.join('\n')}`)
  await barometer.ok('responses', 'import', ID, file)
  await barometer.ok('round', 'close', ID)
  const early = await barometer.run('round', 'dispose', ID, '--answers', ...DECISION)
  expect([early.code, early.stderr]).toEqual([
    1,
    expect.stringContaining('inget fastställt resultat'),
  ])
  await barometer.ok('round', 'certify', ID)
})
afterAll(() => barometer.remove())

/** How many files of the store something stands in. */
const filesWith = (words: string) =>
  readdirSync(barometer.folder)
    .filter(name => name.includes('.sqlite'))
    .filter(name => readFileSync(join(barometer.folder, name)).includes(words)).length

describe('barometer round dispose', () => {
  it.each([
    [[...DECISION], 'Ange vad som ska gallras'],
    [['--answers', '--decision', '12', '--reason', 'x'], '”12” är inget diarienummer'],
    [['--answers', '--decision', 'KS-2099/1', '--reason', ' '], 'Ange varför'],
    [['--answer', 'K7M4-2QXP-9TRD-V3HN', ...DECISION], 'Det finns inget inskickat svar'],
    [['--association', 'F99', ...DECISION], 'F99'],
  ])('refuses %j and erases nothing', async (flags, told) => {
    const { code, stderr } = await barometer.run('round', 'dispose', ID, ...flags)
    expect([code !== 0, stderr]).toEqual([true, expect.stringContaining(told)])
    expect(filesWith('Kanarie 3 sjöng')).toBeGreaterThan(0)
  })

  it('takes one thing at a time', async () => {
    const both = ['--answers', '--contacts', ...DECISION]
    expect((await barometer.run('round', 'dispose', ID, ...both)).code).not.toBe(0)
    expect(filesWith('Kanarie 3 sjöng')).toBeGreaterThan(0)
  })

  it('erases one, then all, then the addresses, each with its decision in every verification', async () => {
    const dispose = (...what: readonly string[]) =>
      barometer.ok('round', 'dispose', ID, ...what, ...DECISION)
    expect(await dispose('--association', 'F3')).toContain(
      `Omgången ${ID}: Ett svar raderat enligt beslut KS-2099/123`,
    )
    expect([filesWith('Kanarie 3 sjöng'), filesWith('Kanarie 4 sjöng')]).toEqual([0, 1])
    expect(await dispose('--answers')).toContain('11 svar raderade enligt beslut KS-2099/123')
    expect(filesWith('Kanarie')).toBe(0)
    expect(await dispose('--answers')).toContain(`redan gallrat i omgången ${ID}: 11 svar raderade`)
    expect(await dispose('--contacts')).toContain('12 e-postadresser raderade')
    const told = await barometer.ok('verify')
    expect(told).toContain('Lagret stämmer')
    expect(told.match(/enligt beslut KS-2099\/123/g)).toHaveLength(3)
  })
})
