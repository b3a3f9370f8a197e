import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import type { RoundPlan } from '../../surveys/round.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { testApp } from '../builders/test-app.ts'
import {
  openTestRound,
  ROUND,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

const { id } = ROUND
const ASSOCIATIONS = testAssociations(36)

let container: TestContainer
let tokens: readonly string[]
let investigator: StaffBrowser
async function begin(round: Partial<RoundPlan> = {}): Promise<void> {
  container = await testContainer()
  ;({ tokens } = await openTestRound(container, { round, associations: ASSOCIATIONS }))
  await logIn()
}
const logIn = async () => {
  investigator = await logInAs('investigator', { app: testApp(container), container })
}
beforeEach(() => begin())

const answer = (token: string) =>
  submitTestAnswer(container, token, { answers: { 'prov.helhet': '4' } })
const page = async (path = pathTo.progress(id)) => (await investigator.get(path)).text
const nameOf = async (index: number) =>
  (await container.rounds.listLinks(id))[index]!.association.name
const refuse = (index: number) =>
  container.outcomes.decide(id, ASSOCIATIONS[index]!.id, {
    code: 'NE',
    by: 'Utredaren',
    reason: 'upplöst',
  })

describe('GET /omgangar/:roundId/forlopp', () => {
  it('counts per sector and in all, as chart and table, and tells nothing of the answers', async () => {
    await answer(tokens[0]!)
    const text = await page()
    expect(text).toContain('1 av 36 föreningar har svarat (3\u00a0%).')
    expect(text).toContain('visas först när omgången har stängt')
    expect(text.match(/data-chart=/g)).toHaveLength(2)
    expect(text).toContain('Idrott')
    expect(text).not.toContain('Hur fungerar det?')
  })

  it('counts per day, the latest first, and each answer in its day in Stockholm', async () => {
    await answer(tokens[0]!)
    // Half past midnight on the third, where the associations are.
    container.clock.now = '2022-09-02T22:30:00.000Z'
    await answer(tokens[1]!)
    await logIn()
    const text = await page()
    const days = [...text.matchAll(/rowheader">(\d+\/\d+)<[^]*?>(\d+)<\/td>[^]*?>(\d+)<\/td>/g)]
    expect(days.map(([, day, that, soFar]) => [day, that, soFar])).toEqual([
      ['3/9', '1', '2'],
      ['2/9', '0', '1'],
      ['1/9', '1', '1'],
    ])
  })

  it('leaves those that are not eligible out of the rate, here as on every page', async () => {
    await answer(tokens[0]!)
    await refuse(3)
    for (const path of [pathTo.progress(id), pathTo.round(id)]) {
      expect(await page(path)).toContain('1 av 36 föreningar har svarat (3\u00a0%).')
    }
    for (let index = 4; index < 30; index += 1) await refuse(index)
    for (const path of [pathTo.progress(id), pathTo.round(id)]) {
      expect(await page(path)).toContain('1 av 36 föreningar har svarat (11\u00a0%).')
    }
    expect(await page()).toMatch(/Finns inte längre eller hör inte hit \(NE\)[^]*?>27<\/td>/)
  })

  it('tells how many have taken a way out that nobody has decided about', async () => {
    await container.waysOut.take(tokens[5]!, { kind: 'refusal', email: '' })
    expect(await page()).toContain('En förening har meddelat att de inte svarar')
  })

  it('says that no times are kept where the round is anonymous, and shows nobody', async () => {
    await begin({ promise: 'anonymous' })
    await answer(tokens[0]!)
    const text = await page()
    expect(text).toContain('1 av 36 föreningar har svarat')
    expect(text).toContain('sparas inte när svaren kom')
    expect(text.match(/data-chart=/g)).toHaveLength(1)
    expect(text).not.toContain(pathTo.unanswered(id))
    const { status, text: refused } = await investigator.get(pathTo.unanswered(id))
    expect([status, refused.includes('ingen ska se vilka som har svarat')]).toEqual([409, true])
  })

  it('is there as a file, without names', async () => {
    await answer(tokens[0]!)
    const { text, headers } = await investigator.get(pathTo.progressFile(id, 'csv'))
    expect(headers['content-disposition']).toContain(`forlopp-${id}.csv`)
    expect(text).toContain(`${id},2022,"SYNTETISKA EXEMPELDATA, PRELIMINÄRT",dag,2022-09-01,1,1,`)
    expect((await investigator.get(pathTo.progressFile(id, 'exe'))).status).toBe(404)
  })

  it('is not there before the round is opened', async () => {
    await container.rounds.createRound({ ...ROUND, id: 'utkast' })
    expect((await investigator.get(pathTo.progress('utkast'))).status).toBe(409)
  })
})

describe('who has not answered', () => {
  it('is listed by sector with what is decided, and that it was read stands in the log', async () => {
    const [answered, silent] = [await nameOf(0), await nameOf(1)]
    await answer(tokens[0]!)
    await refuse(3)
    const text = await page(pathTo.unanswered(id))
    expect(text).toContain('35 föreningar har inte svarat.')
    expect(text).toContain(`<li>${silent}</li>`)
    expect(text).not.toContain(`<li>${answered}</li>`)
    expect(text).toContain('(Finns inte längre eller hör inte hit)')
    const [entry] = await container.acts.list(
      { by: null, act: 'unanswered.read', object: id, before: null },
      1,
    )
    expect(entry?.by).toBe(investigator.user.id)
  })
})
