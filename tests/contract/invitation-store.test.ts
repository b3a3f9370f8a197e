import { expect, it } from '@jest/globals'

import { changeInvitation } from '../../surveys/invitation.ts'
import { NO_OUTCOMES } from '../../surveys/outcome.ts'
import {
  draftRound,
  invitation,
  insertOpenRound,
  opening,
  submitting,
} from '../builders/records.ts'
import { CLOSES, OPENS } from '../builders/test-container.ts'
import { eachStore } from './each-store.ts'
import { IN_ORDER, OUT_OF_ORDER } from './texts.ts'

const stopped = (lookup: string) => ({ lookup, at: OPENS, by: 'Utredaren', reason: 'fel person' })

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
    expect(counts).toStrictEqual(
      IN_ORDER.map(sector => ({ sector, invited: 1, answered: 0, outcomes: NO_OUTCOMES })),
    )
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
      { sector: 'idrott', invited: 2, answered: 1, outcomes: NO_OUTCOMES },
      { sector: 'kultur', invited: 1, answered: 0, outcomes: NO_OUTCOMES },
    ])
    expect(await store().findInvitation('l-prov-2022-B')).toMatchObject({ answeredAt: OPENS })
  })

  it('takes the mark of one whose response is set aside away, and moves one to another sector', async () => {
    await insertOpenRound(store(), ['A', 'B'])
    await store().submitResponse(submitting('A'))
    await store().submitResponse(submitting('B'))
    await store().unmarkAnswered('i-prov-2022-A')
    await store().unmarkAnswered('finns-inte')
    const moved = changeInvitation(invitation('B'), { sector: 'kultur' })
    expect(await store().saveInvitation(moved)).toBe('stored')
    expect(await store().countInvitations('prov-2022')).toStrictEqual([
      { sector: 'idrott', invited: 1, answered: 0, outcomes: NO_OUTCOMES },
      { sector: 'kultur', invited: 1, answered: 1, outcomes: NO_OUTCOMES },
    ])
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

  it('stores a change that follows what is stored, and no other', async () => {
    await insertOpenRound(store(), ['A', 'B'])
    const wayOut = { kind: 'wrongPerson', email: 'ny@forening.example', at: OPENS } as const
    const changed = changeInvitation(invitation('A'), { wayOut })
    expect(await store().saveInvitation(changed)).toBe('stored')
    expect(await store().findInvitation('l-prov-2022-A')).toStrictEqual(changed)
    expect(await store().saveInvitation(changed)).toBe('stale')
    expect(await store().saveInvitation({ ...changed, id: 'i-okand' })).toBe('stale')
    const back = changeInvitation(changed, { wayOut: null })
    expect(await store().saveInvitation(back)).toBe('stored')
    expect(await store().listInvitations('prov-2022')).toStrictEqual([back, invitation('B')])
  })

  it('keeps the mark of an answer through a change, and a change through the mark', async () => {
    await insertOpenRound(store(), ['A'])
    await store().submitResponse(submitting('A'))
    // Whoever lists waits for the marks that are made beside a receipt.
    expect(await store().listInvitations('prov-2022')).toMatchObject([{ answeredAt: OPENS }])
    const changed = changeInvitation(invitation('A'), { email: 'ny@forening.example' })
    expect(await store().saveInvitation(changed)).toBe('stored')
    await store().markAnswered('i-prov-2022-A', CLOSES)
    const found = await store().findInvitation('l-prov-2022-A')
    expect(found).toStrictEqual({ ...changed, answeredAt: OPENS })
  })

  it('finds an invitation by its new link, and by each that has been replaced', async () => {
    await insertOpenRound(store(), ['A', 'B'])
    const second = changeInvitation(invitation('A'), {
      linkId: 'andra',
      lookup: 'l-andra',
      stoppedLinks: [stopped('l-prov-2022-A')],
    })
    const third = changeInvitation(second, {
      linkId: 'tredje',
      lookup: 'l-tredje',
      stoppedLinks: [stopped('l-prov-2022-A'), stopped('l-andra')],
    })
    expect(await store().saveInvitation(second)).toBe('stored')
    expect(await store().saveInvitation(third)).toBe('stored')
    for (const lookup of ['l-prov-2022-A', 'l-andra', 'l-tredje']) {
      expect(await store().findInvitation(lookup)).toStrictEqual(third)
    }
    expect(await store().findInvitation('l-prov-2022-B')).toStrictEqual(invitation('B'))
  })

  it('counts outcomes of those that have not answered, and lists ways out and outcomes', async () => {
    await insertOpenRound(store(), ['A', 'B', 'C', 'D'])
    const outcome = { code: 'NE', at: OPENS, by: 'Utredaren', reason: 'upplöst' } as const
    const wayOut = { kind: 'refusal', email: null, at: null } as const
    const b = changeInvitation(invitation('B'), { outcome })
    const c = changeInvitation(invitation('C'), { wayOut })
    const d = changeInvitation(invitation('D'), { outcome })
    for (const each of [b, c, d]) await store().saveInvitation(each)
    await store().submitResponse(submitting('D'))
    expect(await store().countInvitations('prov-2022')).toStrictEqual([
      { sector: 'idrott', invited: 4, answered: 1, outcomes: { ...NO_OUTCOMES, NE: 1 } },
    ])
    const listed = [b, c, { ...d, answeredAt: OPENS }]
    expect(await store().listOutcomes('prov-2022')).toStrictEqual(listed)
    expect(await store().listOutcomes('annan')).toStrictEqual([])
  })
})
