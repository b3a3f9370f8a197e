import { beforeAll, describe, expect, it } from '@jest/globals'

import { partsOf } from '../../reports/follow-up/additions.ts'
import type { Role } from '../../server/accounts/role.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { addition, dossier } from '../builders/dossiers.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { decodeEntities, testApp } from '../builders/test-app.ts'
import {
  openTestRound,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations, testSurvey } from '../builders/test-data.ts'

let container: TestContainer
let auditor: StaffBrowser
let reader: StaffBrowser

/** A round that all have answered, the better the later. */
async function answered(id: string, year: number, isCertified = true) {
  const associations = testAssociations(40)
  const { tokens } = await openTestRound(container, { associations, round: { id, year } })
  for (const [index, token] of tokens.entries()) {
    if (index % 4 === 3) continue
    const grade = 1 + (((index * (year % 5)) % 7) % 3) + Math.min(2, Math.floor((year - 2016) / 3))
    const answers = { 'prov.helhet': String(grade), 'prov.bemotande': String(1 + (index % 5)) }
    await submitTestAnswer(container, token, { roundId: id, answers })
  }
  await container.rounds.closeRound(id)
  if (isCertified) await container.certification.certifyRound(id, () => undefined)
}

beforeAll(async () => {
  container = await testContainer()
  await answered('r16', 2016)
  await answered('r19', 2019)
  await answered('r22', 2022)
  await answered('oklar', 2025, false)
  const app = testApp(container)
  const as = (role: Role) => logInAs(role, { app, container })
  auditor = await as('auditor')
  reader = await as('reader')
  await container.comparisons.certifyComparison('r16', 'r19')
  await container.comparisons.certifyComparison('r19', 'r22')
})

const get = async (path: string, who = auditor) => {
  const { status, headers, text } = await who.get(path)
  return { status, to: headers['location'], text: decodeEntities(text) }
}
const choosing = (...ids: readonly string[]) => get(pathTo.comparisons(ids))
const IDS = { first: 'r19', second: 'r22' }
/** The heads of the rows of the first list. */
const rowsOf = (text: string) =>
  [...(text.split('<tbody')[1] ?? '').matchAll(/rowheader">(?:<a[^>]*>)?([^<]*)/g)].map(
    ([, name]) => name,
  )

describe('GET /jamforelser', () => {
  it('lets one choose among certified rounds, and has what is compared already', async () => {
    const { status, text } = await get(paths.comparisons)
    expect(status).toBe(200)
    expect([...text.matchAll(/value="([^"]*)"><span>/g)].map(([, id]) => id)).toEqual([
      'r22',
      'r19',
      'r16',
    ])
    expect(text).toContain(`href="${pathTo.explorer(IDS)}"`)
  })

  it('leads to the comparison of two, to where it is certified, or to several', async () => {
    expect(await choosing('r22', 'r19')).toMatchObject({
      status: 303,
      to: pathTo.explorer({ first: 'r22', second: 'r19' }),
    })
    expect((await choosing('r16', 'r22')).to).toBe(
      pathTo.comparisonCertification({ first: 'r16', second: 'r22' }),
    )
    expect((await choosing('r16', 'r19', 'r22')).to).toBe(
      pathTo.severalRounds(['r16', 'r19', 'r22']),
    )
  })

  it.each([
    [['r19'], 'Välj minst två omgångar'],
    [['r19', 'r19'], 'kan inte jämföras med sig själv'],
    [['r19', 'finns-inte'], 'finns-inte'],
    [['r19', 'oklar'], 'oklar är inte fastställd'],
  ])('says in a sentence why %j cannot be compared, and keeps the choice', async (ids, told) => {
    const { status, text } = await choosing(...ids)
    expect(status).toBe(422)
    expect(text).toContain(told)
    expect(text).toMatch(/value="r19" checked/)
  })

  it('says so where the questions have no crosswalk between them', async () => {
    const other = await testContainer()
    const survey = testSurvey()
    for (const [id, version] of [
      ['a', '1'],
      ['b', '2'],
    ] as const) {
      await openTestRound(other, { survey: { ...survey, version }, round: { id } })
      await other.rounds.closeRound(id)
      await other.certification.certifyRound(id, () => undefined)
    }
    const browser = await logInAs('auditor', { app: testApp(other), container: other })
    const { status, text } = await get(pathTo.comparisons(['a', 'b']), browser)
    expect(status).toBe(422)
    expect(text).toContain('Det finns ingen jämförelsenyckel mellan prov/1 och prov/2')
  })
})

