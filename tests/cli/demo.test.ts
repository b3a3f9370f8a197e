import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import {
  type Installation,
  newInstallation,
  startBarometer,
  stopBarometer,
  untilPrinted,
} from '../builders/run-barometer.ts'

let barometer: Installation
beforeAll(() => {
  barometer = newInstallation()
})
afterAll(() => barometer.remove())

interface Printed {
  readonly url: string
  readonly answer: readonly string[]
  readonly results: string
  readonly comparison: string
}

const filesIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(join(barometer.folder, folder)).map(name => [
      name,
      readFileSync(join(barometer.folder, folder, name), 'utf8'),
    ]),
  )

describe('barometer demo', () => {
  it('writes result and comparison as HTML, CSV and JSON, the same bytes anywhere and every time', async () => {
    await barometer.ok('demo', '--out', 'ett')
    const elsewhere = startBarometer(['demo', '--out', 'tva'], barometer.folder, 'Asia/Tokyo', {
      LC_ALL: 'ar_EG.UTF-8',
    })
    await new Promise(resolve => elsewhere.once('close', resolve))
    const [one, two] = [filesIn('ett'), filesIn('tva')]
    expect(Object.keys(one)).toHaveLength(9)
    expect(two).toEqual(one)
    for (const [name, text] of Object.entries(one)) {
      expect([
        name,
        text.includes('SYNTETISKA EXEMPELDATA') || text.includes('"synthetic":true'),
      ]).toEqual([name, true])
    }
  })

  it('has the municipality that the task asks for', () => {
    const { content } = JSON.parse(filesIn('ett')['resultat-samverkan-2022.json']!)
    expect(content.response.total.invited).toBe(220)
    expect(content.response.total.rate).toBeGreaterThan(0.55)
    expect(content.response.total.rate).toBeLessThan(0.67)
    const sizes = content.response.sectors.map(({ invited }: { invited: number }) => invited)
    expect(sizes).toHaveLength(9)
    expect([Math.max(...sizes), Math.min(...sizes)]).toEqual([sizes[0], 8])
    const [whole] = content.items
    const means = whole.sectors.flatMap(
      ({ mean }: { mean: { value: { value?: number } } }) => mean.value.value ?? [],
    )
    expect(Math.max(...means)).toBe(means[0])
  })

  it('serves, prints where to look as one line of JSON, and is there again on the same store', async () => {
    for (let time = 0; time < 2; time += 1) {
      const demo = startBarometer(
        ['demo', '--port', '0', '--json', '--store', 'demo.sqlite'],
        barometer.folder,
      )
      const [line] = await untilPrinted(demo, 'stdout', /^.*\n/)
      const printed = JSON.parse(line) as Printed
      expect(printed.answer.length).toBeGreaterThanOrEqual(40)
      for (const url of [printed.url, printed.answer[0]!, printed.results, printed.comparison]) {
        expect([url, (await fetch(url)).status]).toEqual([url, 200])
      }
      const page = await (await fetch(printed.comparison)).text()
      expect(page).toContain('Vad har förändrats sedan 2019?')
      expect(page).toContain('SYNTETISKA EXEMPELDATA')
      expect(await stopBarometer(demo)).toBe(0)
    }
  })

  it('serves the forms only when it listens to others', async () => {
    const demo = startBarometer(
      ['demo', '--port', '0', '--json', '--host', '127.0.0.1'],
      barometer.folder,
    )
    const [line] = await untilPrinted(demo, 'stdout', /^.*\n/)
    const printed = JSON.parse(line) as Partial<Printed>
    expect(printed.results).toBeUndefined()
    expect((await fetch(printed.answer![0]!)).status).toBe(200)
    expect((await fetch(`${printed.url}/omgangar`)).status).toBe(403)
    expect(await stopBarometer(demo)).toBe(0)
  })
})
