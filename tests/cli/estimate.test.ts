import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { estimateText } from '../builders/estimate-cases.ts'
import { type Installation, MAIN, newInstallation } from '../builders/run-barometer.ts'

const vector = new URL('../../../tests/vectors/P01-enkel.json', import.meta.url)
const text = readFileSync(vector, 'utf8')

let barometer: Installation
beforeAll(() => {
  barometer = newInstallation()
})
afterAll(() => barometer.remove())

describe('barometer estimate', () => {
  it('works out a case, in numbers that read back as they were', async () => {
    const printed = JSON.parse(
      await barometer.ok('estimate', barometer.file('fall.json', text)),
    ) as object
    expect(printed).toEqual({ expected: estimateText(text) })
  })

  it('reads standard input', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'estimate', '-'], {
      input: text,
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toEqual({ expected: estimateText(text) })
  })

  it('refuses what does not fit, with the place, and prints nothing', async () => {
    const broken = text.replace('["F0007", "alla", 3]', '["F0007", "alla", 9]')
    const { code, stdout, stderr } = await barometer.run(
      'estimate',
      barometer.file('fel.json', broken),
    )
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr.split('\n').slice(1, 2)).toEqual([
      '  input.years.2022.rows[1][2]: 9 är inget svar. Ska vara ett heltal från 1 till 5, VE för vet inte, eller null för obesvarad.',
    ])
  })

  it('tells of what it does not read, so that a misspelt name is seen', async () => {
    const misspelt = text.replace('"kind"', '"Mcomon": {}, "kind"')
    const { code, stderr } = await barometer.run('estimate', barometer.file('extra.json', misspelt))
    expect([code, stderr]).toEqual([0, 'Det här läses inte och påverkar inget: Mcomon.\n'])
  })

  it('tells where text is no JSON', async () => {
    const { code, stdout, stderr } = await barometer.run(
      'estimate',
      barometer.file('trasig.json', '{\n  "input": 1,\n}'),
    )
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('felet är vid rad 3, tecken 1')
  })

  it.each([
    [['estimate'], 2],
    [['estimate', 'saknas.json'], 1],
  ])('%j ends with %i', async (args, expected) => {
    const { code, stdout } = await barometer.run(...args)
    expect([code, stdout]).toEqual([expected, ''])
  })
})
