import { createHash } from 'node:crypto'

import { expect, it } from '@jest/globals'

import { canonical } from '../../reports/results/canonical.ts'
import { NO_OUTCOMES } from '../../surveys/outcome.ts'
import type { LongTextQuestion } from '../../surveys/questions/long-text.ts'
import { extent } from '../builders/extent.ts'
import { certifiedResult } from '../builders/published-records.ts'
import { draftRound, insertOpenRound, opening, response, submitting } from '../builders/records.ts'
import { testAssociations, testSurvey } from '../builders/test-data.ts'
import { eachStore } from './each-store.ts'

const MEGABYTE = 1_000_000
const PARAGRAPH = 'Föreningen tycker att samarbetet med kommunen fungerar – på det hela taget. 😀 '

function paragraphs(length: number): string {
  return PARAGRAPH.repeat(Math.ceil(length / PARAGRAPH.length)).slice(0, length)
}

function question(index: number): LongTextQuestion {
  const help = { sv: paragraphs(1990) }
  return { id: `prov.t${index}`, type: 'longText', label: { sv: `T ${index}` }, help, maxLength: 5 }
}

/** Big enough that SQLite writes many pages, and MongoDB more than one document. */
const LEAVES = extent(60_000, 600_000)
const MANY = extent(2100, 20_000)

eachStore('what is big', store => {
  it('a survey of more than a megabyte', async () => {
    const questions = Array.from({ length: 600 }, (_, index) => question(index))
    const page = { id: 'allt', title: { sv: 'Allt' }, questions }
    const survey = { key: 'prov/1', digest: 'd', survey: testSurvey({ pages: [page] }) }
    expect(JSON.stringify(survey).length).toBeGreaterThan(MEGABYTE)
    expect(await store().insertSurvey(survey)).toBe('stored')
    expect(await store().findSurvey('prov/1')).toStrictEqual(survey)
  })

  it('a response with texts of a megabyte, as draft, sent in and imported', async () => {
    await insertOpenRound(store(), ['A', 'B'])
    const answers = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`prov.t${index}`, paragraphs(10_000)]),
    )
    const sealed = paragraphs(MEGABYTE)
    const draft = { ...response('A'), content: { state: 'draft', sealed } } as const
    expect(await store().saveDraft(draft)).toBe('stored')
    expect(await store().findResponse('prov-2022', 'A')).toStrictEqual(draft)
    const [a, b] = ['A', 'B'].map(key => response(key, {}, { answers }))
    const sent = { ...submitting('A'), response: { ...a!, revision: 2 } }
    expect(await store().submitResponse(sent)).toBe('stored')
    const imported = { ...submitting('B'), response: b! }
    expect(await store().importResponses([imported], null)).toBe('stored')
    expect(await store().findResponse('prov-2022', 'A')).toStrictEqual(sent.response)
    expect(await store().findResponse('prov-2022', 'B')).toStrictEqual(b)
  })

  it(`a result whose sealed part has ${LEAVES} leaves`, async () => {
    await insertOpenRound(store(), [], 'a')
    const leaves = Array.from({ length: LEAVES }, (_, index) =>
      createHash('sha256').update(`${index}`).digest('hex'),
    )
    const { tally } = certifiedResult('a').sealed
    const text = JSON.stringify(paragraphs(MEGABYTE))
    const result = certifiedResult('a', { text, sealed: { tally, leaves } })
    expect(await store().insertResult(result)).toBe('stored')
    const found = await store().findResult('a')
    expect({ ...found, sealed: null }).toStrictEqual({ ...result, sealed: null })
    expect(found?.sealed.tally).toStrictEqual(tally)
    // One long text: to compare the lists one by one takes Jest half a minute.
    expect(found?.sealed.leaves.join(' ') === leaves.join(' ')).toBe(true)
    expect(await store().insertResult({ ...result, digest: 'other' })).toBe('exists')
    expect((await store().findResult('a'))?.digest).toBe(result.digest)
  })

  it(`a round with a frame of ${MANY}`, async () => {
    const ids = testAssociations(MANY).map(({ id }) => id)
    const given = opening(ids.toSorted())
    await store().insertRound(draftRound())
    expect(await store().openRound(given)).toBe('stored')
    const frame = await store().listFrame('prov-2022')
    expect(JSON.stringify(frame) === JSON.stringify(given.frame)).toBe(true)
    const invitations = await store().listInvitations('prov-2022')
    expect(canonical(invitations) === canonical(given.invitations)).toBe(true)
    const counts = [{ sector: 'idrott', invited: MANY, answered: 0, outcomes: NO_OUTCOMES }]
    expect(await store().countInvitations('prov-2022')).toStrictEqual(counts)
    await store().closeResponses('prov-2022', ids)
    expect(await store().findSubmitted('prov-2022', ids)).toStrictEqual(new Set())
  })

  it(`a register of ${MANY}`, async () => {
    const associations = testAssociations(MANY).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    await store().putAssociations(associations)
    const listed = await store().listAssociations()
    expect(listed).toHaveLength(MANY)
    expect(listed.at(-1)).toStrictEqual(associations.at(-1))
    expect(JSON.stringify(listed) === JSON.stringify(associations)).toBe(true)
    const [first] = associations
    await store().putAssociations(associations.map(each => ({ ...each, name: 'Ny' })))
    expect((await store().listAssociations())[0]).toStrictEqual({ ...first, name: 'Ny' })
  })
})
