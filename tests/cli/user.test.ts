import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import Sqlite from 'better-sqlite3'
import { join } from 'node:path'
import { userInfo } from 'node:os'

import {
  type Installation,
  newInstallation,
  startBarometer,
  startServing,
  stopBarometer,
} from '../builders/run-barometer.ts'

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
})
afterAll(() => barometer.remove())

const add = (userName: string, ...more: readonly string[]) =>
  barometer.run('user', 'add', userName, '--name', 'Anna Ek', '--role', 'administrator', ...more)

describe('barometer user', () => {
  it('adds the first administrator, to a store that is not there yet, by a link', async () => {
    const { code, stdout } = await add('Anna@Exempelby.example')
    expect(code).toBe(0)
    expect(stdout).toContain('Lade till anna@exempelby.example som administrator.')
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:3000\/valkommen\/[\w-]{22}\.[\w-]{22}$/m)
    expect(await barometer.ok('user', 'list')).toMatch(
      /^anna@exempelby\.example\tAnna Ek\tadministrator\tväntar på första inloggningen\t–\tett steg\t[\w-]{22}\n$/,
    )
  })

  it('makes a password that is told once, and typed ones twice at a keyboard', async () => {
    const { stdout } = await add(
      'bo@exempelby.example',
      '--make-password',
      '--last-day',
      '2027-01-31',
    )
    expect(stdout).toMatch(/byts vid nästa inloggning: [0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/m)
    const { code, stderr } = await add('cilla@exempelby.example', '--ask-password')
    expect([code, stderr]).toEqual([1, expect.stringContaining('två gånger lika')])
    expect(await barometer.ok('user', 'list')).not.toContain('cilla')
  })

  it.each([
    [
      ['user', 'add', 'anna@exempelby.example', '--name', 'A', '--role', 'revisor'],
      'Det finns redan ett konto',
    ],
    [['user', 'add', 'x', '--name', 'A', '--role', 'revisor'], 'är inget användarnamn'],
    [['user', 'add', 'xyz', '--name', '', '--role', 'revisor'], 'Skriv personens namn'],
    [
      ['user', 'add', 'xyz', '--name', 'A', '--role', 'kung'],
      '”kung” är ingen roll. Välj administrator, utredare',
    ],
    [
      ['user', 'add', 'xyz', '--name', 'A', '--role', 'revisor', '--last-day', '31/12'],
      '”31/12” är ingen dag',
    ],
    [['user', 'disable', 'ingen'], 'Det finns inget konto ”ingen”'],
    [['user', 'change', 'bo@exempelby.example', '--role', 'x'], 'är ingen roll'],
    [['user', 'end', 'bo@exempelby.example', '--last-day', '2026-02-30'], 'är ingen dag'],
    [['log', 'verify', '--known', 'x'], 'är ingen anteckning om en post'],
  ])('%j is told in a sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await barometer.run(...args)
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining(sentence)])
  })

  it('changes, ends, closes, opens and resets an account, and the log says who did and why', async () => {
    const bo = 'bo@exempelby.example'
    await barometer.ok('user', 'change', bo, '--role', 'läsare', '--name', 'Bo Ek')
    await barometer.ok('user', 'end', bo, '--last-day', '2026-12-31')
    await barometer.ok('user', 'disable', bo, '--reason', 'slutat')
    expect(await barometer.ok('user', 'list')).toContain(
      `${bo}\tBo Ek\tlasare\tavstängt\t2026-12-31`,
    )
    await barometer.ok('user', 'change', bo, '--enable')
    expect(await barometer.ok('user', 'reset', bo)).toContain('/valkommen/')
    await barometer.ok('user', 'reset', bo, '--second-factor')
    const told = await barometer.ok('log', 'list', '--object', await idOf(bo))
    const lines = told
      .trim()
      .split('\n')
      .map(line => line.split('\t').slice(2, 6))
    expect(lines.slice(-6)).toEqual([
      [who(), 'Ändrade ett konto (läsare)', bo, '–'],
      [who(), 'Satte sista dag för ett konto (2026-12-31)', bo, '–'],
      [who(), 'Stängde ett konto', bo, 'slutat'],
      [who(), 'Öppnade ett konto', bo, '–'],
      [who(), 'Återställde ett konto (lösenordet)', bo, '–'],
      [who(), 'Återställde ett konto (tvåstegsinloggningen)', bo, '–'],
    ])
  })

  it('lets the first administrator in through a server that runs', async () => {
    const { stdout } = await add('dana@exempelby.example')
    const { server, url } = await startServing(barometer.folder)
    const [, path = ''] = /:3000(\/valkommen\/\S+)/.exec(stdout)!
    expect(await (await fetch(url + path)).text()).toContain('dana@exempelby.example')
    const body = new URLSearchParams({
      'nytt-losenord': 'tre gula cyklar i regn',
      'nytt-losenord-igen': 'tre gula cyklar i regn',
    })
    const chosen = await fetch(url + path, { method: 'POST', body, redirect: 'manual' })
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/logga-in/tvasteg'])
    expect(await stopBarometer(server)).toBe(0)
  })
})

