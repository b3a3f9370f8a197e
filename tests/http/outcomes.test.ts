import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { testApp } from '../builders/test-app.ts'
import {
  openTestRound,
  ROUND,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

const { id } = ROUND
const FORM = pathTo.outcome(id, 'F002')

let container: TestContainer
let investigator: StaffBrowser
let tokens: readonly string[]
beforeEach(async () => {
  container = await testContainer()
  ;({ tokens } = await openTestRound(container, { associations: testAssociations(6) }))
  investigator = await logInAs('investigator', { app: testApp(container), container })
})

const take = (index: number, kind: 'wrongPerson' | 'notActive' | 'refusal', email = '') =>
  container.waysOut.take(tokens[index]!, { kind, email })
const outcomeOf = async (association: string) =>
  (await container.outcomes.findLine(id, association)).invitation.outcome

describe('GET /omgangar/:roundId/utfall', () => {
  it('says what it is for when nobody has told anything', async () => {
    const { text } = await investigator.get(pathTo.outcomes(id))
    expect(text).toContain('Ingen har meddelat något som väntar på beslut.')
  })

  it('lists those who have told that they do not answer, until it is decided', async () => {
    await take(1, 'refusal')
    const before = (await investigator.get(pathTo.outcomes(id))).text
    expect(before).toMatch(/Förening 2<\/a>: Vi vill inte svara/)
    await investigator.post(FORM, { utfall: 'R', skal: 'ordföranden ringde' })
    const after = (await investigator.get(pathTo.outcomes(id))).text
    expect(after).toMatch(/Beslutat[^]*Förening 2<\/a>: Vill inte svara. Skäl: ordföranden ringde/)
    expect(after).toContain('Ingen har meddelat något som väntar på beslut.')
  })

  it('leads to an association by its id, and says when it is not in the round', async () => {
    const found = await investigator.get(pathTo.outcomes(id, { forening: 'F003' }))
    expect([found.status, found.headers['location']]).toEqual([303, pathTo.outcome(id, 'F003')])
    const { status, text } = await investigator.get(pathTo.outcomes(id, { forening: '<b>F999' }))
    expect([status, text.includes('&lt;b&gt;F999” är inte med i omgången')]).toEqual([422, true])
  })
})

describe('POST /omgangar/:roundId/utfall/:associationId', () => {
  it('decides with a reason, as the one who is logged in, and logs it', async () => {
    const { status, headers } = await investigator.post(FORM, {
      utfall: 'NE',
      skal: 'upplöst 2021',
    })
    expect([status, headers['location']]).toEqual([303, pathTo.outcomes(id, { klart: 'beslutat' })])
    expect(await outcomeOf('F002')).toMatchObject({
      code: 'NE',
      by: investigator.user.name,
      reason: 'upplöst 2021',
    })
    const entry = await container.store.findLastLogEntry()
    expect(entry).toMatchObject({ act: 'outcome.decided', object: id, detail: 'F002 NE' })
  })

  it('takes a decision back', async () => {
    await investigator.post(FORM, { utfall: 'NE', skal: 'upplöst' })
    await investigator.post(FORM, { utfall: 'inget', skal: 'den finns kvar' })
    expect(await outcomeOf('F002')).toBeNull()
  })

  it.each([
    ['no outcome', { utfall: '', skal: 'för att' }, 'Välj ett utfall'],
    ['one that there is not', { utfall: 'X', skal: 'för att' }, 'Välj ett utfall'],
    ['no reason', { utfall: 'R', skal: '  ' }, 'Skriv varför'],
    ['a reason too long', { utfall: 'R', skal: 'x'.repeat(501) }, 'Skriv varför'],
  ])('with %s keeps what was written, and decides nothing', async (_claim, fields, told) => {
    const { status, text } = await investigator.post(FORM, fields)
    expect([status, text.includes(told)]).toEqual([422, true])
    if (fields.utfall === 'R') expect(text).toMatch(/value="R" checked/)
    else expect(text).toContain('value="för att"')
    expect(await outcomeOf('F002')).toBeNull()
  })

  it('proposes what was told, with whom to ask instead, and says what else can be done', async () => {
    await take(1, 'wrongPerson', 'ny@forening.example')
    const { text } = await investigator.get(FORM)
    expect(text).toMatch(/value="U" checked/)
    expect(text).toContain('ny@forening.example')
    expect(text).toContain('Ge föreningen en ny länk')
  })

  it('decides nothing of a round that is certified', async () => {
    await container.rounds.closeRound(id)
    await container.certification.certifyRound(id, () => undefined)
    expect((await investigator.post(FORM, { utfall: 'R', skal: 'sent' })).status).toBe(409)
  })
})
