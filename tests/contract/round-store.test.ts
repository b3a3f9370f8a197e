import { expect, it } from '@jest/globals'

import { collect } from '../builders/collect.ts'
import { disposal } from '../builders/disposal-records.ts'
import { draftRound, insertOpenRound, invitation, opening } from '../builders/records.ts'
import { CLOSES, OPENS } from '../builders/test-container.ts'
import type { Inquiry } from '../../surveys/inquiry.ts'
import { testSurvey } from '../builders/test-data.ts'
import { eachStore } from './each-store.ts'
import { HARD_TEXT, IN_ORDER, OUT_OF_ORDER } from './texts.ts'

eachStore('RoundStore', store => {
  it('takes an id once', async () => {
    expect(await store().insertRound(draftRound())).toBe('stored')
    expect(await store().insertRound({ ...draftRound(), year: 1999 })).toBe('exists')
    expect(await store().findRound('prov-2022')).toStrictEqual(draftRound())
    expect(await store().findRound('annan')).toBeNull()
  })

  it('lists rounds in the order of their ids by code point', async () => {
    expect(await store().listRounds()).toStrictEqual([])
    for (const id of OUT_OF_ORDER) await store().insertRound(draftRound(id))
    const all = IN_ORDER.map(id => draftRound(id))
    expect(await store().listRounds()).toStrictEqual(all)
  })

  it('saves no round that is not there', async () => {
    expect(await store().saveRound({ ...draftRound(), revision: 2 })).toBe('stale')
    expect(await store().openRound(opening(['A']))).toBe('stale')
    expect(await store().findRound('prov-2022')).toBeNull()
    expect(await store().listFrame('prov-2022')).toStrictEqual([])
    expect(await store().findInvitation('l-prov-2022-A')).toBeNull()
  })

  it('gives back each field, also what was taken away again', async () => {
    const round = opening([]).round
    const note = { kind: 'lateResponses', at: CLOSES, reason: 'Post', count: 2 } as const
    const longer = { kind: 'extended', at: OPENS, reason: 'x', from: OPENS, to: CLOSES } as const
    const sectors = { sector: 'kultur', from: 'Idrott', to: 'Kultur' } as const
    const moved = { kind: 'moved', at: OPENS, reason: 'x', association: 'A', ...sectors } as const
    const aside = { kind: 'setAside', at: OPENS, reason: 'Prov' } as const
    const notes = [note, longer, moved, aside, note]
    const publication = { from: '2022-12-20', plans: HARD_TEXT }
    const one = { leaf: HARD_TEXT, key: HARD_TEXT, doneAt: null }
    const answers = [{ sector: 'idrott', count: 1 }]
    const told = { decision: 'KS-2026/1', reason: HARD_TEXT, by: HARD_TEXT }
    const disposals = [disposal('answer', { ...told, ...one, answers }), disposal('contacts')]
    const chosen = {
      resultDay: '2022-12-15',
      invitesNobody: true,
      publication,
      disposals,
    } as const
    const whole = { ...round, ...chosen, opensAt: OPENS, closedAt: CLOSES, notes }
    await store().insertRound(whole)
    expect(await store().findRound(round.id)).toStrictEqual(whole)
    const bare = { ...round, ...chosen, registryNumber: null, opened: null }
    expect(await store().saveRound({ ...bare, revision: 3 })).toBe('stored')
    expect(await store().findRound(round.id)).toStrictEqual({ ...bare, revision: 3 })
    expect(await store().listRounds()).toStrictEqual([{ ...bare, revision: 3 }])
  })

  it('saves a change only when it follows what is stored', async () => {
    const round = { ...draftRound(), collectedBy: HARD_TEXT }
    await store().insertRound(round)
    expect(await store().saveRound({ ...round, revision: 2, year: 2023 })).toBe('stored')
    expect(await store().saveRound({ ...round, revision: 2, year: 2024 })).toBe('stale')
    expect(await store().saveRound({ ...round, revision: 4, year: 2024 })).toBe('stale')
    expect(await store().findRound(round.id)).toStrictEqual({ ...round, revision: 2, year: 2023 })
  })

  it('keeps nothing that a change leaves out', async () => {
    const days = { resultDay: '2022-12-15', meetingDay: '2022-12-14' }
    const publication = { from: '2022-12-20', plans: '' }
    const disposals = [disposal('answers')]
    const inquiry: Inquiry = {
      dossierId: 'akten',
      auditId: 'granskning',
      survey: testSurvey(),
      asked: [{ page: 'rekommendation-1', recommendation: 'r1', bodies: ['namnden'] }],
      setAside: [{ proposal: 'svar-1', at: CLOSES, by: 'kim', reason: HARD_TEXT }],
    }
    const chosen = { ...days, isPilot: true, invitesNobody: true } as const
    const more = { ...chosen, publication, disposals, inquiry }
    await store().insertRound({ ...draftRound(), ...more })
    expect(await store().findRound('prov-2022')).toStrictEqual({ ...draftRound(), ...more })
    await store().saveRound({ ...draftRound(), revision: 2 })
    expect(await store().findRound('prov-2022')).toStrictEqual({ ...draftRound(), revision: 2 })
  })

  it('removes a draft that stands in the revision that is named, and never an opened round', async () => {
    const draft = draftRound()
    await store().insertRound(draft)
    expect(await store().removeDraft({ ...draft, revision: 2 })).toBe('stale')
    expect(await store().removeDraft(draft)).toBe('removed')
    expect(await store().removeDraft(draft)).toBe('stale')
    expect(await store().listRounds()).toStrictEqual([])
    await insertOpenRound(store(), ['A'])
    const { round } = opening(['A'])
    expect(await store().removeDraft(round)).toBe('stale')
    expect(await store().findRound(round.id)).toStrictEqual(round)
  })

  it('writes over the place of an association in the frame, and adds none', async () => {
    await insertOpenRound(store(), ['A', 'B'])
    const [entry] = opening(['A']).frame
    const moved = { ...entry!, sector: 'social', name: HARD_TEXT }
    await store().saveFrameEntry('prov-2022', moved)
    await store().saveFrameEntry('prov-2022', { ...moved, associationId: 'finns-inte' })
    expect(await store().findFrameEntry('prov-2022', 'A')).toStrictEqual(moved)
    expect(await store().listFrame('prov-2022')).toStrictEqual([moved, opening(['B']).frame[0]])
  })

  it('opens a round with its frame, its invitations and its link key', async () => {
    await store().insertRound(draftRound())
    const given = opening(['B', 'a', 'A'])
    expect(await store().openRound(given)).toBe('stored')
    expect(await store().findRound('prov-2022')).toStrictEqual(given.round)
    const [b, a, A] = given.frame
    expect(await store().listFrame('prov-2022')).toStrictEqual([A, b, a])
    expect(await store().findFrameEntry('prov-2022', 'B')).toStrictEqual(b)
    expect(await store().findLinkKey('prov-2022')).toBe('wrapped-prov-2022')
    const [iB, ia, iA] = given.invitations
    expect(await store().listInvitations('prov-2022')).toStrictEqual([iA, iB, ia])
  })

  it('finds no frame entry or link key of another round or association', async () => {
    await insertOpenRound(store(), ['A'])
    for (const [round, association] of [
      ['prov-2022', 'B'],
      ['prov-2022', ''],
      ['annan', 'A'],
    ] as const) {
      expect(await store().findFrameEntry(round, association)).toBeNull()
    }
    expect(await store().findLinkKey('annan')).toBeNull()
  })

  it('lists the frame in the order of the associations’ ids by code point', async () => {
    await insertOpenRound(store(), OUT_OF_ORDER)
    const ids = (await store().listFrame('prov-2022')).map(({ associationId }) => associationId)
    expect(ids).toStrictEqual(IN_ORDER)
  })

  it('writes nothing of an opening that is stale', async () => {
    await store().insertRound(draftRound())
    await store().openRound(opening(['A']))
    expect(await store().openRound(opening(['A', 'B']))).toBe('stale')
    expect(await store().listFrame('prov-2022')).toStrictEqual(opening(['A']).frame)
    expect(await store().listInvitations('prov-2022')).toStrictEqual([invitation('A')])
    expect(await store().findInvitation('l-prov-2022-B')).toBeNull()
  })

  it('has neither frame nor link key before opening', async () => {
    await store().insertRound(draftRound())
    expect(await store().listFrame('prov-2022')).toStrictEqual([])
    expect(await store().findLinkKey('prov-2022')).toBeNull()
  })

  it('destroys nothing where there is no link key, and no other round’s', async () => {
    await insertOpenRound(store(), ['A'])
    await store().destroyLinkKey('annan')
    await store().destroyLinkKey('prov')
    expect(await store().findLinkKey('prov-2022')).toBe('wrapped-prov-2022')
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