describe('GET /jamforelser/:first/:second/utforska', () => {
  it('says first what has changed, who asked and what to think of', async () => {
    const { text } = await get(pathTo.explorer(IDS))
    expect(text).toContain('<h1>Vad har förändrats sedan 2019?</h1>')
    expect(text).toMatch(/class="lead">Samarbetet som helhet fick medelbetyget/)
    expect(text).toContain('Vem som frågade: Utredaren (2019) och Utredaren (2022).')
  })

  it.each([
    ['as asked', {}, ['prov.helhet', 'prov.bemotande']],
    ['by change', { ordning: 'andring' }, ['prov.helhet', 'prov.bemotande']],
    ['lowest first', { ordning: 'lagst' }, ['prov.bemotande', 'prov.helhet']],
    ['only what is demonstrated', { visa: 'andrade' }, ['prov.helhet']],
    [
      'what is not understood as if it were not there',
      { ordning: 'x', tema: 'x', sektor: 'x' },
      ['prov.helhet', 'prov.bemotande'],
    ],
  ])('shows the questions %s', async (_claim, query: Record<string, string>, ids) => {
    const { text } = await get(pathTo.explorer(IDS, query))
    const { items } = (await container.comparisons.findCertified('r19', 'r22'))!.comparison
    const wording = (id: string) =>
      items.find(({ second }) => second[0]?.id === id)!.second[0]!.wording
    expect(rowsOf(text)).toEqual(ids.map(wording))
  })

  it('shows one sector, and nothing of it that is withheld', async () => {
    const { text } = await get(pathTo.explorer(IDS, { sektor: 'idrott' }))
    expect(text).toContain('2019 och 2022, Idrott.')
    expect(text).not.toContain('Deras förändring')
  })

  it('reads no response', async () => {
    const { store } = container
    const reads: string[] = []
    const counted = (round: string) => {
      reads.push(round)
      return store.eachResponse(round)
    }
    const before = { eachInAnyOrder: store.eachInAnyOrder.bind(store) }
    Object.assign(store, { eachInAnyOrder: counted })
    await get(pathTo.explorer(IDS))
    await get(pathTo.exploredQuestion(IDS, 'prov.helhet'))
    expect(reads).toEqual([])
    // The report of what nobody has certified does.
    await get(pathTo.comparison('r16', 'r22'))
    Object.assign(store, before)
    expect(reads.toSorted()).toEqual(['r16', 'r22'])
  })

  it('says what to do where nobody has certified the comparison', async () => {
    const { status, text } = await get(pathTo.explorer({ first: 'r16', second: 'r22' }), reader)
    expect(status).toBe(409)
    expect(text).toContain('Ingen har fastställt jämförelsen mellan r16 och r22 ännu')
  })
})

describe('a question in depth', () => {
  it('has both wordings, sectors, distributions and its history', async () => {
    const { text } = await get(pathTo.exploredQuestion(IDS, 'prov.helhet'))
    for (const told of [
      'Jämförbarhet A.',
      'Så löd frågan',
      'Sektor för sektor',
      'Föreningar som svarat båda åren',
      'Så svarade föreningarna',
      'Över fler år',
      '2016–2019',
    ]) {
      expect(text).toContain(told)
    }
  })

  it('leads to the next, and a theme to its questions', async () => {
    const { text } = await get(pathTo.exploredQuestion(IDS, 'prov.helhet'))
    expect(text).toContain(pathTo.exploredQuestion(IDS, 'prov.bemotande'))
    expect((await get(pathTo.exploredIndex(IDS, 'alla'))).text).toContain('Visa frågorna i temat')
  })

  it('leads auditors, and nobody else, to the form of a link with it filled in', async () => {
    const way = pathTo.questionLink(IDS, 'prov.helhet')
    const question = pathTo.exploredQuestion(IDS, 'prov.helhet')
    expect((await get(question)).text).toContain(`href="${way}"`)
    expect((await get(question, reader)).text).not.toContain(way)
    expect((await get(way)).text).toContain('Ingen rekommendation är inlagd än')
    const first = addition(1, { parts: partsOf(dossier()) })
    await container.store.insertAddition(first)
    const { text } = await get(way)
    const [form = ''] = /\/granskningar\/akt\/akten\/ny\/koppling\?[^"]*/.exec(text) ?? []
    const filled = (await get(form)).text
    for (const given of ['value="r19"', 'value="r22"', '\nprov.helhet</textarea>']) {
      expect(filled).toContain(given)
    }
  })

  it('that is not there says so', async () => {
    const { status, text } = await get(pathTo.exploredQuestion(IDS, 'prov.okand'))
    expect(status).toBe(404)
    expect(text).toContain('prov.okand finns inte i jämförelsen mellan r19 och r22')
  })
})

describe('several rounds', () => {
  it('stand two and two beside one another, with what is not certified yet', async () => {
    const { text } = await get(pathTo.severalRounds(['r22', 'r16', 'r19']))
    expect(text).toContain('2016–2019')
    expect(text).toContain('2019–2022')
    expect(text).toContain('ingen har fastställt jämförelsen ännu')
    expect(text).not.toContain('ställdes inte eller går inte att följa')
    expect(text).toContain(pathTo.comparisonCertification({ first: 'r16', second: 'r22' }))
  })
})

describe('certifying a comparison', () => {
  /** Rounds that nobody has answered are soon compared. */
  const EMPTY = { first: 'tom-1', second: 'tom-2' }
  const path = pathTo.comparisonCertification(EMPTY)
  beforeAll(async () => {
    for (const id of Object.values(EMPTY)) {
      await openTestRound(container, { round: { id } })
      await container.rounds.closeRound(id)
      await container.certification.certifyRound(id, () => undefined)
    }
  })

  it('asks once, does it, and leads to what was certified', async () => {
    expect((await get(path)).text).toContain('Det går inte att ta tillbaka')
    const { status, headers } = await auditor.post(path, {})
    const explorer = pathTo.explorer(EMPTY)
    expect([status, headers['location']]).toEqual([303, explorer])
    expect((await get(explorer)).status).toBe(200)
    expect((await get(path)).to).toBe(explorer)
  })

  it('is not for whoever only reads', async () => {
    expect((await get(path, reader)).status).toBe(403)
  })
})
