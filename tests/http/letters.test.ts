import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { logInAs } from '../builders/staff.ts'
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

let container: TestContainer
let app: ReturnType<typeof testApp>
let tokens: readonly string[]
beforeEach(async () => {
  container = await testContainer()
  const associations = testAssociations(6).map((each, index) => ({
    ...each,
    email: index < 3 ? null : `${each.id}@b.example`,
  }))
  ;({ tokens } = await openTestRound(container, { associations }))
  app = testApp(container)
})

const lettersTo = async (toAll: boolean) => {
  const { letters } = await container.letters.list(id, { toAll })
  return letters.map(({ association }) => association.associationId)
}

describe('letters', () => {
  it('are made for whoever may have links, and the log holds that they were', async () => {
    const { post, get } = await logInAs('administrator', { app, container })
    expect((await get(pathTo.mail(id))).text).toContain(`action="${pathTo.letters(id)}"`)
    const { status, headers, body } = await post(pathTo.letters(id), { till: 'alla' })
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(headers['content-disposition']).toBe(`attachment; filename=brev-${id}.pdf`)
    expect(headers['cache-control']).toBe('no-store')
    const pdf = (body as Buffer).toString('latin1')
    expect([pdf.slice(0, 8), pdf.trimEnd().endsWith('%%EOF')]).toEqual(['%PDF-1.7', true])
    const [entry] = await container.acts.list(
      { by: null, act: 'letters.exported', object: id, before: null },
      1,
    )
    expect(entry?.refusalOf).toBeNull()
  })

  it('are not for an investigator, who is told whom to ask', async () => {
    const { post, get } = await logInAs('investigator', { app, container })
    const { text } = await get(pathTo.mail(id))
    expect(text).not.toContain(pathTo.letters(id))
    expect(text).toContain('hämtas av en administratör')
    expect((await post(pathTo.letters(id))).status).toBe(403)
  })

  it('go to those that mail does not reach, until they have answered or said that they will not', async () => {
    expect(await lettersTo(false)).toEqual(['F001', 'F002', 'F003'])
    await container.addressStops.bounced(id, 'F005')
    await submitTestAnswer(container, tokens[0]!, { answers: { 'prov.helhet': '4' } })
    await container.waysOut.take(tokens[1]!, { kind: 'refusal', email: '' })
    expect(await lettersTo(false)).toEqual(['F003', 'F005'])
    expect(await lettersTo(true)).toEqual(['F003', 'F004', 'F005', 'F006'])
  })

  it('say what staff have written as an invitation, with the link of each', async () => {
    const text = { subject: 'Till {förening}', body: 'Svara: {länk}\n\nHej {förening}' }
    await container.mailings.texts.save(id, 'invitation', text)
    const { letters } = await container.letters.list(id, { toAll: false })
    const { address } = letters[0]!
    expect(address.endsWith(tokens[0]!)).toBe(true)
    expect(letters[0]).toMatchObject({
      subject: 'Till Förening 1',
      paragraphs: [`Svara: ${address}`, 'Hej Förening 1'],
    })
  })
})
