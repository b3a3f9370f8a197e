import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { browse, decodeEntities, hiddenFields, testApp } from '../builders/test-app.ts'
import { testAssociations } from '../builders/test-data.ts'
import {
  openTestRound,
  ROUND,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'

const { id } = ROUND
const FORM = pathTo.publication(id)

let container: TestContainer
let investigator: StaffBrowser
const logIn = async () => {
  investigator = await logInAs('investigator', { app: testApp(container), container })
}
beforeEach(async () => {
  container = await testContainer()
  const { tokens } = await openTestRound(container, { associations: testAssociations(36) })
  // The last sector has four answers.
  for (const [index, token] of tokens.entries()) {
    if (index % 3 === 2 && index > 11) continue
    const answers = {
      'prov.helhet': String(1 + (index % 4)),
      'prov.bemotande': String(2 + (index % 4)),
    }
    await submitTestAnswer(container, token, { answers })
  }
  await container.rounds.closeRound(id)
  await container.certification.certifyRound(id, () => undefined)
  await logIn()
})

const publicly = () => browse(testApp(container)).get(pathTo.publicResult(id))
async function publish(fields: Readonly<Record<string, string>>) {
  const { revision } = hiddenFields((await investigator.get(FORM)).text)
  return investigator.post(FORM, { revision: String([revision].flat()[0]), ...fields })
}

describe('a result on one page', () => {
  it('says it in sentences, in a chart and a table, and what cannot be said', async () => {
    const html = decodeEntities((await investigator.get(pathTo.onePage(id))).text)
    for (const told of [
      'Medelbetyget för helheten är',
      '28 av 36 föreningar svarade (78\u00a0%).',
      'Högst medelbetyg: ”Hur blir ni bemötta?”',
      'Det här kan vi inte säga',
      'Två av tre sektorer visas inte',
      'Vi vet inte vad de 8 som inte svarade tycker.',
    ]) {
      expect(html).toContain(told)
    }
    expect(html.match(/<canvas/g)).toHaveLength(1)
  })

  it('is the same as text to paste, with tabs in its tables', async () => {
    const { text, headers } = await investigator.get(pathTo.onePageText(id))
    expect(headers['content-disposition']).toContain('.txt')
    expect(text).toContain('Medelbetyget för helheten är')
    expect(text).toMatch(/\nKultur\t12\t2,5\t/)
    expect(text).not.toContain('<')
  })

  it('tells nothing of a sector that is withheld', async () => {
    const { items } = (await container.results.currentResult(id)).result
    const [hidden] = items[0]!.sectors.filter(({ sector }) => sector === 'social')
    expect(hidden!.mean.value).toEqual({ withheld: 'few' })
    const { text } = await investigator.get(pathTo.onePageText(id))
    const [line] = text.split('\n').filter(each => each.startsWith('Socialt'))
    expect(line!.split('\t').slice(1)).toEqual(['..', '..', '..'])
  })
})

describe('making it public', () => {
  it('shows it to anyone from its day on, with what the municipality will do', async () => {
    expect((await publicly()).status).toBe(404)
    const plans = 'Vi bjuder in till möte.\r\n\r\n<b>Och</b> bokningen blir enklare.'
    const { headers } = await publish({ fran: '2022-12-01', planer: plans })
    expect(headers['location']).toBe(`${pathTo.onePage(id)}?klart=publicerad`)
    expect((await publicly()).status).toBe(404)
    container.clock.now = '2022-11-30T23:00:00.000Z'
    const { status, text, headers: sent } = await publicly()
    expect([status, sent['cache-control']]).toEqual([200, 'public, max-age=300'])
    expect(text).toContain('<p>Vi bjuder in till möte.</p>')
    expect(text).toContain('&lt;b&gt;Och&lt;/b&gt; bokningen')
    expect(text).toContain('SYNTETISKA EXEMPELDATA')
    expect(text).not.toContain('Logga ut')
    expect(sent['set-cookie']).toBeUndefined()
  })

  it('shows the correction once there is one', async () => {
    await publish({ fran: '2022-09-01', planer: '' })
    const whose = { association: 'F001' }
    await container.corrections.correct(id, { whose, reason: 'Ett prov' })
    expect((await publicly()).text).toContain('27 av 36 föreningar svarade')
  })

  it('can be taken back', async () => {
    await publish({ fran: '2022-09-01', planer: '' })
    expect((await publicly()).status).toBe(200)
    const { revision } = await container.rounds.getRound(id)
    const end = await investigator.post(pathTo.publicationEnd(id), { revision: String(revision) })
    expect([end.status, (await publicly()).status]).toEqual([303, 404])
    const faults = (await container.verification.verify(() => undefined)).faults
    expect(faults).toEqual([])
  })

  it.each([
    [{ fran: '2022-02-30', planer: 'x' }, 'Skriv en dag som finns'],
    [{ fran: '', planer: 'Möte' }, 'Skriv en dag som finns'],
    [{ fran: '2022-12-01', planer: 'x'.repeat(4001) }, 'Texten har 4001 tecken'],
  ])('does not take %j, and keeps what was typed', async (fields, told) => {
    const { status, text } = await publish(fields)
    expect(status).toBe(422)
    const html = decodeEntities(text)
    expect(html).toContain(told)
    expect(html).toContain(fields.planer)
    expect((await container.rounds.getRound(id)).publication).toBeUndefined()
  })

  it('is of nothing that is not certified', async () => {
    await openTestRound(container, { round: { id: 'annan' } })
    expect((await investigator.get(pathTo.publication('annan'))).status).toBe(409)
    const wanted = { from: '2022-09-01', plans: '' }
    await expect(container.publications.publish('annan', wanted)).rejects.toMatchObject({
      code: 'round/notCertified',
    })
    for (const round of ['annan', 'finns-inte']) {
      expect((await browse(testApp(container)).get(pathTo.publicResult(round))).status).toBe(404)
    }
  })
})
