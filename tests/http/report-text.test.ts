import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { LONGEST_TEXT } from '../../surveys/report-text.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { decodeEntities, hiddenFields, testApp } from '../builders/test-app.ts'
import {
  openTestRound,
  ROUND,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'

const { id } = ROUND
const PAGE = pathTo.reportText(id)

let container: TestContainer
let investigator: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
  await openTestRound(container)
  investigator = await logInAs('investigator', { app: testApp(container), container })
})

const seenOn = async () => {
  const { version } = hiddenFields((await investigator.get(PAGE)).text)
  return String([version].flat()[0])
}
const send = async (fields: Readonly<Record<string, string>>) =>
  investigator.post(PAGE, { version: await seenOn(), gor: 'spara', ...fields })
const saved = () => container.reportTexts.listVersions(id)

describe('POST /omgangar/:roundId/rapporttext', () => {
  it('saves a version each time, with who and when, and keeps those before', async () => {
    await send({ bakgrund: 'Fullmäktige bad om den.', slutsatser: '- Mer tid' })
    const { status, headers } = await send({ bakgrund: 'Revisorerna bad om den.', slutsatser: '' })
    expect([status, headers['location']]).toEqual([303, `${PAGE}?klart=sparad`])
    expect(
      (await saved()).map(({ number, background, author }) => [number, background, author]),
    ).toEqual([
      [1, 'Fullmäktige bad om den.', investigator.user.name],
      [2, 'Revisorerna bad om den.', investigator.user.name],
    ])
    const { text } = await investigator.get(PAGE)
    expect(text).toContain('Tidigare versioner')
    expect(text).toContain('Fullmäktige bad om den.')
  })

  it('makes no version of the same text', async () => {
    for (const _ of [1, 2]) await send({ bakgrund: 'Samma.', slutsatser: '' })
    expect(await saved()).toHaveLength(1)
  })

  it('shows how it would be, and saves nothing', async () => {
    const { status, text } = await send({ gor: 'visa', bakgrund: 'Ett.\n\n- två', slutsatser: '' })
    expect(status).toBe(200)
    expect(text).toContain('<p>Ett.</p>')
    expect(text).toContain('<li>två</li>')
    expect(text).toContain('Avsnittet kommer inte med')
    expect(await saved()).toEqual([])
  })

  it('shows markup and formulas as text, here and in the result', async () => {
    const hostile = '<script>alert(1)</script> {{title}} =SUM(1+1)'
    await send({ bakgrund: hostile, slutsatser: `- ${hostile}` })
    for (const path of [PAGE, pathTo.result(id)]) {
      const { text } = await investigator.get(path)
      expect(text).not.toContain('<script>alert')
      expect(decodeEntities(text)).toContain(hostile)
    }
  })

  it('refuses what is too long, and keeps what was typed', async () => {
    const long = 'å'.repeat(LONGEST_TEXT + 1)
    const { status, text } = await send({ bakgrund: 'Kort.', slutsatser: long })
    expect(status).toBe(422)
    expect(text).toContain('Texten har 15\u00a0001 tecken.')
    expect(text.includes(long)).toBe(true)
    expect(await saved()).toEqual([])
  })

  it('overwrites nothing unseen: it says that somebody else has saved, and keeps what was typed', async () => {
    const version = await seenOn()
    await send({ bakgrund: 'Den andras.', slutsatser: '' })
    const mine = { bakgrund: 'Min.', slutsatser: '', gor: 'spara', version }
    const { status, text } = await investigator.post(PAGE, mine)
    expect(status).toBe(422)
    expect(text).toContain('Någon annan har sparat')
    expect(text).toContain('Min.</textarea>')
    const again = await investigator.post(PAGE, { ...mine, version: '1' })
    expect(again.status).toBe(303)
    expect((await saved()).map(({ background }) => background)).toEqual(['Den andras.', 'Min.'])
  })

  it('is in the log', async () => {
    await send({ bakgrund: 'Text.', slutsatser: '' })
    const filter = { by: null, act: 'reportText.saved', object: id, before: null } as const
    expect(await container.acts.list(filter, 10)).toHaveLength(1)
  })
})

describe('the words beside a result', () => {
  beforeEach(async () => {
    await send({ bakgrund: 'Därför frågade vi.', slutsatser: 'Vi föreslår mer tid.' })
    await container.rounds.closeRound(id)
  })

  it('stand in their places in it, marked as the words of the utredare', async () => {
    const { text } = await investigator.get(pathTo.result(id))
    const places = [
      'Sammanfattning',
      'Bakgrund',
      'Därför frågade vi.',
      'Metod och bortfall',
      'Slutsatser',
      'Vi föreslår mer tid.',
    ]
    const found = places.map(place => text.indexOf(place))
    expect(found).toEqual(found.toSorted((a, b) => a - b))
    expect(found).not.toContain(-1)
    expect(text).toContain('Utredarens ord, version 1')
  })

  it('change nothing in what is certified', async () => {
    const { digest } = await container.certification.certifyRound(id, () => undefined)
    await send({ bakgrund: '', slutsatser: 'Något annat.' })
    const current = await container.results.currentResult(id)
    expect(current.digest).toBe(digest)
    expect(current.text).not.toContain('Något annat')
    expect(current.written).toMatchObject({ number: 2, beside: digest })
  })
})