/** What `log verify` tells: the last entry, and how many there are. */
function lastIn(told: string): { last: string; entries: string } {
  const [, entries = '', last = ''] = /: (\d+) poster\. .* (\d+:[0-9a-f]{64})\. Anteckna/.exec(
    told,
  )!
  return { last, entries }
}

const who = () => `kommandoraden: ${userInfo().username}`

async function idOf(userName: string): Promise<string> {
  const db = new Sqlite(join(barometer.folder, 'barometer.sqlite'), { readonly: true })
  const id = db.prepare('SELECT id FROM user WHERE login = ?').pluck().get(`local ${userName}`)
  db.close()
  return String(id)
}

describe('barometer log', () => {
  it('is whole, also after commands that ran at once and one that came to nothing', async () => {
    const commands = Array.from({ length: 4 }, (_, index) => {
      const flags = ['--name', 'E', '--role', 'lasare']
      const child = startBarometer(['user', 'add', `e${index}xx`, ...flags], barometer.folder)
      return new Promise(resolve => child.once('close', resolve))
    })
    expect(await Promise.all(commands)).toEqual([0, 0, 0, 0])
    await barometer.run('round', 'open', 'finns-inte')
    const lines = (await barometer.ok('log', 'list', '--act', 'round.opened')).trim().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(
      /Blev inte av: Öppnade en omgång \(round\/unknown\), se post \d+\tfinns-inte/,
    )
    const told = await barometer.ok('log', 'verify')
    const { last, entries } = lastIn(told)
    expect(await barometer.ok('log', 'verify', '--known', last)).toBe(told)
    expect((await barometer.run('verify')).stderr).toContain(`hänger ihop (${entries} poster).`)
  })

  it('can be checked by anyone: each line holds the hash of the one before', async () => {
    const lines = (await barometer.ok('log', 'list', '--format', 'json')).trim().split('\n')
    const entries = lines.map(line => JSON.parse(line))
    expect(entries.slice(1).map(({ previous }) => previous)).toEqual(
      entries.slice(0, -1).map(({ hash }) => hash),
    )
  })

  it('shows what was altered or cut away in the store', async () => {
    const told = await barometer.ok('log', 'verify')
    const { last, entries } = lastIn(told)
    const db = new Sqlite(join(barometer.folder, 'barometer.sqlite'))
    db.prepare('DELETE FROM log WHERE number = ?').run(Number(entries))
    expect(await barometer.ok('log', 'verify')).toContain('Loggen hänger ihop')
    const cut = await barometer.run('log', 'verify', '--known', last)
    expect([cut.code, cut.stderr]).toEqual([
      1,
      expect.stringContaining('avkortad eller skriven på nytt'),
    ])
    db.prepare(`UPDATE log SET doc = json_set(doc, '$.reason', 'annat') WHERE number = 3`).run()
    db.close()
    for (const command of [['log', 'verify'], ['verify']]) {
      const { code, stderr } = await barometer.run(...command)
      expect([code, stderr]).toEqual([
        1,
        expect.stringContaining('logg/3: posten är inte som den skrevs.'),
      ])
    }
  })
})
