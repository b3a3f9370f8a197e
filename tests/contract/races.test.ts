import { expect, it } from '@jest/globals'

import type { Opening } from '../../server/store/round-store.ts'
import type { Store } from '../../server/store/store.ts'
import {
  certifiedComparison,
  certifiedResult,
  publishedCrosswalk,
  publishedSurvey,
} from '../builders/published-records.ts'
import { draftRound, insertOpenRound, invitation, opening } from '../builders/records.ts'
import { eachPairOfStores } from './each-store.ts'

const AT_ONCE = 50

/** What one of many at once does, through one connection or the other; and what it is told. */
type Contender = (store: Store, index: number) => Promise<string>

/**
 * Starts them all before any of them is answered.
 *
 * @returns Which of them was told 'stored'; fails unless it is one, and the others were told the same.
 */
async function oneWinner(
  stores: readonly [Store, Store],
  loses: string,
  contender: Contender,
): Promise<number> {
  const outcomes = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, index) => contender(stores[index % 2]!, index)),
  )
  const expected = ['stored', ...Array.from({ length: AT_ONCE - 1 }, () => loses)]
  expect(outcomes.toSorted()).toStrictEqual(expected.toSorted())
  return outcomes.indexOf('stored')
}

/** What is kept, through both connections. */
async function expectKept<T>(
  stores: readonly [Store, Store],
  read: (store: Store) => Promise<T>,
  kept: T,
): Promise<void> {
  for (const store of stores) expect(await read(store)).toStrictEqual(kept)
}

/** An attempt to open the round, as a service makes it: with a frame and invitations of its own. */
function attempt(index: number): Opening {
  const { round, frame, ...rest } = opening([`F${index}`])
  const id = `i-${index}`
  const invitations = [{ ...invitation(`F${index}`), id, lookup: `l-${index}` }]
  return { ...rest, round, frame, invitations, wrappedLinkKey: `wrapped-${index}` }
}

/** One opening is there as a whole, and nothing of the others. */
async function expectOpened(stores: readonly [Store, Store], winner: number): Promise<void> {
  const { round, frame, invitations, wrappedLinkKey } = attempt(winner)
  await expectKept(stores, store => store.findRound(round.id), round)
  await expectKept(stores, store => store.listFrame(round.id), frame)
  await expectKept(stores, store => store.listInvitations(round.id), invitations)
  await expectKept(stores, store => store.findLinkKey(round.id), wrappedLinkKey)
  for (let index = 0; index < AT_ONCE; index += 1) {
    const found = index === winner ? invitations[0]! : null
    await expectKept(stores, store => store.findInvitation(`l-${index}`), found)
  }
}

eachPairOfStores('of fifty at once one wins', stores => {
  it('to publish a survey version', async () => {
    const given = (index: number) => publishedSurvey('prov/1', `digest ${index}`)
    const winner = await oneWinner(stores(), 'exists', (store, index) =>
      store.insertSurvey(given(index)),
    )
    await expectKept(stores(), store => store.findSurvey('prov/1'), given(winner))
    await expectKept(stores(), store => store.listSurveys(), ['prov/1'])
  })

  it('to publish a crosswalk', async () => {
    const given = (index: number) => publishedCrosswalk({ differences: [{ sv: `${index}` }] })
    const winner = await oneWinner(stores(), 'exists', (store, index) =>
      store.insertCrosswalk(given(index)),
    )
    await expectKept(stores(), store => store.listCrosswalks(), [given(winner)])
  })

  it('to create a round', async () => {
    const given = (year: number) => ({ ...draftRound(), year })
    const winner = await oneWinner(stores(), 'exists', (store, index) =>
      store.insertRound(given(index)),
    )
    await expectKept(stores(), store => store.listRounds(), [given(winner)])
  })

  it('to change a round', async () => {
    await stores()[0].insertRound(draftRound())
    const given = (year: number) => ({ ...draftRound(), revision: 2, year })
    const winner = await oneWinner(stores(), 'stale', (store, index) =>
      store.saveRound(given(index)),
    )
    await expectKept(stores(), store => store.findRound('prov-2022'), given(winner))
  })

  it('to open a round, and nothing is left of the others', async () => {
    await stores()[0].insertRound(draftRound())
    const winner = await oneWinner(stores(), 'stale', (store, index) =>
      store.openRound(attempt(index)),
    )
    await expectOpened(stores(), winner)
  })

  it('to certify a result', async () => {
    await insertOpenRound(stores()[0], [], 'a')
    const given = (index: number) =>
      certifiedResult('a', {
        digest: `digest ${index}`,
        sealed: { ...certifiedResult('a').sealed, leaves: [`leaf ${index}`] },
      })
    const winner = await oneWinner(stores(), 'exists', (store, index) =>
      store.insertResult(given(index)),
    )
    await expectKept(stores(), store => store.findResult('a'), given(winner))
  })

  it('to certify a comparison', async () => {
    const given = (index: number) => certifiedComparison({ digest: `digest ${index}` })
    const winner = await oneWinner(stores(), 'exists', (store, index) =>
      store.insertComparison(given(index)),
    )
    await expectKept(stores(), store => store.listComparisons(), [given(winner)])
  })
})

eachPairOfStores('what many do at once', stores => {
  it('marks an invitation with one moment, which stays', async () => {
    await insertOpenRound(stores()[0], ['A', 'B'])
    const moment = (index: number) => new Date(Date.UTC(2022, 8, 1, 8, index)).toISOString()
    const mark = (index: number) =>
      stores()[index % 2]!.markAnswered('i-prov-2022-A', moment(index))
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => mark(index)))
    const [marked, other] = await stores()[0].listInvitations('prov-2022')
    const moments = Array.from({ length: AT_ONCE }, (_, index) => moment(index))
    expect(moments).toContain(marked?.answeredAt)
    expect(other).toStrictEqual(invitation('B'))
    await mark(AT_ONCE)
    await expectKept(stores(), store => store.findInvitation('l-prov-2022-A'), marked!)
  })

  it('destroys a link key: whoever reads it meanwhile has all of it or nothing', async () => {
    await insertOpenRound(stores()[0], ['A'])
    const seen = await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, index) => {
        const store = stores()[index % 2]!
        const before = await store.findLinkKey('prov-2022')
        await store.destroyLinkKey('prov-2022')
        return [before, await store.findLinkKey('prov-2022')]
      }),
    )
    expect(new Set(seen.map(([before]) => before))).toContain('wrapped-prov-2022')
    for (const [before, after] of seen) {
      expect(['wrapped-prov-2022', null]).toContain(before)
      expect(after).toBeNull()
    }
  })
})
