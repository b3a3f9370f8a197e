import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
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
import { answerByOpenLink } from '../builders/walk-ins.ts'

const { id } = ROUND
const NEW = { name: 'Nya gänget', orgNumber: '', sector: 'kultur' }

let container: TestContainer
let investigator: StaffBrowser
let tokens: readonly string[]
let code: string
beforeEach(async () => {
  container = await testContainer()
  ;({ tokens } = await openTestRound(container, { associations: testAssociations(6) }))
  code = (await container.openLinks.open(id)).code
  investigator = await logInAs('investigator', { app: testApp(container), container })
})

const answered = async (who: Parameters<typeof answerByOpenLink>[2]) =>
  (await answerByOpenLink(container, code, who)).id
const counted = async () => (await container.store.summariseResponses(id)).submitted
const post = (walkIn: string, fields: Readonly<Record<string, string>>) =>
  investigator.post(pathTo.waitingAnswer(id, walkIn), fields)

describe('GET /omgangar/:roundId/vantande', () => {
  it('says what it is for when nothing waits', async () => {
    expect((await investigator.get(pathTo.waiting(id))).text).toContain('Inget svar väntar.')
  })

  it('lists what waits, with what to look out for and nothing of the answer', async () => {
    await answered('Förening 2')
    await submitTestAnswer(container, tokens[1]!, { answers: { 'prov.helhet': '4' } })
    const { text } = await investigator.get(pathTo.waiting(id))
    expect(text).toMatch(/Förening 2<\/a> \(en sak att se upp för\)/)
    expect(text).not.toContain('Hur fungerar det?')
  })
})

describe('POST /omgangar/:roundId/vantande/:walkInId', () => {
  it('counts the answer as that of the association that was picked', async () => {
    const walkIn = await answered('Förening 2')
    const { text } = await investigator.get(pathTo.waitingAnswer(id, walkIn))
    expect(text).toContain('value="forening:F002"')
    const { headers } = await post(walkIn, { vems: 'forening:F002' })
    expect(headers['location']).toBe(`${pathTo.waiting(id)}?klart=godkant`)
    expect(await counted()).toBe(1)
  })

  it('counts it as another that is written, or as a new one with a sector', async () => {
    const other = await answered('Förening 2')
    expect((await post(other, { vems: 'annan', id: 'F004' })).status).toBe(303)
    const fresh = await answered(NEW)
    expect((await post(fresh, { vems: 'ny', id: 'M1', sektor: 'social' })).status).toBe(303)
    expect(await container.store.findFrameEntry(id, 'M1')).toMatchObject({ sector: 'social' })
    expect(await counted()).toBe(2)
  })

  it.each([
    ['nobody', { vems: '' }, 'Välj vems svaret är'],
    ['another that is not written', { vems: 'annan', id: ' ' }, 'Välj vems svaret är'],
    ['one that is not there', { vems: 'annan', id: 'F999' }, 'finns varken i omgången'],
    ['a new one by a personal number', { vems: 'ny', id: '19121212-1212' }, 'kan inte vara ett id'],
    ['a new one in no sector', { vems: 'ny', id: 'M1', sektor: 'fiske' }, 'Sektorn fiske'],
  ])(
    'as %s is refused, with what was written, and counts nothing',
    async (_claim, fields, told) => {
      const walkIn = await answered(NEW)
      const { status, text } = await post(walkIn, fields)
      expect([status, text.includes(told)]).toEqual([422, true])
      if ('id' in fields && fields.id.trim() !== '') expect(text).toContain(`value="${fields.id}"`)
      expect(await counted()).toBe(0)
    },
  )

  it('replaces what the association has sent in only when that is said', async () => {
    await submitTestAnswer(container, tokens[1]!, { answers: { 'prov.helhet': '2' } })
    const walkIn = await answered('Förening 2')
    const refused = await post(walkIn, { vems: 'forening:F002' })
    expect([refused.status, refused.text.includes('har redan skickat in')]).toEqual([422, true])
    const { status } = await post(walkIn, { vems: 'forening:F002', ersatt: 'ja' })
    expect([status, await counted()]).toEqual([303, 1])
  })

  it('is not there when it has been decided, or never was', async () => {
    const walkIn = await answered('Förening 2')
    await post(walkIn, { vems: 'forening:F002' })
    expect((await post(walkIn, { vems: 'forening:F002' })).status).toBe(409)
    expect((await investigator.get(pathTo.waitingAnswer(id, 'x'.repeat(20)))).status).toBe(409)
  })
})

describe('POST /omgangar/:roundId/vantande/:walkInId/avvisa', () => {
  it('takes the answer away, with a reason that the log keeps', async () => {
    const walkIn = await answered('Förening 2')
    const path = pathTo.waitingRejection(id, walkIn)
    expect((await investigator.post(path, { skal: '' })).status).toBe(422)
    const { headers } = await investigator.post(path, { skal: 'skrivet på skämt' })
    expect(headers['location']).toBe(`${pathTo.waiting(id)}?klart=avvisat`)
    expect(await container.approvals.list(id)).toEqual([])
    const entry = await container.store.findLastLogEntry()
    expect(entry).toMatchObject({ act: 'response.rejected', reason: 'skrivet på skämt' })
  })
})
