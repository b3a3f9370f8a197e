import { beforeEach, describe, expect, it } from '@jest/globals'

import { EXAMPLE_SITE } from '../../server/site-settings.ts'
import { openingProtocol } from '../../server/views/protocol/opening-protocol.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { WalkInDecision } from '../../surveys/walk-in.ts'
import { say } from '../builders/test-app.ts'
import {
  OPENS,
  openTestRound,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { answerByOpenLink, PICKED, walkIn } from '../builders/walk-ins.ts'

let container: TestContainer
let tokens: readonly string[]
let code: string

async function openRound(promise: 'named' | 'grouped'): Promise<void> {
  container = await testContainer()
  const associations = testAssociations(6)
  tokens = (await openTestRound(container, { associations, round: { promise } })).tokens
  code = (await container.openLinks.open('prov-2022')).code
}
beforeEach(() => openRound('grouped'))

const list = () => container.approvals.list('prov-2022')
const approve = (id: string, how: object = {}) =>
  container.approvals.approve('prov-2022', id, { ...PICKED, ...how })
const counted = async () => (await container.store.summariseResponses('prov-2022')).submitted
const NEW = { name: 'Nya gänget', orgNumber: '', sector: 'kultur' }
const withoutNewcomer = (decision: WalkInDecision | null): WalkInDecision | null =>
  decision?.kind === 'approved'
    ? { kind: 'approved', associationId: decision.associationId }
    : decision

/** What the protocol of the opening says, in prose. */
async function protocolText(): Promise<string> {
  const { municipality, privacy } = EXAMPLE_SITE
  const opening = await container.protocols.openingOf('prov-2022')
  const { blocks } = openingProtocol(opening, { municipality, privacy, say, writtenAt: OPENS })
  return blocks.map(block => (block.kind === 'prose' ? block.text : '')).join('\n')
}
const ANSWERS = { answers: { 'prov.helhet': '4' } }

/** An answer whose approval a death has broken off, when it was counted and not yet taken away. */
async function halfApproved(): Promise<string> {
  const { id } = await answerByOpenLink(container, code, 'Förening 2')
  const dying = { ...container.store, removeWaiting: () => Promise.reject(new Error('died')) }
  const broken = await testContainer(undefined, dying)
  await expect(broken.approvals.approve('prov-2022', id, PICKED)).rejects.toThrow('died')
  expect([await counted(), (await list()).length]).toEqual([1, 1])
  return id
}

describe('an answer that waits', () => {
  it('is listed without what is in it, and is not there before it is sent in', async () => {
    await walkIn(container, code, 'Förening 1')
    expect(await list()).toEqual([])
    await answerByOpenLink(container, code, 'Förening 2')
    const [line, ...others] = await list()
    expect(others).toEqual([])
    expect(line).toMatchObject({ walkIn: { name: 'Förening 2', associationId: 'F002' } })
    expect(JSON.stringify(line)).not.toContain('helhet')
    // As it is given to a command: a dash in front would be an option.
    expect(line!.walkIn.id).toMatch(/^[0-9a-f]{20}$/)
    expect(await counted()).toBe(0)
  })

  it.each(['named', 'grouped'] as const)(
    'of a round that promises %s is kept as promised',
    async promise => {
      await openRound(promise)
      const { id } = await answerByOpenLink(container, code, 'Förening 2')
      await approve(id)
      const stored = []
      for await (const each of container.store.eachStored('prov-2022')) stored.push(each)
      const { keepsPseudonym, namesAssociation } = promiseOf(promise)
      expect(stored).toHaveLength(1)
      expect(stored[0]).toMatchObject({
        content: { state: 'submitted', association: namesAssociation ? 'F002' : null },
      })
      expect(JSON.stringify(stored[0])).toMatch(
        keepsPseudonym ? /"pseudonym":"[^"]+"/ : /"pseudonym":null/,
      )
      const invitations = await container.store.listInvitations('prov-2022')
      expect(invitations.filter(({ answeredAt }) => answeredAt !== null)).toMatchObject([
        { associationId: 'F002' },
      ])
      const { faults } = await container.verification.verify(() => undefined)
      expect(faults).toEqual([])
    },
  )

  it('names what may be the same association', async () => {
    await submitTestAnswer(container, tokens[1]!, ANSWERS)
    const [, second] = testAssociations(2)
    await answerByOpenLink(container, code, 'Förening 2')
    await answerByOpenLink(container, code, { ...NEW, name: 'Föreningen 2' })
    await answerByOpenLink(container, code, { ...NEW, orgNumber: second!.orgNumber! })
    const lines = new Map((await list()).map(({ walkIn, duplicates }) => [walkIn.name, duplicates]))
    expect(lines.get('Förening 2')).toContainEqual(
      expect.objectContaining({ why: 'answered', associationId: 'F002' }),
    )
    expect(lines.get('Föreningen 2')).toContainEqual(
      expect.objectContaining({ why: 'name', associationId: 'F002' }),
    )
    expect(lines.get('Föreningen 2')).toContainEqual(
      expect.objectContaining({ why: 'waiting', name: 'Förening 2' }),
    )
    expect(lines.get('Nya gänget')).toEqual([
      { why: 'answered', associationId: 'F002', name: 'Förening 2' },
      { why: 'orgNumber', associationId: 'F002', name: 'Förening 2' },
      { why: 'waiting', name: 'Förening 2', walkInId: expect.any(String) },
    ])
  })

  it('is not counted twice: the second is refused, and may replace the first', async () => {
    const first = await answerByOpenLink(container, code, 'Förening 2')
    const second = await answerByOpenLink(container, code, 'Förening 2')
    await approve(first.id)
    await expect(approve(second.id)).rejects.toMatchObject({ code: 'walkIn/answered' })
    expect(await list()).toHaveLength(1)
    await approve(second.id, { replaces: true })
    expect([await counted(), await list()]).toEqual([1, []])
    for (const { id } of [first, second]) {
      await expect(approve(id)).rejects.toMatchObject({ code: 'walkIn/nothingWaits' })
    }
  })

  it('does not take the place of what the association has begun, unless it is said', async () => {
    const entered = new Map([['prov.helhet', ['5']]])
    await container.answers.savePage(tokens[1]!, {
      roundId: 'prov-2022',
      part: 1,
      entered,
      revision: 0,
    })
    const { id } = await answerByOpenLink(container, code, 'Förening 2')
    expect((await list())[0]?.duplicates).toMatchObject([{ why: 'begun' }])
    await expect(approve(id)).rejects.toMatchObject({ code: 'walkIn/answered' })
    await approve(id, { replaces: true })
    expect(await counted()).toBe(1)
  })

  it('of a name that was typed counts as whom staff say that it is', async () => {
    const { id } = await answerByOpenLink(container, code, NEW)
    await expect(approve(id)).rejects.toMatchObject({ code: 'walkIn/needAssociation' })
    await expect(approve(id, { associationId: 'M1' })).rejects.toMatchObject({
      code: 'walkIn/unknownAssociation',
    })
    await expect(approve(id, { associationId: '198501011234', isNew: true })).rejects.toMatchObject(
      { code: 'walkIn/faultyId' },
    )
    await expect(
      approve(id, { associationId: 'M1', isNew: true, sector: 'annan' }),
    ).rejects.toMatchObject({ code: 'walkIn/sector' })
    expect(await list()).toHaveLength(1)
    await approve(id, { associationId: 'F004' })
    expect(await container.rounds.listProgress()).toMatchObject([{ invited: 6, answered: 1 }])
  })

  it('of a new association brings it into the frame, with a link of its own', async () => {
    const { id } = await answerByOpenLink(container, code, NEW)
    await approve(id, { associationId: 'M1', isNew: true })
    expect(await container.store.findFrameEntry('prov-2022', 'M1')).toMatchObject({
      name: 'Nya gänget',
      sector: 'kultur',
    })
    expect(await container.rounds.listProgress()).toMatchObject([{ invited: 7, answered: 1 }])
    const links = await container.rounds.listLinks('prov-2022')
    expect(links.at(-1)).toMatchObject({ association: { name: 'Nya gänget' }, isAnswered: true })
    await container.rounds.closeRound('prov-2022')
    await container.certification.certifyRound('prov-2022', () => undefined)
    // The report says that the frame grew.
    expect((await container.rounds.getRound('prov-2022')).notes).toMatchObject([
      { kind: 'newAssociations', count: 1 },
    ])
    const { faults } = await container.verification.verify(() => undefined)
    expect(faults).toEqual([])
  })

  it('of a new association is not among those that the protocol says were invited', async () => {
    const { id } = await answerByOpenLink(container, code, NEW)
    const before = await container.protocols.openingOf('prov-2022')
    await approve(id, { associationId: 'M1', isNew: true })
    expect(await container.protocols.openingOf('prov-2022')).toEqual(before)
  })

  it('is told from them when the key of the round is gone, also where its approval was broken off', async () => {
    const { id } = await answerByOpenLink(container, code, NEW)
    const { round: _, ...before } = await container.protocols.openingOf('prov-2022')
    const dying = { ...container.store, removeWaiting: () => Promise.reject(new Error('died')) }
    const broken = await testContainer(undefined, dying)
    const anew = { ...PICKED, associationId: 'M1', isNew: true }
    await expect(broken.approvals.approve('prov-2022', id, anew)).rejects.toThrow('died')
    await approve(id, { associationId: 'M1' })
    await container.rounds.closeRound('prov-2022')
    await container.certification.certifyRound('prov-2022', () => undefined)
    expect(await container.store.findLinkKey('prov-2022')).toBeNull()
    expect(await container.protocols.openingOf('prov-2022')).toMatchObject(before)
    const [{ count } = { count: 0 }] = (await container.rounds.getRound('prov-2022'))
      .notes as readonly {
      count: number
    }[]
    expect(count).toBe(1)
  })

  it('is taken from the number of those invited where its approval, made before, does not name it', async () => {
    const saveWalkIn: typeof container.store.saveWalkIn = walkIn =>
      container.store.saveWalkIn({ ...walkIn, decision: withoutNewcomer(walkIn.decision) })
    const earlier = await testContainer(undefined, { ...container.store, saveWalkIn })
    const { id } = await answerByOpenLink(container, code, NEW)
    await earlier.approvals.approve('prov-2022', id, {
      ...PICKED,
      associationId: 'M1',
      isNew: true,
    })
    expect(await protocolText()).toContain(
      '6 föreningar ur kommunens föreningsregister är inbjudna',
    )
    await container.rounds.closeRound('prov-2022')
    await container.certification.certifyRound('prov-2022', () => undefined)
    const text = await protocolText()
    expect(text).toContain('6 föreningar ur kommunens föreningsregister är inbjudna')
    expect(text).toContain('tillsammans med en som svarade genom den öppna länken')
    expect(text).toContain('Hur många av dem som saknade e-postadress är inte känt i efterhand')
    expect(text).toContain('Idrott 2 · Kultur 3 · Socialt 2.')
  })

  it('of an association that came into the register later is known by it', async () => {
    const [, , , , , , later] = testAssociations(7)
    await container.store.putAssociations([later!])
    const { id } = await answerByOpenLink(container, code, later!.name)
    await approve(id)
    expect(await container.store.findFrameEntry('prov-2022', later!.id)).toMatchObject({
      orgNumber: later!.orgNumber,
    })
  })

  it('is removed when it is rejected, and its link says so', async () => {
    const { id, token } = await answerByOpenLink(container, code, 'Förening 2')
    await container.approvals.reject('prov-2022', id)
    expect([await list(), await counted()]).toEqual([[], 0])
    expect(await container.answers.open(token)).toMatchObject({ access: { why: 'rejected' } })
    await expect(approve(id)).rejects.toMatchObject({ code: 'walkIn/nothingWaits' })
  })

  it('keeps the round from being certified, and is counted when it is approved after closing', async () => {
    const { id } = await answerByOpenLink(container, code, 'Förening 2')
    await container.rounds.closeRound('prov-2022')
    const certify = () => container.certification.certifyRound('prov-2022', () => undefined)
    await expect(certify()).rejects.toMatchObject({ code: 'round/waiting', values: { count: 1 } })
    await approve(id)
    await certify()
    expect(await counted()).toBe(1)
    await expect(approve(id)).rejects.toMatchObject({ code: 'round/certified' })
  })

  it('is finished by asking again when a death has broken off its approval', async () => {
    const id = await halfApproved()
    await approve(id)
    expect([await counted(), await list()]).toEqual([1, []])
  })

  it('is finished, too, when a death has left its new association without an invitation', async () => {
    const { id } = await answerByOpenLink(container, code, NEW)
    const addToFrame: typeof container.store.addToFrame = async entry => {
      await container.store.restoreFrame('prov-2022', [entry])
      throw new Error('died')
    }
    const broken = await testContainer(undefined, { ...container.store, addToFrame })
    const asNew = { ...PICKED, associationId: 'N1', isNew: true }
    await expect(broken.approvals.approve('prov-2022', id, asNew)).rejects.toThrow('died')
    await approve(id, asNew)
    expect([await counted(), await list()]).toEqual([1, []])
    expect(await container.rounds.listProgress()).toMatchObject([{ invited: 7, answered: 1 }])
  })

  it('is neither rejected nor counted as another once it has begun to be approved as one', async () => {
    const id = await halfApproved()
    const refusal = { code: 'walkIn/halfApproved', values: { association: 'F002' } }
    await expect(approve(id, { associationId: 'F003' })).rejects.toMatchObject(refusal)
    await expect(container.approvals.reject('prov-2022', id)).rejects.toMatchObject(refusal)
    await approve(id)
    expect([await counted(), await list()]).toEqual([1, []])
  })

  it('is unknown where there is none', async () => {
    await expect(approve('finns-inte')).rejects.toMatchObject({ code: 'walkIn/unknown' })
    await expect(container.approvals.list('finns-inte')).rejects.toMatchObject({
      code: 'round/unknown',
    })
  })
})
