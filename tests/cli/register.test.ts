import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { sheetOf, workbook } from '../builders/workbook.ts'

const ROWS = [
  ['id', 'namn', 'sektor'],
  ['F1', 'Åby IF', 'idrott'],
  ['F2', '', 'idrott'],
]

describe('barometer register', () => {
  let barometer: Installation
  const put = (name: string, content: string | Buffer) =>
    writeFileSync(join(barometer.folder, name), content)
  beforeAll(async () => {
    barometer = newInstallation()
    await barometer.ok('init')
  })
  afterAll(() => barometer.remove())

  it('imports a workbook wholly or not at all, or all but what is faulty', async () => {
    put('register.xlsx', workbook(sheetOf(ROWS)))
    const refused = await barometer.run('register', 'import', 'register.xlsx')
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringContaining('rad 3, kolumn namn'),
    ])
    expect(await barometer.ok('register', 'export')).not.toContain('Åby')
    const told = await barometer.ok('register', 'import', 'register.xlsx', '--set-aside', 'fel.csv')
    expect(told).toContain('1 nya, 0 ändrade')
    expect(told).toContain('En felaktig rad är inte inläst')
    expect(readFileSync(join(barometer.folder, 'fel.csv'), 'utf8')).toBe(
      '\ufeffid;namn;sektor;fel\r\nF2;;idrott;rad 3, kolumn namn: får inte vara tomt.\r\n',
    )
  })

  it('takes the mended file back, and undoes it', async () => {
    const faulty = readFileSync(join(barometer.folder, 'fel.csv'), 'utf8')
    put('rattad.csv', faulty.replace('F2;;', 'F2;Öby kör;'))
    expect(await barometer.ok('register', 'import', 'rattad.csv')).toContain('1 nya')
    expect(await barometer.ok('register', 'undo')).toContain('en förening är som före den')
    expect(await barometer.ok('register', 'export')).not.toContain('Öby')
    const again = await barometer.run('register', 'undo')
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('går inte att ångra')])
  })

  it('refuses a workbook that is made to blow up', async () => {
    put('bomb.xlsx', workbook(' '.repeat(30 * 1024 * 1024)))
    const { code, stderr } = await barometer.run('register', 'import', 'bomb.xlsx')
    expect([code, stderr]).toEqual([1, expect.stringContaining('mycket större än en tabell')])
  })
})
