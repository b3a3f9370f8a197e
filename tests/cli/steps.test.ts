import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'

import {
  type Installation,
  newInstallation,
  startBarometer,
  startServing,
  stopBarometer,
  untilPrinted,
} from '../builders/run-barometer.ts'

let barometer: Installation
beforeEach(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
})
afterEach(() => barometer.remove())

/** So long a server waits for a request that has begun, while it is not asked to end. */
const SILENCE_MS = 15_000

const REGISTER =
  'id;namn;organisationsnummer;sektor;e-post\r\n1;Å-föreningen;556036-0793;Kultur;a@b.example\r\n2;"Rad\nbrytning";;idrott;\r\n'

async function openRound(id = 'samverkan-2099'): Promise<void> {
  await barometer.ok('survey', 'publish', 'samverkan/2022')
  await barometer.openRound(id, 'samverkan/2022')
}

describe('a year that was held before the program came', () => {
  it('is put in with its own days, and told so', async () => {
    await barometer.ok('register', 'import', barometer.file('in.csv', REGISTER))
    await barometer.ok('survey', 'publish', 'samverkan/2019')
    const facts = '--survey samverkan/2019 --year 2019 --promise grouped'
    const days = '--opens 2019-09-02 --closes 2019-10-11 --collected-by Revisionen'
    const flags = `${facts} ${days}`.split(' ')
    await barometer.ok('round', 'create', 'samverkan-2019', ...flags)
    await barometer.ok('round', 'open', 'samverkan-2019')
    const file = barometer.file('svar.csv', 'id;samverkan.helhet\n1;3\n2;4\n')
    const late = ['--late', 'Enkäten från 2019, från pappersarkivet']
    await barometer.ok('responses', 'import', 'samverkan-2019', file, ...late)
    await barometer.ok('round', 'certify', 'samverkan-2019')
    const told = await barometer.ok('results', 'samverkan-2019')
    expect(told).toContain('2 september 2019 – 11 oktober 2019')
    expect(told).toContain('pappersarkivet')
  })
})

describe('the keys', () => {
  it('of another installation are told, not taken for a fault of ours', async () => {
    await barometer.ok('register', 'import', barometer.file('in.csv', REGISTER))
    await openRound()
    barometer.file('keys/secret', `${'0123456789abcdef'.repeat(4)}\n`)
    const { code, stderr } = await barometer.run('round', 'links', 'samverkan-2099')
    expect([code, stderr]).toEqual([1, expect.stringContaining('andra nycklar')])
  })
})

