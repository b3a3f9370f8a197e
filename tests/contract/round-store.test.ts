import { expect, it } from '@jest/globals'

import { collect } from '../builders/collect.ts'
import { draftRound, insertOpenRound, opening } from '../builders/records.ts'
import { eachStore, HARD_TEXT } from './each-store.ts'

eachStore('RoundStore', store => {
  it('takes an id once', async () => {
    expect(await store().insertRound(draftRound())).toBe('stored')
    expect(await store().insertRound({ ...draftRound(), year: 1999 })).toBe('exists')
    expect(await store().findRound('prov-2022')).toEqual(draftRound())
    expect(await store().findRound('annan')).toBeNull()
  })

  it('lists rounds by id', async () => {
    for (const id of ['b', 'a', 'c']) await store().insertRound(draftRound(id))
    expect((await store().listRounds()).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  it('saves a change only when it follows what is stored', async () => {
    const round = { ...draftRound(), collectedBy: HARD_TEXT }
    await store().insertRound(round)
    expect(await store().saveRound({ ...round, revision: 2, year: 2023 })).toBe('stored')
    expect(await store().saveRound({ ...round, revision: 2, year: 2024 })).toBe('stale')
    expect(await store().saveRound({ ...round, revision: 4, year: 2024 })).toBe('stale')
    expect(await store().findRound(round.id)).toEqual({ ...round, revision: 2, year: 2023 })
  })

  it('lets one of fifty changes at once win', async () => {
    await store().insertRound(draftRound())
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, year) =>
        store().saveRound({ ...draftRound(), revision: 2, year }),
      ),
    )
    expect(outcomes.filter(outcome => outcome === 'stored')).toHaveLength(1)
    const winner = outcomes.indexOf('stored')
    expect(await store().findRound('prov-2022')).toMatchObject({ revision: 2, year: winner })
  })

  it('opens a round with its frame, its invitations and its link key', async () => {
    await store().insertRound(draftRound())
    expect(await store().openRound(opening(['B', 'a', 'A']))).toBe('stored')
    expect(await store().findRound('prov-2022')).toEqual(opening([]).round)
    const ids = (await store().listFrame('prov-2022')).map(({ associationId }) => associationId)
    expect(ids).toEqual(['A', 'B', 'a'])
    expect(await store().findFrameEntry('prov-2022', 'B')).toMatchObject({ associationId: 'B' })
    expect(await store().findFrameEntry('prov-2022', 'C')).toBeNull()
    expect(await store().findLinkKey('prov-2022')).toBe('wrapped-prov-2022')
  })

  it('writes nothing of an opening that is stale', async () => {
    await store().insertRound(draftRound())
    await store().openRound(opening(['A']))
    expect(await store().openRound(opening(['A', 'B']))).toBe('stale')
    expect(await store().listFrame('prov-2022')).toHaveLength(1)
    expect(await store().listInvitations('prov-2022')).toHaveLength(1)
  })

  it('has neither frame nor link key before opening', async () => {
    await store().insertRound(draftRound())
    expect(await store().listFrame('prov-2022')).toEqual([])
    expect(await store().findLinkKey('prov-2022')).toBeNull()
  })

  it('destroys a link key for good, and does nothing the second time', async () => {
    await store().insertRound(draftRound())
    await store().openRound(opening(['A']))
    await store().destroyLinkKey('prov-2022')
    await store().destroyLinkKey('prov-2022')
    expect(await store().findLinkKey('prov-2022')).toBeNull()
  })

  it('takes a whole round as another store has it, once', async () => {
    const { round: opened, frame, invitations } = opening(['A', 'B'])
    const round = { ...opened, revision: 7 }
    expect(await store().restoreRound({ round, wrappedLinkKey: 'w' })).toBe('stored')
    expect(await store().restoreRound({ round, wrappedLinkKey: null })).toBe('exists')
    await store().restoreFrame(round.id, frame.slice(1))
    await store().restoreFrame(round.id, frame.slice(0, 1))
    await store().restoreInvitations(invitations)
    expect(await store().findRound(round.id)).toEqual(round)
    expect(await store().findLinkKey(round.id)).toBe('w')
    expect(await store().listFrame(round.id)).toEqual(frame)
    expect(await store().findFrameEntry(round.id, 'B')).toEqual(frame[1])
    expect(await store().listInvitations(round.id)).toEqual(invitations)
    const draft = { round: draftRound('utkast'), wrappedLinkKey: null }
    expect(await store().restoreRound(draft)).toBe('stored')
  })

  it('streams a frame and its invitations in the order in which it lists them', async () => {
    const ids = Array.from({ length: 1203 }, (_, index) => `F${(index * 7919) % 1203}`)
    await insertOpenRound(store(), ids)
    await insertOpenRound(store(), ['X'], 'prov-2023')
    const frame = await collect(store().eachFrameEntry('prov-2022'))
    expect(frame).toHaveLength(1203)
    expect(frame).toEqual(await store().listFrame('prov-2022'))
    const invitations = await collect(store().eachInvitation('prov-2022'))
    expect(invitations).toEqual(await store().listInvitations('prov-2022'))
    expect(await collect(store().eachFrameEntry('finns-inte'))).toEqual([])
    expect(await collect(store().eachInvitation('finns-inte'))).toEqual([])
  })
})
