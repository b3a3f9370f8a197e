import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'

import {
  type Installation,
  newInstallation,
  startBarometer,
  stopBarometer,
  untilPrinted,
} from '../builders/run-barometer.ts'

let barometer: Installation
beforeEach(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
})
afterEach(() => barometer.remove())

const REGISTER =
  'id;namn;organisationsnummer;sektor;e-post\r\n1;Å-föreningen;556036-0793;Kultur;a@b.example\r\n2;"Rad\nbrytning";;idrott;\r\n'

async function openRound(id = 'samverkan-2099'): Promise<void> {
  await barometer.ok('survey', 'publish', 'samverkan/2022')
  await barometer.openRound(id, 'samverkan/2022')
}

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
    expect(closed.content.items).toHaveLength(18)
    expect(await barometer.ok('results', 'samverkan-2099')).toContain('PRELIMINÄRT')
  })

  it('takes late answers with a reason, which the result tells', async () => {
    await barometer.ok('round', 'close', 'samverkan-2099')
    const file = barometer.file('sen.csv', 'organisationsnummer;samverkan.helhet\n5560360793;4\n')
    const refused = await barometer.run('responses', 'import', 'samverkan-2099', file)
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('--late')])
    await barometer.ok(
      'responses',
      'import',
      'samverkan-2099',
      file,
      '--late',
      'Posten var försenad',
    )
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

describe('barometer serve', () => {
  it('tells which store it uses and where it listens, serves, and ends in order', async () => {
    const server = startBarometer(['serve', '--port', '0', '--open-workspace'], barometer.folder)
    const store = untilPrinted(server, 'stderr', /Lager: SQLite .*synchronous=2 \(FULL\)/)
    const [, url] = await untilPrinted(server, 'stderr', /Svarar på (http:\S+?)\. /)
    await store
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    expect((await fetch(`${url}/omgangar`)).status).toBe(200)
    const second = await barometer.run('serve', '--port', '0')
    expect([second.code, second.stderr]).toEqual([
      1,
      expect.stringContaining('används redan av en annan server'),
    ])
    expect(await barometer.ok('round', 'list')).toBe('')
    expect(await stopBarometer(server)).toBe(0)
  })

  it('keeps the work space closed unless it is opened', async () => {
    const server = startBarometer(['serve', '--port', '0'], barometer.folder)
    const [, url] = await untilPrinted(server, 'stderr', /Svarar på (http:\S+?)\. /)
    expect((await fetch(`${url}/omgangar`)).status).toBe(403)
    expect(await stopBarometer(server)).toBe(0)
  })
})
