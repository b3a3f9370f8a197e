import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { testSurvey } from '../builders/test-data.ts'

/**
 * Answers from a file, through the whole line, to a certified result; and every number in it worked out
 * again here, from the file alone, by the formulas of statistics.md written out a second time.
 */

const SIZES = { idrott: 40, kultur: 30, social: 20 } as const
const ANSWERED = { idrott: 30, kultur: 22, social: 18 } as const
type SectorId = keyof typeof SIZES

const members = Object.entries(SIZES).flatMap(([sector, size]) =>
  Array.from({ length: size }, (_, index) => ({ id: `${sector}-${index + 1}`, sector })),
)

/** Made-up answers: every grade, "vet inte" and blanks occur. */
const rows = members
  .filter(({ id, sector }) => Number(id.split('-')[1]) <= ANSWERED[sector as SectorId])
  .map(({ id, sector }, index) => ({
    id,
    sector: sector as SectorId,
    helhet: index % 11 === 0 ? 'VE' : String(1 + ((index * 7) % 5)),
    bemotande: index % 9 === 4 ? '' : index % 8 === 1 ? 'VE' : String(1 + ((index * 3) % 5)),
  }))

const register = `id;namn;sektor\n${members.map(({ id, sector }) => `${id};Förening ${id};${sector}`).join('\n')}`
const answers = `id,prov.helhet,prov.bemotande,prov.text\n${rows
  .map(({ id, helhet, bemotande }) => `${id},${helhet},${bemotande},"Text, med\nradbrytning"`)
  .join('\n')}`

interface Figures {
  readonly n: number
  readonly answered: number
  readonly mean: number
  readonly sd: number
  readonly shareHigh: number
  readonly shareLow: number
  readonly dontKnow: number
}

function described(given: readonly string[]): Figures {
  const coded = given.filter(answer => answer !== '')
  const grades = coded.filter(answer => answer !== 'VE').map(Number)
  const n = grades.length
  const mean = grades.reduce((sum, grade) => sum + grade, 0) / n
  const squares = grades.reduce((sum, grade) => sum + (grade - mean) ** 2, 0)
  return {
    n,
    answered: coded.length,
    mean,
    sd: Math.sqrt(squares / (n - 1)),
    shareHigh: grades.filter(grade => grade >= 4).length / n,
    shareLow: grades.filter(grade => grade <= 2).length / n,
    dontKnow: (coded.length - n) / coded.length,
  }
}

/** Each answer weighs N/a of its sector. */
function weighted(item: 'helhet' | 'bemotande', value: (answer: string) => number | null): number {
  let total = 0
  let weight = 0
  for (const sector of Object.keys(SIZES) as SectorId[]) {
    const coded = rows
      .filter(row => row.sector === sector && row[item] !== '')
      .map(row => row[item])
    const each = SIZES[sector] / coded.length
    for (const answer of coded) {
      const worth = value(answer)
      if (worth === null) continue
      total += each * worth
      weight += each
    }
  }
  return total / weight
}

const grade = (answer: string) => (answer === 'VE' ? null : Number(answer))

let barometer: Installation
let file: string
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', barometer.file('prov.json', JSON.stringify(testSurvey())))
  await barometer.ok('register', 'import', barometer.file('register.csv', register))
  await barometer.openRound('prov-2099', 'prov/1')
  await barometer.ok('responses', 'import', 'prov-2099', barometer.file('svar.csv', answers))
  await barometer.ok('round', 'close', 'prov-2099')
  await barometer.ok('round', 'certify', 'prov-2099')
  file = await barometer.ok('results', 'prov-2099', '--format', 'json')
})
afterAll(() => barometer.remove())

const content = () => (JSON.parse(file) as { content: any }).content // oxlint-disable-line typescript/no-explicit-any

describe('answers in, certified result out', () => {
  it.each(['helhet', 'bemotande'] as const)('agrees with an independent calculation: %s', item => {
    const result = content().items.find(({ id }: { id: string }) => id === `prov.${item}`)
    for (const [index, sector] of (Object.keys(SIZES) as SectorId[]).entries()) {
      const expected = described(rows.filter(row => row.sector === sector).map(row => row[item]))
      for (const [name, number] of Object.entries(expected)) {
        const { value } = result.sectors[index][name]
        const actual = value?.value ?? value
        expect([sector, name, actual]).toEqual([sector, name, expect.closeTo(number, 12)])
      }
    }
    const pooled = described(rows.map(row => row[item]))
    const { total } = result
    expect(total.n.value).toBe(pooled.n)
    expect(total.sd.value).toBeCloseTo(pooled.sd, 12)
    expect(total.unweighted.mean.value).toBeCloseTo(pooled.mean, 12)
    expect(total.mean.value.value).toBeCloseTo(weighted(item, grade), 12)
    const share = (steps: readonly number[]) =>
      weighted(item, answer => (answer === 'VE' ? null : Number(steps.includes(Number(answer)))))
    expect(total.shareHigh.value.value).toBeCloseTo(share([4, 5]), 12)
    expect(total.shareLow.value.value).toBeCloseTo(share([1, 2]), 12)
    expect(total.dontKnow.value.value).toBeCloseTo(
      weighted(item, answer => Number(answer === 'VE')),
      12,
    )
  })

  it('counts who was asked and who answered', () => {
    expect(content().response.total).toEqual({ invited: 90, answered: 70, rate: 70 / 90 })
    expect(content().response.modes).toEqual({ web: 0, import: 70 })
  })

  it('is frozen: the same bytes again, and nothing more can be imported', async () => {
    expect(await barometer.ok('results', 'prov-2099', '--format', 'json')).toBe(file)
    const again = await barometer.run(
      'responses',
      'import',
      'prov-2099',
      join(barometer.folder, 'svar.csv'),
      '--late',
      'x',
    )
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('redan fastställd')])
    const certify = await barometer.run('round', 'certify', 'prov-2099')
    expect([certify.code, certify.stderr]).toEqual([1, expect.stringContaining('redan fastställd')])
  })

  it('has destroyed the links', async () => {
    const { code, stderr } = await barometer.run('round', 'links', 'prov-2099')
    expect([code, stderr]).toEqual([1, expect.stringContaining('länkarna förstörda')])
  })

  it('keeps no withheld tally and no answer in what is published', () => {
    expect(file).not.toContain('radbrytning')
    expect(file).not.toContain('idrott-1')
    expect(content().commitment).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is written to a file whole, in every format', async () => {
    for (const format of ['text', 'html', 'json', 'csv', 'csv-excel']) {
      await barometer.ok('results', 'prov-2099', '--format', format, '--out', 'ut')
      const written = readFileSync(join(barometer.folder, 'ut'), 'utf8')
      expect(written).toContain('helhet')
      expect(written.length).toBeGreaterThan(500)
    }
  })
})
