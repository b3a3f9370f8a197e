import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { PROMISE_IDS } from '../../surveys/promise.ts'
import { certifiedRound } from '../builders/certified-round.ts'
import { collect } from '../builders/collect.ts'
import { roomySurvey } from '../builders/free-text.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { decodeEntities, testApp } from '../builders/test-app.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

let container: TestContainer
let investigator: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
  investigator = await logInAs('investigator', { app: testApp(container), container })
})

const text = async (path: string) => decodeEntities((await investigator.get(path)).text)
const stored = (id = 'nu') => collect(container.store.eachStored(id))
const verify = () => container.verification.verify(() => undefined)
const DECIDED = { beslut: 'ks-2026/123', skal: 'Gallringsplanen' }

async function dispose(fields: Readonly<Record<string, string>>, id = 'nu') {
  const { revision } = await container.rounds.getRound(id)
  return investigator.post(pathTo.disposal(id), { revision: String(revision), ...fields })
}

describe.each(PROMISE_IDS)('disposing of the answers of a %s round', promise => {
  let codes: readonly string[]
  beforeEach(async () => {
    codes = await certifiedRound(container, { id: 'nu', promise })
  })

  it('erases all of them, and what is certified stands, sound, with the decision', async () => {
    const before = await container.results.currentResult('nu')
    const progress = await container.progress.progressOf('nu')
    const { status, headers } = await dispose({ ...DECIDED, vad: 'svaren' })
    expect([status, headers['location']]).toEqual([303, `${pathTo.round('nu')}?klart=gallrad`])
    expect(await stored()).toEqual([])
    const { faults, disposals } = await verify()
    expect(faults).toEqual([])
    expect(disposals).toMatchObject([
      { roundId: 'nu', kind: 'answers', decision: 'KS-2026/123', by: 'Kim utredare' },
    ])
    expect((await container.results.currentResult('nu')).text).toBe(before.text)
    expect(await container.progress.progressOf('nu')).toEqual(progress)
    const page = await text(pathTo.round('nu'))
    expect(page).toContain('36 svar raderade enligt beslut KS-2026/123')
    expect(page).toContain('Skäl: Gallringsplanen')
  })

  it('erases one, by the code of its receipt, and no other', async () => {
    const before = await stored()
    expect((await dispose({ ...DECIDED, vad: 'ett-svar', kod: codes[4]! })).status).toBe(303)
    const after = await stored()
    expect(after).toHaveLength(before.length - 1)
    expect(before).toEqual(expect.arrayContaining([...after]))
    expect((await verify()).faults).toEqual([])
    expect((await container.receipts.check(codes[4]!)).kind).toBe('unknown')
    expect((await container.receipts.check(codes[5]!)).kind).toBe('counted')
    const again = await dispose({ ...DECIDED, vad: 'ett-svar', kod: codes[4]! })
    expect(again.status).toBe(422)
    expect(decodeEntities(again.text)).toContain('Det finns inget inskickat svar')
  })

  it('keeps of one answer its leaf, and not where it lay', async () => {
    await dispose({ ...DECIDED, vad: 'ett-svar', kod: codes[4]! })
    const [disposal] = (await container.rounds.getRound('nu')).disposals!
    const { sealed } = (await container.store.findResult('nu'))!
    expect(sealed.leaves).toContain(disposal!.leaf)
    expect(disposal).not.toHaveProperty('key')
  })

  it('tells what is taken away beside that from what the decision says', async () => {
    await dispose({ ...DECIDED, vad: 'ett-svar', kod: codes[4]! })
    const [other] = await stored()
    await container.store.eraseResponses('nu', other!.key)
    const { faults } = await verify()
    expect(faults).toContainEqual(expect.objectContaining({ code: 'leaves' }))
  })
})

describe('disposing by association', () => {
  it.each(['named', 'grouped'] as const)('erases its answer in a %s round', async promise => {
    await certifiedRound(container, { id: 'nu', promise })
    expect((await dispose({ ...DECIDED, vad: 'ett-svar', forening: 'F003' })).status).toBe(303)
    expect(await stored()).toHaveLength(35)
    expect((await verify()).faults).toEqual([])
  })

  it('is refused where nobody is to know who has answered', async () => {
    await certifiedRound(container, { id: 'nu', promise: 'anonymous' })
    expect(await text(pathTo.disposal('nu'))).not.toContain('name="forening"')
    expect((await dispose({ ...DECIDED, vad: 'ett-svar', forening: 'F003' })).status).toBe(409)
    expect(await stored()).toHaveLength(36)
  })
})

