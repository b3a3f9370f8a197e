import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { rowsOfSheet } from '../builders/read-filed.ts'
import { type Installation, newInstallation } from '../builders/run-barometer.ts'

const ASSOCIATIONS = Array.from({ length: 12 }, (_, index) => `F${index + 10}`)
const REGISTER = [
  'id;namn;sektor',
  ...ASSOCIATIONS.map((id, index) => `${id};Förening ${id};${index % 2 ? 'kultur' : 'idrott'}`),
].join('\n')
const ANSWERS = [
  'id;samverkan.helhet',
  ...ASSOCIATIONS.map((id, index) => `${id};${1 + (index % 5)}`),
].join('\n')

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', 'samverkan/2022')
  await barometer.ok('register', 'import', barometer.file('register.csv', REGISTER))
  for (const promise of ['named', 'grouped']) {
    const plan = `--survey samverkan/2022 --year 2099 --promise ${promise} --closes 2099-10-10`
    await barometer.ok('round', 'create', promise, ...plan.split(' '), '--collected-by', 'Kim Ek')
    await barometer.ok('round', 'open', promise)
    await barometer.ok('responses', 'import', promise, barometer.file('svar-in.csv', ANSWERS))
  }
})
afterAll(() => barometer.remove())

const run = (...args: readonly string[]) => barometer.run('responses', 'export', ...args)
const read = (name: string) => readFileSync(join(barometer.folder, name), 'utf8')
const left = () => readdirSync(barometer.folder).filter(name => name.endsWith('.tmp'))

describe('barometer responses export', () => {
  it('is refused while the round takes answers, and leaves nothing', async () => {
    const { code, stderr } = await run('named', '--out', 'oppen.csv')
    expect([code, existsSync(join(barometer.folder, 'oppen.csv')), left()]).toEqual([1, false, []])
    expect(stderr).toContain('Omgången named tar fortfarande emot svar.')
  })

  it('writes answers, codebook and script together, says what they are, and is in the log', async () => {
    await barometer.ok('round', 'close', 'named')
    const files = ['--out', 'svar.csv', '--codebook', 'kodbok.csv', '--script', 'las-in.R']
    const { code, stderr } = await run('named', ...files)
    expect([code, left()]).toEqual([0, []])
    expect(stderr).toContain('pröva sekretessen innan filen lämnas ut')
    expect(read('svar.csv').split('\r\n')).toHaveLength(14)
    expect(read('kodbok.csv')).toContain('samverkan.helhet,svar,samverkan.helhet,')
    expect(read('las-in.R')).toContain('Rscript las-in.R svar.csv kodbok.csv')
    const log = await barometer.ok(
      'log',
      'list',
      '--act',
      'responses.exported',
      '--object',
      'named',
    )
    expect(log).toContain('Skrev ut svaren i en omgång')
  })

  it('writes a workbook with a sheet of answers and one of what they mean', async () => {
    expect((await run('named', '--out', 'svar.xlsx', '--format', 'xlsx')).code).toBe(0)
    const bytes = readFileSync(join(barometer.folder, 'svar.xlsx'))
    const answers = rowsOfSheet(bytes, 1)
    const place = answers[0]!.indexOf('samverkan.helhet')
    expect(answers).toHaveLength(13)
    expect(answers.slice(1).map(row => [row[2], row[place]])).toContainEqual(['F11', 2])
    expect(rowsOfSheet(bytes, 2)[1]!.slice(0, 2)).toEqual(['omgang', 'uppgift'])
  })

  it('gives counts where the promise is to report in groups, once certified', async () => {
    await barometer.ok('round', 'close', 'grouped')
    const refused = await run('grouped', '--out', 'grupp.csv')
    expect([refused.code, existsSync(join(barometer.folder, 'grupp.csv'))]).toEqual([1, false])
    expect(refused.stderr).toContain('först när resultatet är fastställt')
    await barometer.ok('round', 'certify', 'grouped')
    const { code, stderr } = await run('grouped', '--out', 'grupp.csv')
    expect(code).toBe(0)
    expect(stderr).toContain('inga enskilda svar')
    expect(read('grupp.csv')).toContain('grouped,–,idrott,6,samverkan.helhet,BETYG,6\r\n')
    expect(read('grupp.csv')).toContain('grouped,–,idrott,6,samverkan.helhet,1,..\r\n')
    expect(read('grupp.csv')).not.toMatch(/F1\d/)
  })

  it.each([
    ['a folder that is not there', 'named', 'ingen/mapp/svar.csv', 1, 'går inte att skriva'],
    ['a round that is not there', 'ingen', 'svar2.csv', 1, 'ingen'],
  ])('names %s, and writes nothing', async (_, round, out, exit, told) => {
    const { code, stderr } = await run(round, '--out', out)
    expect([code, existsSync(join(barometer.folder, out)), left()]).toEqual([exit, false, []])
    expect(stderr).toContain(told)
  })

  it('writes neither file where one of them cannot be written, or both are the same', async () => {
    const missing = await run('named', '--out', 'en.csv', '--codebook', 'ingen/mapp/kodbok.csv')
    const same = await run('named', '--out', 'en.csv', '--codebook', './en.csv')
    expect([missing.code, same.code]).toEqual([1, 1])
    expect(same.stderr).toContain('angiven för två olika saker')
    expect([existsSync(join(barometer.folder, 'en.csv')), left()]).toEqual([false, []])
  })

  it('knows no other form', async () => {
    const { code, stderr } = await run('named', '--out', 'svar.sav', '--format', 'sav')
    expect(code).toBe(2)
    expect(stderr).toContain('csv-excel')
  })
})
