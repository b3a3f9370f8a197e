import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import {
  type Installation,
  newInstallation,
  startBarometer,
  startServing,
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
  readonly rounds: string
  readonly login: Readonly<Record<string, { readonly user: string; readonly password: string }>>
}

const filesIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(join(barometer.folder, folder)).map(name => [
      name,
      readFileSync(join(barometer.folder, folder, name), 'utf8'),
    ]),
  )

describe('barometer demo', () => {
  it('serves, prints where to look as one line of JSON, and is there again on the same store', async () => {
    for (let time = 0; time < 2; time += 1) {
      const demo = startBarometer(
        ['demo', '--port', '0', '--json', '--store', 'demo.sqlite'],
        barometer.folder,
      )
      const [line] = await untilPrinted(demo, 'stdout', /^.*\n/)
      const printed = JSON.parse(line) as Printed
      expect(printed.answer.length).toBeGreaterThanOrEqual(40)
      const links = [printed.results, printed.comparison, printed.rounds]
      for (const url of [printed.url, printed.answer[0]!, ...links]) {
        expect([url, (await fetch(url)).status]).toEqual([url, 200])
      }
      for (const { user, password } of Object.values(printed.login)) {
        const body = new URLSearchParams({ anvandarnamn: user, losenord: password })
        const init = { method: 'POST', body, redirect: 'manual' } as const
        const { status, headers } = await fetch(`${printed.url}/logga-in`, init)
        expect([user, status, headers.get('location')]).toEqual([user, 303, '/omgangar'])
      }
      expect(Object.keys(printed.login)).toEqual(['administrator', 'utredare', 'revisor', 'lasare'])
      const page = await (await fetch(printed.comparison)).text()
      expect(page).toContain('Vad har förändrats sedan 2019?')
      expect(page).toContain('SYNTETISKA EXEMPELDATA')
      expect(await stopBarometer(demo)).toBe(0)
    }
  })

  it('writes result and comparison as HTML, CSV and JSON, the same bytes anywhere and every time', async () => {
    await barometer.ok('demo', '--out', 'ett', '--store', 'demo.sqlite')
    const elsewhere = startBarometer(['demo', '--out', 'tva'], barometer.folder, 'Asia/Tokyo', {
      LC_ALL: 'ar_EG.UTF-8',
    })
    await new Promise(resolve => elsewhere.once('close', resolve))
    const [one, two] = [filesIn('ett'), filesIn('tva')]
    expect(Object.keys(one)).toHaveLength(10)
    expect(two).toEqual(one)
    const { 'nyckel.pem': _key, ...written } = one
    for (const [name, text] of Object.entries(written)) {
      expect([
        name,
        text.includes('SYNTETISKA EXEMPELDATA') || text.includes('"synthetic":true'),
      ]).toEqual([name, true])
    }
  })

  it('writes the key that its files are checked with', async () => {
    const file = join('ett', 'jamforelse-samverkan-2019-samverkan-2022.json')
    await barometer.ok('verify', file, '--key', join('ett', 'nyckel.pem'))
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

  it('has links that log one in by themselves, which the program has nowhere else', async () => {
    const demo = startBarometer(
      ['demo', '--port', '0', '--json', '--store', 'demo.sqlite'],
      barometer.folder,
    )
    const [line] = await untilPrinted(demo, 'stdout', /^.*\n/)
    const { results, url } = JSON.parse(line) as Printed
    const { headers } = await fetch(results)
    const cookie = headers.getSetCookie()[0]!.split(';')[0]!
    expect((await fetch(`${url}/omgangar`, { headers: { cookie } })).status).toBe(200)
    const guessed = results.replace(/demo\/[\w-]+/, 'demo/AAAAAAAAAAAAAAAAAAAAAA')
    expect((await fetch(guessed)).status).toBe(404)
    expect((await fetch(results, { method: 'POST' })).status).toBe(404)
    expect(await stopBarometer(demo)).toBe(0)
    // Its store in an installation: neither its links nor its passwords are good for anything.
    await barometer.ok('init')
    const { server, url: real } = await startServing(barometer.folder, '--store', 'demo.sqlite')
    expect((await fetch(results.replace(url, real))).status).toBe(404)
    for (const { user, password } of Object.values((JSON.parse(line) as Printed).login)) {
      const body = new URLSearchParams({ anvandarnamn: user, losenord: password })
      const { status } = await fetch(`${real}/logga-in`, { method: 'POST', body })
      expect([user, status]).toEqual([user, 422])
    }
    const inside = await fetch(`${real}/omgangar`, { headers: { cookie }, redirect: 'manual' })
    expect(inside.status).toBe(303)
    expect(await stopBarometer(server)).toBe(0)
  })

  it('serves the forms only when it listens to others', async () => {
    const demo = startBarometer(
      ['demo', '--port', '0', '--json', '--host', '127.0.0.1', '--store', 'demo.sqlite'],
      barometer.folder,
    )
    const [line] = await untilPrinted(demo, 'stdout', /^.*\n/)
    const printed = JSON.parse(line) as Partial<Printed>
    expect([printed.results, printed.login]).toEqual([undefined, undefined])
    expect((await fetch(printed.answer![0]!)).status).toBe(200)
    expect((await fetch(`${printed.url}/omgangar`)).status).toBe(403)
    expect(await stopBarometer(demo)).toBe(0)
  })
})
