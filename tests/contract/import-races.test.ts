import { setImmediate } from 'node:timers/promises'

import { expect, it } from '@jest/globals'

import type { Association } from '../../surveys/association.ts'
import type { Round } from '../../surveys/round.ts'
import type { SubmittedResponse } from '../../surveys/response.ts'
import type { SaveOutcome } from '../../server/store/response-store.ts'
import type { Store } from '../../server/store/store.ts'
import { extent } from '../builders/extent.ts'
import { draftRound, insertOpenRound, opening, response, submitting } from '../builders/records.ts'
import { testAssociations } from '../builders/test-data.ts'
import { eachPairOfStores } from './each-store.ts'

const KEYS = Array.from({ length: 12 }, (_, index) => `k${String(index).padStart(2, '0')}`)

/** The same keys, as one person sends them: each response says who. */
const sentBy = (who: string, keys: readonly string[]) =>
  keys.map(key => ({
    ...submitting(key),
    response: response(key, {}, { submissionId: `${who}-${key}` }),
  }))

async function keptIn(store: Store): Promise<readonly SubmittedResponse[]> {
  const all: SubmittedResponse[] = []
  for await (const each of store.eachResponse('prov-2022')) all.push(each)
  return all
}

/** Who sent what is kept, in the order of the keys. */
async function sendersIn(store: Store): Promise<readonly string[]> {
  return (await keptIn(store)).map(({ content }) => content.submissionId.split('-')[0] ?? '')
}

eachPairOfStores('imports of answers at once', stores => {
  it.each([
    ['the same', KEYS, KEYS],
    ['the same, in the other order', KEYS, KEYS.toReversed()],
    ['some of the same', KEYS.slice(0, 8), KEYS.slice(4).toReversed()],
  ])('with %s: one is stored wholly, the other not at all', async (_which, first, second) => {
    await insertOpenRound(stores()[0], KEYS)
    const [one, other] = stores()
    const outcomes = await Promise.all([
      one.importResponses(sentBy('one', first), null),
      other.importResponses(sentBy('other', second), null),
    ])
    expect(outcomes.toSorted()).toStrictEqual(['stale', 'stored'])
    const [winner, keys] = outcomes[0] === 'stored' ? ['one', first] : ['other', second]
    for (const store of stores()) {
      expect(await sendersIn(store)).toStrictEqual(keys.map(() => winner))
    }
  })

  it('of fifty that change the round one is stored, with its change', async () => {
    await insertOpenRound(stores()[0], ['A', 'B'])
    const changed = (year: number): Round => ({ ...opening([]).round, revision: 3, year })
    // A slow server lets some of them wait for too long: they are told that, and nothing of what became of it.
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        stores()[index % 2]!.importResponses(sentBy(`${index}`, ['A', 'B']), changed(index)),
      ),
    )
    const stored = outcomes.flatMap((outcome, index) =>
      outcome.status === 'fulfilled' && outcome.value === 'stored' ? [index] : [],
    )
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: 'store/unavailable' })
    }
    const winner = Number((await sendersIn(stores()[0]))[0])
    expect([[], [winner]]).toContainEqual(stored)
    for (const store of stores()) {
      expect(await store.findRound('prov-2022')).toStrictEqual(changed(winner))
      expect(await sendersIn(store)).toStrictEqual([`${winner}`, `${winner}`])
    }
  })

  it('and one that is sent in: what was acknowledged is there, and nothing else', async () => {
    await insertOpenRound(stores()[0], KEYS)
    const [one, other] = stores()
    const sent = sentBy('web', ['k06'])[0]!
    const [imported, submitted] = await Promise.all([
      one.importResponses(sentBy('import', KEYS), null),
      other.submitResponse(sent),
    ])
    expect([imported, submitted].filter(outcome => outcome === 'stored').length).toBeLessThan(2)
    const kept = await sendersIn(other)
    if (imported === 'stored') expect(kept).toStrictEqual(KEYS.map(() => 'import'))
    else expect(kept).toStrictEqual(submitted === 'stored' ? ['web'] : [])
  })

  it('and the closing: what is acknowledged was there when it was closed', async () => {
    const [one, other] = stores()
    await insertOpenRound(one, KEYS)
    const { round } = opening([])
    const outcomes: Promise<SaveOutcome>[] = KEYS.map((_, index) =>
      one.importResponses(sentBy(`${index}`, KEYS.slice(index, index + 1)), null),
    )
    await other.saveRound({ ...round, revision: 3, state: 'certifying' })
    await other.closeResponses('prov-2022', KEYS)
    const atClosing = await keptIn(other)
    const acknowledged = (await Promise.all(outcomes)).filter(outcome => outcome === 'stored')
    expect(await keptIn(other)).toStrictEqual(atClosing)
    expect(atClosing).toHaveLength(acknowledged.length)
  })
})

eachPairOfStores('imports of the register at once', stores => {
  // Whole: more than a store writes at a time.
  const MANY = testAssociations(extent(100, 4500))
  const named = (name: string): readonly Association[] => MANY.map(each => ({ ...each, name }))

  it('leave the register as one of them', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const ofTurn = (name: string) =>
        named(name).map(each => ({ ...each, id: `${turn} ${each.id}` }))
      const imports = ['a', 'b', 'c', 'd'].map((who, index) =>
        stores()[index % 2]!.putAssociations(ofTurn(who)),
      )
      await Promise.all(imports)
      const listed = (await stores()[0].listAssociations()).slice(turn * MANY.length)
      expect(listed).toHaveLength(MANY.length)
      expect(new Set(listed.map(({ name }) => name)).size).toBe(1)
    }
  })

  it('are never seen in part', async () => {
    const [one, other] = stores()
    await one.putAssociations(named('0'))
    const names: string[] = []
    const reading = (async () => {
      while (names.at(-1) !== 'last') {
        const seen = new Set((await other.listAssociations()).map(({ name }) => name))
        names.push([...seen].join(' and '))
        await setImmediate()
      }
    })()
    for (const name of ['1', '2', '3', '4', 'last']) await one.putAssociations(named(name))
    await reading
    expect(names.toSorted()).toStrictEqual(names)
    expect(names.filter(name => name.includes(' and '))).toStrictEqual([])
  })

  it('and the creation of rounds do not hinder each other', async () => {
    const [one, other] = stores()
    await Promise.all([
      one.putAssociations(named('a')),
      ...KEYS.map(id => other.insertRound(draftRound(id))),
    ])
    expect(await one.listRounds()).toHaveLength(KEYS.length)
  })
})
