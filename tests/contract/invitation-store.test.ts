import { expect, it } from '@jest/globals'

import {
  draftRound,
  invitation,
  insertOpenRound,
  opening,
  submitting,
} from '../builders/records.ts'
import { OPENS } from '../builders/test-container.ts'
import { eachStore } from './each-store.ts'
import { IN_ORDER, OUT_OF_ORDER } from './texts.ts'

eachStore('InvitationStore', store => {
  it('finds the invitation of a link, and null for any other text', async () => {
    await insertOpenRound(store(), ['A', 'B'])
    expect(await store().findInvitation('l-prov-2022-B')).toStrictEqual(invitation('B'))
    for (const lookup of ['', 'l-prov-2022-C', '%', 'L-PROV-2022-B']) {
      expect(await store().findInvitation(lookup)).toBeNull()
    }
  })

  it('tells rounds apart', async () => {
    await insertOpenRound(store(), ['A'], 'ett')
    await insertOpenRound(store(), ['A', 'B'], 'tva')
    expect(await store().listInvitations('ett')).toStrictEqual([invitation('A', 'ett')])
    expect(await store().listInvitations('tva')).toHaveLength(2)
    expect(await store().listInvitations('tre')).toStrictEqual([])
  })

  it('lists invitations in the order of the associations’ ids by code point', async () => {
    await insertOpenRound(store(), OUT_OF_ORDER)
    const listed = await store().listInvitations('prov-2022')
    expect(listed).toStrictEqual(IN_ORDER.map(id => invitation(id)))
  })

  it('counts sectors in the order of their ids by code point', async () => {
    await store().insertRound(draftRound())
    const invitations = OUT_OF_ORDER.map(sector => invitation(sector, 'prov-2022', sector))
    await store().openRound({ ...opening([]), invitations })
    const counts = await store().countInvitations('prov-2022')
    expect(counts).toStrictEqual(IN_ORDER.map(sector => ({ sector, invited: 1, answered: 0 })))
  })

  it('has none, and counts none, in a round that is not opened or not there', async () => {
    await store().insertRound(draftRound())
    for (const round of ['prov-2022', 'annan', '']) {
      expect(await store().listInvitations(round)).toStrictEqual([])
      expect(await store().countInvitations(round)).toStrictEqual([])
    }
  })

  it('counts invited and answered in each sector', async () => {
    await store().insertRound(draftRound())
    await store().openRound({
      ...opening([]),
      invitations: [invitation('A'), invitation('B'), invitation('C', 'prov-2022', 'kultur')],
    })
    await store().submitResponse(submitting('B'))
    expect(await store().countInvitations('prov-2022')).toStrictEqual([
      { sector: 'idrott', invited: 2, answered: 1 },
      { sector: 'kultur', invited: 1, answered: 0 },
    ])
    expect(await store().findInvitation('l-prov-2022-B')).toMatchObject({ answeredAt: OPENS })
  })

  it('marks an invitation as answered once', async () => {
    await insertOpenRound(store(), ['A', 'B'])
    await store().markAnswered('i-prov-2022-A', '2022-09-05T08:00:00.000Z')
    await store().markAnswered('i-prov-2022-A', '2022-09-09T08:00:00.000Z')
    const listed = await store().listInvitations('prov-2022')
    expect(listed.map(({ answeredAt }) => answeredAt)).toStrictEqual([
      '2022-09-05T08:00:00.000Z',
      null,
    ])
  })

  it('marks nothing when there is no such invitation', async () => {
    await insertOpenRound(store(), ['A'])
    await store().markAnswered('i-prov-2022-B', OPENS)
    await store().markAnswered('', OPENS)
    expect(await store().listInvitations('prov-2022')).toStrictEqual([invitation('A')])
  })
})