describe('disposing of addresses', () => {
  it('takes them from the frame and the invitations, and leaves the register and the answers', async () => {
    const associations = testAssociations(6)
    await certifiedRound(container, { id: 'nu', promise: 'grouped', associations })
    expect((await container.protocols.openingOf('nu')).withoutAddress).toBe(0)
    expect((await dispose({ ...DECIDED, vad: 'adresser' })).status).toBe(303)
    // What the protocol of the opening counted is not all of them.
    expect((await container.protocols.openingOf('nu')).withoutAddress).toBeNull()
    const frame = await container.store.listFrame('nu')
    expect(frame.map(({ email }) => email)).toEqual(associations.map(() => null))
    expect((await collect(container.store.eachAssociation()))[0]!.email).toBe('f1@forening.example')
    expect(await stored()).toHaveLength(6)
    expect((await verify()).faults).toEqual([])
    expect(await text(pathTo.round('nu'))).toContain('6 e-postadresser raderade')
  })
})

describe('the page of disposals', () => {
  beforeEach(async () => {
    await certifiedRound(container, { id: 'nu', promise: 'grouped' })
  })

  it('says what cannot be undone, what stays and where it is a while still', async () => {
    const page = await text(pathTo.disposal('nu'))
    expect(page).toContain('Det går inte att ångra')
    expect(page).toContain('Säkerhetskopior, och filer som har hämtats, innehåller det gallrade')
    expect(await text(pathTo.round('nu'))).toContain(pathTo.disposal('nu'))
  })

  it.each([
    ['nothing chosen', {}, 'Välj vad som ska raderas'],
    ['something else', { vad: '__proto__' }, 'Välj vad som ska raderas'],
    ['all, and one of them', { vad: 'svaren', kod: 'x' }, 'bara när det är ett enda svar'],
    ['one, and not which', { vad: 'ett-svar' }, 'Det finns inget inskickat svar'],
    ['an unknown one', { vad: 'ett-svar', forening: 'F999' }, 'Det finns ingen förening ”F999”'],
    ['no decision', { vad: 'svaren', beslut: '' }, 'är inget diarienummer'],
    ['a decision that is none', { vad: 'svaren', beslut: '123' }, '”123” är inget diarienummer'],
    ['no reason', { vad: 'svaren', skal: ' ' }, 'Skriv varför.'],
  ] as const)('erases nothing for %s, and keeps what was typed', async (_name, fields, told) => {
    const { status, text: page } = await dispose({ ...DECIDED, ...fields })
    expect(status).toBe(422)
    expect(decodeEntities(page)).toContain(told)
    expect(await stored()).toHaveLength(36)
    expect((await container.rounds.getRound('nu')).disposals).toBeUndefined()
  })

  it('erases nothing for somebody who saw the round as it was before', async () => {
    const fields = { ...DECIDED, vad: 'svaren', revision: '1' }
    expect((await investigator.post(pathTo.disposal('nu'), fields)).status).toBe(409)
    expect(await stored()).toHaveLength(36)
  })

  it('is of certified rounds alone', async () => {
    await openTestRound(container, { survey: roomySurvey(), round: { id: 'annan' } })
    expect((await investigator.get(pathTo.disposal('annan'))).status).toBe(409)
    expect((await dispose({ ...DECIDED, vad: 'svaren' }, 'annan')).status).toBe(409)
  })

  it('does nothing twice, and says so', async () => {
    await dispose({ ...DECIDED, vad: 'svaren' })
    const { revision } = await container.rounds.getRound('nu')
    const { headers } = await dispose({ beslut: 'KS-2027/5', skal: 'Igen', vad: 'svaren' })
    expect(headers['location']).toBe(`${pathTo.round('nu')}?klart=redan-gallrad`)
    expect((await container.rounds.getRound('nu')).revision).toBe(revision)
  })

  it('puts it in the log, with the decision and without whose answer it was', async () => {
    await dispose({ ...DECIDED, vad: 'ett-svar', forening: 'F003' })
    const of = { by: null, act: 'round.disposed', object: 'nu', before: null } as const
    const [entry] = await container.acts.list(of, 1)
    expect(entry).toMatchObject({ reason: 'Gallringsplanen', detail: 'answer KS-2026/123' })
    expect(JSON.stringify(entry)).not.toContain('F003')
  })
})
