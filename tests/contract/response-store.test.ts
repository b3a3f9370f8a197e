import { expect, it } from '@jest/globals'

import type { Response, SubmittedResponse } from '../../surveys/response.ts'
import type { Store } from '../../server/store/store.ts'
import { CLOSES } from '../builders/test-container.ts'
import { draftRound, insertOpenRound, opening, response, submitting } from '../builders/records.ts'
import { eachStore, HARD_TEXT } from './each-store.ts'

const draft = (key: string, revision = 1, sealed = 'x'): Response => ({
  ...response(key, { revision }),
  content: { state: 'draft', sealed },
})

async function allOf(store: Store, round = 'prov-2022'): Promise<SubmittedResponse[]> {
  const all: SubmittedResponse[] = []
  for await (const each of store.eachResponse(round)) all.push(each)
  return all
}

eachStore('ResponseStore', store => {
  it('saves a draft and its changes, one revision after the other', async () => {
    await insertOpenRound(store(), ['A'])
    expect(await store().findResponse('prov-2022', 'A')).toBeNull()
    expect(await store().saveDraft(draft('A'))).toBe('stored')
    expect(await store().saveDraft(draft('A', 2, HARD_TEXT))).toBe('stored')
    expect(await store().findResponse('prov-2022', 'A')).toEqual(draft('A', 2, HARD_TEXT))
  })

  it.each([1, 2, 4])('refuses revision %i on top of revision 2', async revision => {
    await insertOpenRound(store(), ['A'])
    await store().saveDraft(draft('A', 1))
    await store().saveDraft(draft('A', 2))
    expect(await store().saveDraft(draft('A', revision, 'late'))).toBe('stale')
    expect(await store().findResponse('prov-2022', 'A')).toEqual(draft('A', 2))
  })

  it('refuses a second revision of what is not there', async () => {
    await insertOpenRound(store(), ['A'])
    expect(await store().saveDraft(draft('A', 2))).toBe('stale')
    expect(await store().findResponse('prov-2022', 'A')).toBeNull()
  })

  it('turns a draft into a response in the same record, and marks the invitation', async () => {
    await insertOpenRound(store(), ['A'])
    await store().saveDraft(draft('A'))
    const sent = submitting('A', { revision: 2 })
    expect(await store().submitResponse(sent)).toBe('stored')
    expect(await store().findResponse('prov-2022', 'A')).toEqual(sent.response)
    expect(await store().findInvitation('l-prov-2022-A')).not.toMatchObject({ answeredAt: null })
  })

  it('gives back text to the letter', async () => {
    await insertOpenRound(store(), ['A'])
    const answers = { 'prov.text': HARD_TEXT, 'prov.delar': ['a', 'b'], 'prov.helhet': 'VE' }
    const sent = { ...submitting('A'), response: response('A', {}, { answers }) }
    await store().submitResponse(sent)
    expect(await store().findResponse('prov-2022', 'A')).toEqual(sent.response)
  })

  it('lets one of fifty submits at once win, and keeps that one', async () => {
    await insertOpenRound(store(), ['A'])
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const content = { submissionId: `s${index}` }
        return store().submitResponse({ ...submitting('A'), response: response('A', {}, content) })
      }),
    )
    expect(outcomes.filter(outcome => outcome === 'stored')).toHaveLength(1)
    const winner = outcomes.indexOf('stored')
    const [kept, ...others] = await allOf(store())
    expect(kept?.content.submissionId).toBe(`s${winner}`)
    expect(others).toEqual([])
  })

  it.each(['draft', 'certifying', 'certified'] as const)(
    'takes nothing while the round is %s',
    async state => {
      await store().insertRound(draftRound())
      if (state !== 'draft') {
        const { round } = opening(['A'])
        await store().openRound(opening(['A']))
        await store().saveRound({ ...round, revision: 3, state })
      }
      expect(await store().saveDraft(draft('A'))).toBe('closed')
      expect(await store().submitResponse(submitting('A'))).toBe('closed')
      expect(await store().importResponses([submitting('A')], null)).toBe('closed')
      expect(await store().findResponse('prov-2022', 'A')).toBeNull()
    },
  )

  it('takes nothing more once it is closed, also from a writer that has not seen it', async () => {
    await insertOpenRound(store(), ['A', 'B', 'C'])
    await store().saveDraft(draft('A'))
    const { round } = opening(['A', 'B', 'C'])
    await store().saveRound({ ...round, revision: 3, state: 'certifying' })
    await store().closeResponses('prov-2022', ['A', 'B', 'C'])
    expect(await store().saveDraft(draft('A', 2))).toBe('closed')
    expect(await store().submitResponse(submitting('B'))).toBe('closed')
    expect(await store().importResponses([submitting('C')], null)).toBe('closed')
    expect(await store().findResponse('prov-2022', 'A')).toEqual(draft('A'))
    expect(await store().findResponse('prov-2022', 'B')).toBeNull()
    expect(await store().summariseResponses('prov-2022')).toEqual({ submitted: 0, revisionSum: 0 })
  })

  it('takes only what is imported once the round is closed by hand', async () => {
    await insertOpenRound(store(), ['A', 'B'])
    const { round } = opening(['A', 'B'])
    await store().saveRound({ ...round, revision: 3, closedAt: CLOSES })
    expect(await store().submitResponse(submitting('A'))).toBe('closed')
    expect(await store().importResponses([submitting('B')], null)).toBe('stored')
  })

  it('gives and takes whole responses and drafts, as another store has them', async () => {
    await insertOpenRound(store(), ['A', 'B', 'C'])
    const copied = [draft('A', 4), response('B', { revision: 3 })]
    await store().restoreResponses(copied)
    const all: Response[] = []
    for await (const each of store().eachStored('prov-2022')) all.push(each)
    expect(all).toEqual(copied)
    expect((await allOf(store())).map(({ key }) => key)).toEqual(['B'])
    expect(await store().saveDraft(draft('A', 5))).toBe('stored')
  })

  it('finds which of many have a submitted response', async () => {
    await insertOpenRound(store(), ['A', 'B', 'C'])
    await store().submitResponse(submitting('A'))
    await store().saveDraft(draft('B'))
    expect(await store().findSubmitted('prov-2022', ['A', 'B', 'C'])).toEqual(new Set(['A']))
    expect(await store().findSubmitted('prov-2022', [])).toEqual(new Set())
  })

  it('can be answered after an import of it that came to nothing', async () => {
    await insertOpenRound(store(), ['A', 'B'])
    await store().submitResponse(submitting('B'))
    const both = ['A', 'B'].map(key => submitting(key))
    expect(await store().importResponses(both, null)).toBe('stale')
    expect(await store().submitResponse(submitting('A'))).toBe('stored')
  })

  it('imports all, or none when one of them is stale', async () => {
    await insertOpenRound(store(), ['A', 'B', 'C'])
    await store().submitResponse(submitting('B'))
    const three = ['A', 'B', 'C'].map(key => submitting(key))
    expect(await store().importResponses(three, null)).toBe('stale')
    expect(await allOf(store())).toHaveLength(1)
    expect(await store().importResponses([submitting('A'), submitting('C')], null)).toBe('stored')
    expect(await allOf(store())).toHaveLength(3)
  })

  it('imports nothing when the round has changed meanwhile', async () => {
    await insertOpenRound(store(), ['A'])
    const { round } = opening(['A'])
    expect(await store().importResponses([submitting('A')], { ...round, revision: 9 })).toBe(
      'stale',
    )
    expect(await allOf(store())).toEqual([])
    const noted = { ...round, revision: 3, year: 2023 }
    expect(await store().importResponses([submitting('A')], noted)).toBe('stored')
    expect(await store().findRound('prov-2022')).toEqual(noted)
  })

  it('streams the submitted responses of a round in key order, and no drafts', async () => {
    await insertOpenRound(store(), ['A', 'B', 'C'])
    await insertOpenRound(store(), ['A'], 'annan')
    await store().saveDraft(draft('D'))
    for (const key of ['C', 'A', 'B']) await store().submitResponse(submitting(key))
    await store().submitResponse(submitting('A', { roundId: 'annan' }))
    expect((await allOf(store())).map(({ key }) => key)).toEqual(['A', 'B', 'C'])
    expect(await allOf(store(), 'annan')).toHaveLength(1)
  })

  it('streams each of many responses once', async () => {
    const keys = Array.from({ length: 2345 }, (_, index) => `k${String(index).padStart(5, '0')}`)
    await insertOpenRound(store(), keys)
    await store().importResponses(
      keys.map(key => submitting(key)),
      null,
    )
    expect((await allOf(store())).map(({ key }) => key)).toEqual(keys)
  })

  it('sums submitted responses and their revisions', async () => {
    await insertOpenRound(store(), ['A', 'B', 'C'])
    expect(await store().summariseResponses('prov-2022')).toEqual({ submitted: 0, revisionSum: 0 })
    await store().submitResponse(submitting('A'))
    await store().saveDraft(draft('B'))
    await store().submitResponse(submitting('B', { revision: 2 }))
    await store().saveDraft(draft('C'))
    expect(await store().summariseResponses('prov-2022')).toEqual({ submitted: 2, revisionSum: 3 })
  })
})
