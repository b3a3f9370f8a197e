import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'

import {
  type Installation,
  newInstallation,
  startServing,
  stopBarometer,
} from '../builders/run-barometer.ts'

let barometer: Installation
let server: ChildProcess | null = null
beforeEach(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  const register = 'id;namn;sektor\nF1;Exempelby IF;idrott\nF2;Kören Klang;kultur\n'
  await barometer.ok('register', 'import', barometer.file('in.csv', register))
  await barometer.ok('survey', 'publish', 'foreningsmassa/2021')
  await barometer.openRound(ROUND, 'foreningsmassa/2021')
})
afterEach(async () => {
  if (server !== null) await stopBarometer(server)
  server = null
  barometer.remove()
})

/** @returns Where the printed address is served. */
async function serve(printed: string): Promise<string> {
  const started = await startServing(barometer.folder)
  server = started.server
  return started.url + new URL(printed).pathname
}

const ROUND = 'massa-2099'

interface Waiting {
  readonly id: string
  readonly namn: string
  readonly 'se upp för': string
}

async function waiting(): Promise<readonly Waiting[]> {
  return parse(await barometer.ok('responses', 'waiting', ROUND), { columns: true, bom: true })
}

/** Comes by the open link with nothing but forms, and sends in. @returns What the receipt says. */
async function answer(address: string, path: string, fields: Record<string, string>) {
  const send = (url: string, body: Record<string, string>) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(body), redirect: 'manual' })
  const { origin } = new URL(address)
  const welcomed = await send(`${address}/${path}`, fields)
  expect(welcomed.status).toBe(303)
  const form = origin + welcomed.headers.get('location')!
  const sent = await send(`${form}/skicka`, {
    omgang: ROUND,
    revision: '0',
    inskick: 'a'.repeat(22),
    'foreningsmassa.deltog': 'plats',
    'foreningsmassa.antal': '3',
    'foreningsmassa.helhet': '4',
  })
  return (await fetch(origin + sent.headers.get('location')!)).text()
}

describe('a round with an open link', () => {
  it('takes answers from a hall, has them approved by command, and counts them', async () => {
    const printed = (await barometer.ok('round', 'open-link', ROUND)).trim()
    expect(printed).toMatch(/^http:\/\/[^/]+\/oppen\/[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const address = await serve(printed)
    expect(await answer(address, 'valj', { namn: 'Exempelby IF' })).toContain('väntar på')
    await answer(address, 'valj', { namn: 'Exempelby IF' })
    await answer(address, 'ny', { namn: 'Klang, kören', sektor: 'kultur' })
    await answer(address, 'ny', { namn: 'Utan register', sektor: 'idrott' })
    expect(await barometer.ok('round', 'list')).toContain('0/2')

    const listed = await waiting()
    expect(listed.map(({ namn }) => namn).toSorted()).toEqual([
      'Exempelby IF',
      'Exempelby IF',
      'Klang, kören',
      'Utan register',
    ])
    const idOf = (name: string, at = 0) => listed.filter(({ namn }) => namn === name)[at]!.id
    const [first] = listed.filter(({ namn }) => namn === 'Exempelby IF')
    expect(first!['se upp för']).toContain('väntar också')

    await barometer.ok('responses', 'approve', ROUND, idOf('Exempelby IF'))
    const second = idOf('Exempelby IF', 1)
    const twice = await barometer.run('responses', 'approve', ROUND, second)
    expect([twice.code, twice.stderr]).toEqual([1, expect.stringContaining('--replace')])
    const [still] = (await waiting()).filter(({ id }) => id === second)
    expect(still!['se upp för']).toContain('Exempelby IF (F1) har redan svarat')
    await barometer.ok('responses', 'reject', ROUND, second, '--reason', 'samma förening')
    const asAnother = ['--association', 'F2']
    await barometer.ok('responses', 'approve', ROUND, idOf('Klang, kören'), ...asAnother)
    const early = await barometer.run('round', 'certify', ROUND)
    expect(early.code).toBe(1)
    const added = ['--association', 'M1', '--new']
    await barometer.ok('responses', 'approve', ROUND, idOf('Utan register'), ...added)
    expect(await barometer.ok('round', 'list')).toContain('3/3')
    expect((await barometer.run('responses', 'waiting', ROUND)).stderr).toContain('Inga svar')

    await barometer.ok('round', 'close', ROUND)
    await barometer.ok('round', 'certify', ROUND)
    await barometer.ok('verify')
    expect(await barometer.ok('results', ROUND)).toContain('kom med genom den öppna länken')
    const log = await barometer.ok('log', 'list')
    expect(log).toContain('samma förening')
  })

  it('keeps what waits in a backup and in what is restored from it', async () => {
    const printed = (await barometer.ok('round', 'open-link', ROUND)).trim()
    await answer(await serve(printed), 'valj', { namn: 'Kören Klang' })
    const before = await waiting()
    await barometer.ok('backup', '--out', 'kopia.txt')
    await barometer.ok('restore', 'kopia.txt', '--store', 'ny.sqlite')
    const restored = await barometer.ok('responses', 'waiting', ROUND, '--store', 'ny.sqlite')
    expect(parse(restored, { columns: true, bom: true })).toEqual(before)
    expect((await barometer.ok('round', 'open-link', ROUND, '--store', 'ny.sqlite')).trim()).toBe(
      printed,
    )
  })

  it('has a poster that needs no other file', async () => {
    const printed = await barometer.ok('round', 'open-link', ROUND, '--poster', 'affisch.html')
    const poster = readFileSync(join(barometer.folder, 'affisch.html'), 'utf8')
    expect(poster).toContain('Föreningsmässan 2021')
    expect(poster).toContain(`<span>${printed.trim().split('/').at(-1)!}</span>`)
    expect(poster).toContain('<svg class="qr-large"')
    expect(poster).not.toMatch(/<script|<link rel="stylesheet"/)
  })

  it('has it taken away', async () => {
    await barometer.ok('round', 'open-link', ROUND)
    expect(await barometer.ok('round', 'open-link', ROUND, '--close')).toContain('Stängde')
    const unknown = await barometer.run('round', 'open-link', 'finns-inte')
    expect(unknown.code).toBe(1)
  })
})