describe('the register', () => {
  it.each([
    ['UTF-8', Buffer.from(REGISTER)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${REGISTER}`)],
    ['Windows-1252', Buffer.from(REGISTER, 'latin1')],
  ])('comes in as %s and goes out again the same', async (_encoding, bytes) => {
    const told = await barometer.ok('register', 'import', barometer.file('in.csv', bytes))
    expect(told).toContain('2 nya, 0 ändrade, 0 oförändrade')
    await barometer.ok('register', 'export', '--out', 'ut.csv')
    const again = await barometer.ok('register', 'import', `${barometer.folder}/ut.csv`)
    expect(again).toContain('0 nya, 0 ändrade, 2 oförändrade')
    const rows = parse(await barometer.ok('register', 'export', '--format', 'csv'), {
      columns: true,
    })
    expect(rows).toMatchObject([
      {
        id: '1',
        namn: 'Å-föreningen',
        organisationsnummer: '556036-0793',
        sektor: 'Kultur',
        'e-post': 'a@b.example',
      },
      { id: '2', namn: 'Rad\nbrytning', sektor: 'Idrott' },
    ])
  })
})

describe('a round, step by step', () => {
  const importLate = async (reason: string) => {
    const file = barometer.file('sen.csv', 'organisationsnummer;samverkan.helhet\n5560360793;4\n')
    return barometer.run('responses', 'import', 'samverkan-2099', file, '--late', reason)
  }

  beforeEach(async () => {
    await barometer.ok('register', 'import', barometer.file('in.csv', REGISTER))
    await openRound()
  })

  it('prints a link for each association, made from the configured address', async () => {
    const links: { id: string; länk: string; svarat: string }[] = parse(
      await barometer.ok('round', 'links', 'samverkan-2099'),
      { columns: true },
    )
    expect(links.map(({ id }) => id)).toEqual(['1', '2'])
    for (const { länk, svarat } of links) {
      expect(länk).toMatch(/^http:\/\/127\.0\.0\.1:3000\/svara\/[\w-]{22}$/)
      expect(svarat).toBe('nej')
    }
    expect(await barometer.ok('round', 'links', 'samverkan-2099')).toContain(links[0]!.länk)
  })

  it('shows only the response while open, and marks what is not certified', async () => {
    const open = JSON.parse(await barometer.ok('results', 'samverkan-2099', '--format', 'json'))
    expect(open).toMatchObject({ content: { preliminary: true, items: [] }, signature: null })
    await barometer.ok('round', 'close', 'samverkan-2099')
    const closed = JSON.parse(await barometer.ok('results', 'samverkan-2099', '--format', 'json'))
    expect(closed.content).toMatchObject({ preliminary: true, commitment: null })
    expect(closed.content.items).toHaveLength(26)
    expect(await barometer.ok('results', 'samverkan-2099')).toContain('PRELIMINÄRT')
  })

  it('takes late answers with a reason, which the result tells', async () => {
    const early = await importLate('Posten var försenad')
    expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('utan --late')])
    await barometer.ok('round', 'close', 'samverkan-2099')
    const file = barometer.file('sen.csv', 'organisationsnummer;samverkan.helhet\n5560360793;4\n')
    const refused = await barometer.run('responses', 'import', 'samverkan-2099', file)
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('--late')])
    expect((await importLate(' ')).code).toBe(1)
    expect((await importLate('Posten var försenad')).code).toBe(0)
    await barometer.ok('round', 'certify', 'samverkan-2099')
    const { content } = JSON.parse(
      await barometer.ok('results', 'samverkan-2099', '--format', 'json'),
    )
    expect(content.round.notes).toMatchObject([
      { kind: 'lateResponses', count: 1, reason: 'Posten var försenad' },
    ])
    expect(content.response.total.answered).toBe(1)
    expect(await barometer.ok('results', 'samverkan-2099')).toContain('Posten var försenad')
  })

  it('certifies a comparison of two certified rounds once, and gives the same file again', async () => {
    await openRound('samverkan-2098')
    for (const id of ['samverkan-2099', 'samverkan-2098']) await barometer.ok('round', 'close', id)
    await barometer.ok('round', 'certify', 'samverkan-2099')
    const preliminary = JSON.parse(
      await barometer.ok('compare', 'samverkan-2099', 'samverkan-2098', '--format', 'json'),
    )
    expect(preliminary.content).toMatchObject({ preliminary: true, certifiedAt: null })
    await barometer.ok('round', 'certify', 'samverkan-2098')
    const file = await barometer.ok(
      'compare',
      'samverkan-2098',
      'samverkan-2099',
      '--format',
      'json',
    )
    expect(JSON.parse(file).content).toMatchObject({
      preliminary: false,
      first: { round: { id: 'samverkan-2098' } },
      second: { round: { id: 'samverkan-2099' } },
    })
    expect(
      await barometer.ok('compare', 'samverkan-2099', 'samverkan-2098', '--format', 'json'),
    ).toBe(file)
  })
})

/** The settings of an installation that associations reach from elsewhere. */
function publicSettings(baseUrl = 'https://svara.example.se'): string {
  const settings = JSON.parse(readFileSync(join(barometer.folder, 'barometer.json'), 'utf8'))
  return JSON.stringify({ ...settings, baseUrl })
}

describe('barometer serve', () => {
  beforeEach(async () => {
    await barometer.ok('survey', 'publish', 'samverkan/2022')
  })

  it('tells which store it uses and where it listens, serves, and ends in order', async () => {
    const server = startBarometer(['serve', '--port', '0'], barometer.folder)
    const store = untilPrinted(server, 'stderr', /Lager: SQLite .*synchronous=2 \(FULL\)/)
    const [, url] = await untilPrinted(server, 'stderr', /Svarar på (http:\S+?)\. /)
    await store
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    expect((await fetch(`${url}/logga-in`)).status).toBe(200)
    const second = await barometer.run('serve', '--port', '0')
    expect([second.code, second.stderr]).toEqual([
      1,
      expect.stringContaining('används redan av en annan server'),
    ])
    expect(await barometer.ok('round', 'list')).toBe('')
    expect(await stopBarometer(server)).toBe(0)
  })

  it('ends although someone holds a connection and says nothing', async () => {
    const { server, url } = await startServing(barometer.folder)
    const silent = connect(Number(new URL(url).port), '127.0.0.1')
    await once(silent, 'connect')
    const startedAt = performance.now()
    expect(await stopBarometer(server)).toBe(0)
    expect(performance.now() - startedAt).toBeLessThan(SILENCE_MS)
    silent.destroy()
  })

  it('does not serve others over a line that anyone can read', async () => {
    const settings = barometer.file('oppen.json', publicSettings('http://svara.example.se'))
    const { code, stderr } = await barometer.run('serve', '--config', settings, '--port', '0')
    expect([code, stderr]).toEqual([1, expect.stringContaining('adress med https://')])
  })

  it('lets nobody into the work space who has no account, and says how to get the first one', async () => {
    const server = startBarometer(['serve', '--port', '0'], barometer.folder)
    const pattern = /Svarar på (http:\S+?)\. .*^Ingen kan logga in (.*)$/ms
    const [, url, sentence] = await untilPrinted(server, 'stderr', pattern)
    expect(sentence).toContain('barometer user add anna@exempelby.example')
    const { status, headers } = await fetch(`${url}/omgangar`, { redirect: 'manual' })
    expect([status, headers.get('location')]).toEqual([303, '/logga-in'])
    expect(await stopBarometer(server)).toBe(0)
  })
})

describe('the review of a round', () => {
  it('is told, and what is put right is printed with its reason', async () => {
    await barometer.ok('register', 'import', barometer.file('in.csv', REGISTER))
    await openRound()
    const file = barometer.file('svar.csv', 'id;samverkan.helhet\n1;3\n2;4\n')
    await barometer.ok('responses', 'import', 'samverkan-2099', file)
    await barometer.ok('round', 'close', 'samverkan-2099')
    const about = ['samverkan-2099', '--association', '1', '--reason', 'Ett prov']
    await barometer.ok('responses', 'set-aside', ...about)
    await barometer.ok('responses', 'put-back', ...about)
    await barometer.ok('responses', 'set-aside', ...about)
    const move = ['--association', '2', '--sector', 'kultur', '--reason', 'Fel sektor']
    await barometer.ok('round', 'move', 'samverkan-2099', ...move)
    const told = await barometer.ok('round', 'review', 'samverkan-2099')
    expect(told).toContain('Små sektorer: Titta på')
    expect(told).toContain('Ofullständiga svar')
    await barometer.ok('round', 'certify', 'samverkan-2099')
    await barometer.ok('round', 'protocol', 'samverkan-2099', '--certified', '--out', 'p.pdf')
    expect(readFileSync(join(barometer.folder, 'p.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    const result = await barometer.ok('results', 'samverkan-2099')
    expect(result).toContain('1 av 2 föreningar svarade')
    expect(result).toContain('Ett prov')
    expect(result).toContain('från Idrott till Kultur')
  })
})
