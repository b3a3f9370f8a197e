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

eachStore('InvitationStore', store => {
  it('finds the invitation of a link, and null for any other text', async () => {
    await insertOpenRound(store(), ['A', 'B'])
    expect(await store().findInvitation('l-prov-2022-B')).toEqual(invitation('B'))
    for (const lookup of ['', 'l-prov-2022-C', '%', 'L-PROV-2022-B']) {
      expect(await store().findInvitation(lookup)).toBeNull()
    }
  })

  it('tells rounds apart', async () => {
    await insertOpenRound(store(), ['A'], 'ett')
    await insertOpenRound(store(), ['A', 'B'], 'tva')
    expect(await store().listInvitations('ett')).toEqual([invitation('A', 'ett')])
    expect(await store().listInvitations('tva')).toHaveLength(2)
    expect(await store().listInvitations('tre')).toEqual([])
  })

  it('lists invitations in the order of the associations’ ids', async () => {
    await insertOpenRound(store(), ['B', 'a', 'A'])
    const ids = (await store().listInvitations('prov-2022')).map(
      ({ associationId }) => associationId,
    )
    expect(ids).toEqual(['A', 'B', 'a'])
  })

  it('counts invited and answered in each sector', async () => {
    await store().insertRound(draftRound())
    await store().openRound({
      ...opening([]),
      invitations: [invitation('A'), invitation('B'), invitation('C', 'prov-2022', 'kultur')],
    })
    await store().submitResponse(submitting('B'))
    expect(await store().countInvitations('prov-2022')).toEqual([
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
    expect(listed.map(({ answeredAt }) => answeredAt)).toEqual(['2022-09-05T08:00:00.000Z', null])
  })
})
