import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { textOfPdf } from '../builders/read-pdf.ts'
import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { isPdftotextMissing } from '../builders/system-tools.ts'
import { testSurvey } from '../builders/test-data.ts'

const REGISTER = 'id;namn;sektor\nF001;Exempelby FC;idrott\nF002;Exempelby BK;idrott\n'
const ANSWERS = 'id;prov.helhet;prov.text\nF001;4;Anna Ek var bra\n'
const WHY = ['--registry-number', 'KS-2099/7', '--reason', 'begäran om allmän handling']

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  const survey = barometer.file('prov.json', JSON.stringify(testSurvey()))
  await barometer.ok('survey', 'publish', survey)
  await barometer.ok('register', 'import', barometer.file('register.csv', REGISTER))
  for (const promise of ['named', 'grouped']) {
    const plan = `--survey prov/1 --year 2099 --promise ${promise} --closes 2099-03-31`
    const by = ['--collected-by', 'Kim Ek, utredare', '--registry-number', 'KS-2099/1']
    await barometer.ok('round', 'create', promise, ...plan.split(' '), ...by)
    await barometer.ok('round', 'open', promise)
    const answers = barometer.file('answers.csv', ANSWERS)
    await barometer.ok('responses', 'import', promise, answers)
  }
})
afterAll(() => barometer.remove())

const copy = (round: string, ...more: readonly string[]) =>
  barometer.run('responses', 'copy', round, '--out', 'kopia.pdf', ...more)
const isThere = () => existsSync(join(barometer.folder, 'kopia.pdf'))

describe('barometer responses copy', () => {
  it.each([
    ['which answer', ['named', ...WHY], 'Ange vilket svar'],
    [
      'a registry number',
      ['named', '--association', 'F001', '--registry-number', 'x', '--reason', 'y'],
      'inget diarienummer',
    ],
    ['an association that has answered', ['named', '--association', 'F002', ...WHY], 'finns inget'],
    [
      'words that stand in the answer',
      ['named', '--association', 'F001', '--mask-words', 'Bo', ...WHY],
      'står inte i något',
    ],
    [
      'a free text',
      ['named', '--association', 'F001', '--mask', 'prov.helhet', ...WHY],
      'inget fritextsvar',
    ],
    ['a code', ['grouped', '--association', 'F001', ...WHY], 'inget svar visas med sin förening'],
    ['the right code', ['grouped', '--code', 'FEL', ...WHY], 'finns inget'],
  ])('asks for %s, and writes no file', async (_what, [round = '', ...args], told) => {
    const { code, stderr } = await copy(round, ...args)
    expect([code === 0, isThere()]).toEqual([false, false])
    expect(stderr).toContain(told)
  })

  ;(isPdftotextMissing ? it.skip : it)(
    'writes the answer as it reads, with what is masked',
    async () => {
      const wanted = ['--association', 'F001', '--mask-words', 'anna ek']
      const { code, stderr } = await copy('named', ...wanted, ...WHY)
      expect([code, stderr]).toEqual([0, expect.stringContaining('ett ställe maskat')])
      const text = textOfPdf(join(barometer.folder, 'kopia.pdf')).replaceAll(/\s+/g, ' ')
      expect(text).toContain('Kopia av ett svar i omgången named')
      expect(text).toContain('KS-2099/7')
      expect(text).toContain('begäran om allmän handling')
      expect(text).toContain('Exempelby FC')
      expect(text).toContain('4 av 5')
      expect(text).toContain('[maskat] var bra')
      expect(text).not.toContain('Anna')
    },
  )

  it('is logged with the number and the reason, and nothing of the answer', async () => {
    const log = await barometer.ok('log', 'list', '--format', 'json')
    const line = log.split('\n').find(each => each.includes('response.copied')) ?? ''
    expect(line).toContain('KS-2099/7')
    expect(line).toContain('begäran om allmän handling')
    expect(log).not.toContain('Anna')
  })
})
