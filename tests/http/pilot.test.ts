import { beforeEach, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { Problem } from '../../server/problems.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { browse, hiddenFields, testApp } from '../builders/test-app.ts'
import {
  openTestRound,
  ROUND,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations, testSurvey } from '../builders/test-data.ts'

const { id } = ROUND
const ASSOCIATIONS = testAssociations(6)
const SOME = ASSOCIATIONS.slice(0, 2).map(association => association.id)

let container: TestContainer
let app: ReturnType<typeof testApp>
let investigator: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
  app = testApp(container)
  investigator = await logInAs('investigator', { app, container })
  await container.surveys.publish(testSurvey())
  await container.store.putAssociations(ASSOCIATIONS)
  await container.rounds.createRound({ ...ROUND, isPilot: true })
})

const problemOf = async (work: Promise<unknown>) => {
  const error = await work.catch((thrown: unknown) => thrown)
  return error instanceof Problem ? error.code : error
}

describe('opening a pilot', () => {
  it('asks who is to be in it, and invites just them', async () => {
    const path = pathTo.roundOpening(id)
    const { text } = await investigator.get(path)
    for (const { name } of ASSOCIATIONS) expect(text).toContain(name)
    const revision = String(hiddenFields(text)['revision'])
    const none = await investigator.post(path, { revision })
    expect([none.status, none.text.includes('Välj minst en förening.')]).toEqual([422, true])
    const { status } = await investigator.post(path, { revision, forening: SOME[0]! })
    expect(status).toBe(303)
    expect((await container.store.listFrame(id)).map(entry => entry.associationId)).toEqual([
      SOME[0],
    ])
  })

  it('needs some of the register; and any other round asks all', async () => {
    expect(await problemOf(container.rounds.openRound(id))).toBe('round/pilotNobody')
    expect(await problemOf(container.rounds.openRound(id, []))).toBe('round/pilotNobody')
    expect(await problemOf(container.rounds.openRound(id, ['annan']))).toBe('round/notInRegister')
    await container.rounds.createRound({ ...ROUND, id: 'skarp' })
    expect(await problemOf(container.rounds.openRound('skarp', SOME))).toBe('round/notPilot')
    expect((await container.rounds.getRound(id)).state).toBe('draft')
  })
})

describe('a pilot', () => {
  let token: string
  beforeEach(async () => {
    await container.rounds.openRound(id, SOME)
    token = (await container.rounds.listLinks(id))[0]!.token
    await submitTestAnswer(container, token, { answers: { 'prov.helhet': '4' } })
  })

  it('is marked where it is answered, where it is listed and where it is read', async () => {
    const { text } = await browse(app).get(pathTo.answer(token))
    expect(text).toContain('PILOT.')
    expect(text).toContain('räknas inte i något resultat')
    expect((await investigator.get(paths.rounds)).text).toContain('Pilot. Öppen')
    await container.rounds.closeRound(id)
    for (const path of [pathTo.round(id), pathTo.result(id)]) {
      expect((await investigator.get(path)).text).toContain('PILOT.')
    }
    expect((await investigator.get(pathTo.resultFile(id, 'csv'))).text).toContain(
      'SYNTETISKA EXEMPELDATA, PILOT, PRELIMINÄRT',
    )
    expect((await investigator.get(pathTo.resultFile(id, 'json'))).text).toContain('"isPilot":true')
  })

  it('is never certified', async () => {
    await container.rounds.closeRound(id)
    const certified = container.certification.certifyRound(id, () => undefined)
    expect(await problemOf(certified)).toBe('round/pilot')
    expect((await container.rounds.getRound(id)).state).toBe('open')
    expect((await investigator.get(pathTo.round(id))).text).toContain('En pilot fastställs aldrig.')
  })

  it('is never compared', async () => {
    await container.rounds.closeRound(id)
    await openTestRound(container, { round: { id: 'prov-2023', year: 2023 } })
    await container.rounds.closeRound('prov-2023')
    const { status, text } = await investigator.get(pathTo.comparison(id, 'prov-2023'))
    expect([status, text.includes('En pilot jämförs inte')]).toEqual([409, true])
  })
})
