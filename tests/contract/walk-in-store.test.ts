import { expect, it } from '@jest/globals'

import { decideWalkIn } from '../../surveys/walk-in.ts'
import { insertOpenRound, invitation, walkIn } from '../builders/records.ts'
import { eachStore } from './each-store.ts'
import { IN_ORDER, OUT_OF_ORDER } from './texts.ts'

eachStore('WalkInStore', store => {
  it('finds a walk-in by its link, in its own round, and by nothing else', async () => {
    await insertOpenRound(store(), ['A'], 'ett')
    await insertOpenRound(store(), ['A'], 'tva')
    await store().insertWalkIn(walkIn('x', { roundId: 'ett' }))
    await store().insertWalkIn(walkIn('y', { roundId: 'tva' }))
    expect(await store().findWalkIn('l-x')).toStrictEqual(walkIn('x', { roundId: 'ett' }))
    expect(await store().listWalkIns('tva')).toStrictEqual([walkIn('y', { roundId: 'tva' })])
    for (const lookup of ['', 'x', 'L-X', '%']) {
      expect(await store().findWalkIn(lookup)).toBeNull()
    }
    expect(await store().listWalkIns('annan')).toStrictEqual([])
    expect(await store().findInvitation('l-x')).toBeNull()
  })

  it('lists them in the order of their ids by code point', async () => {
    await insertOpenRound(store(), ['A'])
    for (const id of OUT_OF_ORDER) await store().insertWalkIn(walkIn(id))
    const listed = await store().listWalkIns('prov-2022')
    expect(listed.map(({ id }) => id)).toStrictEqual(IN_ORDER)
  })

  it('stores what is decided only over the revision before', async () => {
    await insertOpenRound(store(), ['A'])
    await store().insertWalkIn(walkIn('x'))
    const decided = decideWalkIn(walkIn('x'), { kind: 'approved', associationId: 'A' })
    expect(await store().saveWalkIn(decided)).toBe('stored')
    expect(await store().saveWalkIn(decideWalkIn(walkIn('x'), { kind: 'rejected' }))).toBe('stale')
    expect(await store().saveWalkIn(decideWalkIn(walkIn('y'), { kind: 'rejected' }))).toBe('stale')
    expect(await store().findWalkIn('l-x')).toStrictEqual(decided)
  })
})

eachStore('RoundStore, of a frame that grows', store => {
  const entry = {
    associationId: 'N',
    name: 'Nya föreningen',
    orgNumber: null,
    sector: 'kultur',
    email: null,
  }

  it('adds an association and its invitation once, however often it is asked', async () => {
    await insertOpenRound(store(), ['A', 'Z'])
    const invited = invitation('N', 'prov-2022', 'kultur')
    for (let time = 0; time < 2; time += 1) await store().addToFrame(entry, invited)
    await Promise.all([store().addToFrame(entry, invited), store().addToFrame(entry, invited)])
    const frame = await store().listFrame('prov-2022')
    expect(frame.map(({ associationId }) => associationId)).toStrictEqual(['A', 'N', 'Z'])
    expect(await store().findFrameEntry('prov-2022', 'N')).toStrictEqual(entry)
    const invitations = await store().listInvitations('prov-2022')
    expect(invitations.map(({ associationId }) => associationId)).toStrictEqual(['A', 'N', 'Z'])
    expect(await store().findInvitation('l-prov-2022-N')).toStrictEqual(invited)
    expect(await store().countInvitations('prov-2022')).toMatchObject([
      { sector: 'idrott', invited: 2 },
      { sector: 'kultur', invited: 1 },
    ])
  })

  it('makes whole what a death has left without an invitation', async () => {
    await insertOpenRound(store(), ['A'])
    await store().restoreFrame('prov-2022', [entry])
    const invited = invitation('N', 'prov-2022', 'kultur')
    await store().addToFrame(entry, invited)
    expect(await store().listFrame('prov-2022')).toHaveLength(2)
    expect(await store().findInvitation('l-prov-2022-N')).toStrictEqual(invited)
  })

  it('leaves what is there as it is', async () => {
    await insertOpenRound(store(), ['A'])
    const before = await store().listFrame('prov-2022')
    await store().addToFrame({ ...entry, associationId: 'A' }, invitation('A'))
    expect(await store().listFrame('prov-2022')).toStrictEqual(before)
  })
})
