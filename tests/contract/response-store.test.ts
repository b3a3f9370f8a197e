import { expect, it } from '@jest/globals'

import type { Response, SubmittedResponse } from '../../surveys/response.ts'
import type { Store } from '../../server/store/store.ts'
import { CLOSES, OPENS } from '../builders/test-container.ts'
import { draftRound, insertOpenRound, opening, response, submitting } from '../builders/records.ts'
import { eachStore } from './each-store.ts'
import { HARD_TEXT, IN_ORDER, OUT_OF_ORDER } from './texts.ts'

const draft = (key: string, revision = 1, sealed = 'x'): Response => ({
  ...response(key, { revision }),
  content: { state: 'draft', sealed },
})

async function allOf(store: Store, round = 'prov-2022'): Promise<SubmittedResponse[]> {
  const all: SubmittedResponse[] = []
  for await (const each of store.eachResponse(round)) all.push(each)
  return all
}

async function storedIn(store: Store): Promise<Response[]> {
  const all: Response[] = []
  for await (const each of store.eachStored('prov-2022')) all.push(each)
  return all
}

eachStore('ResponseStore', store => {
  it('saves a draft and its changes, one revision after the other', async () => {
    await insertOpenRound(store(), ['A'])
    expect(await store().findResponse('prov-2022', 'A')).toBeNull()
    expect(await store().saveDraft(draft('A'))).toBe('stored')
    expect(await store().saveDraft(draft('A', 2, HARD_TEXT))).toBe('stored')
    expect(await store().findResponse('prov-2022', 'A')).toStrictEqual(draft('A', 2, HARD_TEXT))
  })

  it.each([1, 2, 4])('refuses revision %i on top of revision 2', async revision => {
    await insertOpenRound(store(), ['A'])
    await store().saveDraft(draft('A', 1))
    await store().saveDraft(draft('A', 2))
    expect(await store().saveDraft(draft('A', revision, 'late'))).toBe('stale')
    expect(await store().findResponse('prov-2022', 'A')).toStrictEqual(draft('A', 2))
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
    expect(await store().findResponse('prov-2022', 'A')).toStrictEqual(sent.response)
    expect(await store().listInvitations('prov-2022')).toMatchObject([{ answeredAt: OPENS }])
  })

  it('gives back each field, and every kind of answer', async () => {
    await insertOpenRound(store(), ['A'])
    const answers = {
      'a.grade': 4,
      'a.none': 'VE',
      'a.text': '',
      'a.codes': ['b', 'a'],
      'a.empty': [],
    }
    const content = { answers, mode: 'import', pseudonym: 'p' } as const
    const sent = { ...submitting('A'), response: response('A', {}, content) }
    expect(await store().submitResponse(sent)).toBe('stored')
    expect(await store().findResponse('prov-2022', 'A')).toStrictEqual(sent.response)
    expect(await allOf(store())).toStrictEqual([sent.response])
  })

  it('keeps nothing of the answers before when an answer is changed', async () => {
    await insertOpenRound(store(), ['A'])
    await store().submitResponse(submitting('A'))
    const change = { survey: 'prov/2', sector: 'kultur', revision: 2 }
    const content = { answers: { 'b.c': 1 }, submissionId: 'x', codeDigest: 'y', salt: 'z' }
    const changed = response('A', change, content)
    await store().submitResponse({ ...submitting('A'), response: changed })
    expect(await store().findResponse('prov-2022', 'A')).toStrictEqual(changed)
  })

  it('marks an invitation as answered when a response first came in', async () => {
    await insertOpenRound(store(), ['A'])
    await store().submitResponse(submitting('A'))
    // Whoever lists waits for the marks that are made beside a receipt.
    expect(await store().listInvitations('prov-2022')).toMatchObject([{ answeredAt: OPENS }])
    await store().submitResponse({
      ...submitting('A', { revision: 2 }),
      mark: { invitationId: 'i-prov-2022-A', at: CLOSES },
    })
    expect(await store().listInvitations('prov-2022')).toMatchObject([{ answeredAt: OPENS }])
  })

  it('moves the mark with a change where the mark says so, and never back', async () => {
    await insertOpenRound(store(), ['A'])
    const middle = '2022-09-20T08:00:00.000Z'
    const moved = [
      [OPENS, OPENS],
      [CLOSES, CLOSES],
      [middle, CLOSES],
    ] as const
    for (const [index, [at, answeredAt]] of moved.entries()) {
      const mark = { invitationId: 'i-prov-2022-A', at, movesWithChange: true } as const
      await store().submitResponse({ ...submitting('A', { revision: index + 1 }), mark })
      expect(await store().listInvitations('prov-2022')).toMatchObject([{ answeredAt }])
    }
  })

  it('finds none in another round, or under another key', async () => {
    await insertOpenRound(store(), ['A'])
    await store().submitResponse(submitting('A'))
    for (const [round, key] of [
      ['annan', 'A'],
      ['prov-2022', 'a'],
      ['prov-2022', ''],
    ] as const) {
      expect(await store().findResponse(round, key)).toBeNull()
    }
    expect(await store().findSubmitted('annan', ['A'])).toStrictEqual(new Set())
    expect(await allOf(store(), 'annan')).toStrictEqual([])
    const none = { submitted: 0, revisionSum: 0 }
    expect(await store().summariseResponses('annan')).toStrictEqual(none)
  })

  it('tells rounds apart of which one’s id begins with the other’s', async () => {
    for (const id of ['a', 'a/b', 'a0', 'a%2Fb']) {
      await insertOpenRound(store(), ['A'], id)
      await store().submitResponse(submitting('A', { roundId: id }))
    }
    await store().closeResponses('a', ['A'])
    for (const id of ['a', 'a/b', 'a0', 'a%2Fb']) {
      expect(await allOf(store(), id)).toStrictEqual([response('A', { roundId: id })])
      expect(await store().summariseResponses(id)).toMatchObject({ submitted: 1 })
    }
    const later = submitting('A', { roundId: 'a/b', revision: 2 })
    expect(await store().submitResponse(later)).toBe('stored')
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
      const seen = (await store().findRound('prov-2022')) ?? undefined
      for (const read of [undefined, seen]) {
        expect(await store().saveDraft(draft('A'), read)).toBe('closed')
        expect(await store().submitResponse(submitting('A'), read)).toBe('closed')
      }
      expect(await store().importResponses([submitting('A')], null)).toBe('closed')
      expect(await store().findResponse('prov-2022', 'A')).toBeNull()
    },
  )

  it.each([
    ['looks at the round', undefined],
    ['has read the round before', opening([]).round],
  ])('takes nothing more once it is closed, from a writer that %s', async (_who, seen) => {
    await insertOpenRound(store(), ['A', 'B', 'C'])
    await store().saveDraft(draft('A'))
    const { round } = opening(['A', 'B', 'C'])
    await store().saveRound({ ...round, revision: 3, state: 'certifying' })
    await store().closeResponses('prov-2022', ['A', 'B', 'C'])
    expect(await store().saveDraft(draft('A', 2), seen)).toBe('closed')
    expect(await store().submitResponse(submitting('B'), seen)).toBe('closed')
    expect(await store().importResponses([submitting('C')], null)).toBe('closed')
    expect(await store().findResponse('prov-2022', 'A')).toStrictEqual(draft('A'))
    expect(await store().findResponse('prov-2022', 'B')).toBeNull()
    expect(await store().summariseResponses('prov-2022')).toStrictEqual({
      submitted: 0,
      revisionSum: 0,
    })
  })

  it('takes only what is imported once the round is closed by hand', async () => {
    await insertOpenRound(store(), ['A', 'B'])
    const { round } = opening(['A', 'B'])
    const closed = { ...round, revision: 3, closedAt: CLOSES }
    await store().saveRound(closed)
    expect(await store().submitResponse(submitting('A'))).toBe('closed')
    expect(await store().submitResponse(submitting('A'), closed)).toBe('closed')
    expect(await store().importResponses([submitting('B')], null)).toBe('stored')
  })

  it('gives and takes whole responses and drafts, as another store has them', async () => {
    await insertOpenRound(store(), ['A', 'B', 'C'])
    const copied = [draft('A', 4), response('B', { revision: 3 })]
    await store().restoreResponses(copied)
    expect(await storedIn(store())).toStrictEqual(copied)
    expect((await allOf(store())).map(({ key }) => key)).toStrictEqual(['B'])
    expect(await store().saveDraft(draft('A', 5))).toBe('stored')
  })

  it('finds which of many have a submitted response', async () => {
    await insertOpenRound(store(), ['A', 'B', 'C'])
    await store().submitResponse(submitting('A'))
    await store().saveDraft(draft('B'))
    expect(await store().findSubmitted('prov-2022', ['A', 'B', 'C'])).toStrictEqual(new Set(['A']))
    expect(await store().findSubmitted('prov-2022', [])).toStrictEqual(new Set())
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
    expect(await allOf(store())).toStrictEqual([])
    const noted = { ...round, revision: 3, year: 2023 }
    expect(await store().importResponses([submitting('A')], noted)).toBe('stored')
    expect(await store().findRound('prov-2022')).toStrictEqual(noted)
  })

  it('streams the submitted responses of a round in key order, and no drafts', async () => {
    await insertOpenRound(store(), ['A', 'B', 'C'])
    await insertOpenRound(store(), ['A'], 'annan')
    await store().saveDraft(draft('D'))
    for (const key of ['C', 'A', 'B']) await store().submitResponse(submitting(key))
    await store().submitResponse(submitting('A', { roundId: 'annan' }))
    expect((await allOf(store())).map(({ key }) => key)).toStrictEqual(['A', 'B', 'C'])
    expect(await allOf(store(), 'annan')).toHaveLength(1)
  })

  it('streams responses and drafts in the order of their keys by code point', async () => {
    await insertOpenRound(store(), OUT_OF_ORDER)
    for (const key of OUT_OF_ORDER) await store().submitResponse(submitting(key))
    expect((await allOf(store())).map(({ key }) => key)).toStrictEqual(IN_ORDER)
    expect((await storedIn(store())).map(({ key }) => key)).toStrictEqual(IN_ORDER)
  })

  it('sums submitted responses and their revisions', async () => {
    await insertOpenRound(store(), ['A', 'B', 'C'])
    expect(await store().summariseResponses('prov-2022')).toStrictEqual({
      submitted: 0,
      revisionSum: 0,
    })
    await store().submitResponse(submitting('A'))
    await store().saveDraft(draft('B'))
    await store().submitResponse(submitting('B', { revision: 2 }))
    await store().saveDraft(draft('C'))
    expect(await store().summariseResponses('prov-2022')).toStrictEqual({
      submitted: 2,
      revisionSum: 3,
    })
  })
})
