import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { partsOf } from '../../reports/follow-up/additions.ts'
import type { FollowUpReport } from '../../reports/follow-up/follow-up-report.ts'
import { fileLine } from '../../reports/results/certified-file.ts'
import { Problem } from '../../server/problems.ts'
import { checkSeal } from '../../server/services/check-seal.ts'
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import type { Store } from '../../server/store/store.ts'
import { addCode } from '../../surveys/free-text/change-codes.ts'
import { quoteComment } from '../../surveys/free-text/code-comment.ts'
import { certifiedRound } from '../builders/certified-round.ts'
import { collect } from '../builders/collect.ts'
import { claimLink, dossier, outcomeLink, statement } from '../builders/dossiers.ts'
import { commentsIn, TEXT_PLACE } from '../builders/free-text.ts'
import {
  OPENS,
  TEST_SIGNING,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { SECTORS, testAssociations } from '../builders/test-data.ts'

/**
 * R19: fifty people have written something that tells who they are, and their addresses are kept. Once they are
 * disposed of no byte of it stands in any file of the store.
 */

const COUNT = 50
const canary = (index: number) => `kanariefågel-${String(index).padStart(2, '0')}-sjöng`
const address = (index: number) => `kanarie.${String(index).padStart(2, '0')}@fagel.example`
const TEXTS = Array.from({ length: COUNT }, (_, index) => canary(index))
const ADDRESSES = Array.from({ length: COUNT }, (_, index) => address(index))
const DECIDED = { decision: 'KS-2026/123', reason: 'Artikel 17', by: 'Kim' }
const ID = 'prov-2022'

let folder: string
let store: Store
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'barometer-erased-'))
  store = createSqliteStore(join(folder, 'store.sqlite'))
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

/** Those that stand in a file of the store, as `grep -a` would find them. */
function found(canaries: readonly string[]): readonly string[] {
  const files = readdirSync(folder).map(name => readFileSync(join(folder, name)))
  return canaries.filter(each => files.some(bytes => bytes.includes(each)))
}

async function quoteAll(container: TestContainer): Promise<void> {
  const code = addCode({ name: 'Sång', definition: '', use: '' })
  await container.freeText.changeCodes(TEXT_PLACE, code)
  for (const { id, digest, text } of await commentsIn(container)) {
    const mark = { commentId: id, digest, revision: 0 }
    await container.freeText.decide(TEXT_PLACE, mark, seen =>
      quoteComment(seen, text, { by: 'Kim', at: OPENS }),
    )
  }
}

/** A certified round with the canaries in it: answers, quotes, and the addresses of the frame. */
async function fill(given: Store = store): Promise<{
  readonly container: TestContainer
  readonly codes: readonly string[]
}> {
  const container = await testContainer(SECTORS, given)
  const associations = testAssociations(COUNT)
  const codes = await certifiedRound(container, {
    id: ID,
    promise: 'grouped',
    associations: associations.map((each, index) => ({ ...each, email: address(index) })),
    textOf: canary,
    before: () => quoteAll(container),
  })
  // The register has its own addresses, and its own ways to forget them.
  await container.store.putAssociations(associations.map(each => ({ ...each, email: null })))
  return { container, codes }
}

const AUDITORS = { actor: { kind: 'commandLine', account: 'prov' }, network: null } as const

/** A report that rests on the comparison and on the result. */
async function freeze(container: TestContainer): Promise<void> {
  const comparison = { first: 'prov-2019', second: ID }
  const links = {
    outcomeLinks: [outcomeLink({ comparison, on: '2022' })],
    claimLinks: [claimLink({ round: ID })],
  }
  await container.dossiers.begin(
    {
      dossierId: 'akten',
      parts: partsOf(dossier({ statements: [statement()], ...links })),
      reason: null,
    },
    AUDITORS,
  )
  const wanted = { dossierId: 'akten', on: OPENS.slice(0, 10), replaces: null, reason: '', seen: 0 }
  const { text } = await container.frozenReports.freeze(wanted, AUDITORS)
  expect((JSON.parse(text) as FollowUpReport).rests).toHaveLength(2)
}

/** Everything certified, as whoever fetches it gets it. */
async function certifiedFiles(container: TestContainer): Promise<readonly string[]> {
  const { results, comparisons, frozenReports } = container
  const all = [
    await results.currentResult('prov-2019'),
    await results.currentResult(ID),
    await comparisons.compareRounds('prov-2019', ID),
    await frozenReports.get('akten', 1),
  ]
  return all.map(fileLine)
}

const faultsIn = async (container: TestContainer) =>
  (await container.verification.verify(() => undefined)).faults

describe('R19: erasing fifty people', () => {
  it('leaves nothing of all answers and addresses in any file, and the seal holds', async () => {
    const { container } = await fill()
    expect([found(TEXTS), found(ADDRESSES)]).toEqual([TEXTS, ADDRESSES])
    await container.disposals.dispose(ID, { what: { kind: 'answers' }, ...DECIDED })
    expect([found(TEXTS), found(ADDRESSES)]).toEqual([[], ADDRESSES])
    await container.disposals.dispose(ID, { what: { kind: 'contacts' }, ...DECIDED })
    expect([found(TEXTS), found(ADDRESSES)]).toEqual([[], []])
    expect(await faultsIn(container)).toEqual([])
  })

  it('leaves results, their comparison and the report frozen of them as they were, to the byte', async () => {
    const { container, codes } = await fill()
    const earlier = { id: 'prov-2019', promise: 'grouped', year: 2019, textOf: canary } as const
    await certifiedRound(container, { ...earlier, associations: testAssociations(COUNT) })
    await container.comparisons.certifyComparison('prov-2019', ID)
    await freeze(container)
    const before = await certifiedFiles(container)
    const what = { kind: 'answer', whose: { code: codes[7]! } } as const
    await container.disposals.dispose(ID, { what, ...DECIDED })
    for (const id of ['prov-2019', ID]) {
      for (const kind of ['answers', 'contacts'] as const) {
        await container.disposals.dispose(id, { what: { kind }, ...DECIDED })
      }
    }
    expect(found([...TEXTS, ...ADDRESSES])).toEqual([])
    expect(await certifiedFiles(container)).toEqual(before)
    for (const file of before) {
      expect(checkSeal(Buffer.from(file), TEST_SIGNING.known).kind).toBe('sound')
    }
    expect(await faultsIn(container)).toEqual([])
  })

  it('leaves nothing of one answer, and the others as they were', async () => {
    const { container, codes } = await fill()
    const what = { kind: 'answer', whose: { code: codes[7]! } } as const
    const all = await collect(store.eachResponse(ID))
    const written = all.find(({ content }) => content.answers['prov.text'] === canary(7))!
    const { salt, codeDigest } = written.content
    await container.disposals.dispose(ID, { what, ...DECIDED })
    expect(found(TEXTS)).toEqual(TEXTS.filter(text => text !== canary(7)))
    expect(found([salt, codeDigest])).toEqual([])
    expect(await faultsIn(container)).toEqual([])
  })
})

/** What a store can be doing when it goes away. */
const STEPS = ['eraseResponses', 'saveCodingBook', 'clearSpace', 'saveRound'] as const

describe('a disposal that is broken off', () => {
  it.each(STEPS)('at %s is finished by asking again, once', async step => {
    const { container, codes } = await fill()
    const broken = await testContainer(SECTORS, breaking(step))
    const what = { kind: 'answer', whose: { code: codes[7]! } } as const
    const first = await broken.disposals.dispose(ID, { what, ...DECIDED })
    expect([first.isNew, first.disposal.doneAt]).toEqual([true, null])
    expect(await faultsIn(container)).toEqual([
      expect.objectContaining({ path: `${ID}/gallring`, code: 'disposalBegun' }),
    ])
    const { isNew, disposal } = await container.disposals.dispose(ID, { what, ...DECIDED })
    expect([isNew, disposal.doneAt]).toEqual([false, OPENS])
    expect((await container.rounds.getRound(ID)).disposals).toHaveLength(1)
    expect(found(TEXTS)).toEqual(TEXTS.filter(text => text !== canary(7)))
    expect(await faultsIn(container)).toEqual([])
  })

  it('is finished by the server itself', async () => {
    const { container } = await fill()
    const broken = await testContainer(SECTORS, breaking('clearSpace'))
    await broken.disposals.dispose(ID, { what: { kind: 'answers' }, ...DECIDED })
    const chore = container.chores.find(({ name }) => name === 'finish-disposals')!
    expect(await chore.run(() => false)).toBe(1)
    expect(await chore.run(() => false)).toBe(0)
    expect(found(TEXTS)).toEqual([])
    expect(await faultsIn(container)).toEqual([])
  })

  it('is refused in no log, whatever happens after it has begun', async () => {
    await fill()
    const broken = await testContainer(SECTORS, breaking('clearSpace'))
    const act = { act: 'round.disposed', object: ID } as const
    const origin = { actor: { kind: 'commandLine', account: 'prov' }, network: null } as const
    const what = { kind: 'answers' } as const
    await broken.acts.record({ ...act, ...origin }, () =>
      broken.disposals.dispose(ID, { what, ...DECIDED }),
    )
    const entries = await broken.acts.list({ by: null, ...act, before: null }, 2)
    expect(entries.map(({ refusalOf }) => refusalOf)).toEqual([null])
  })

  it('is not taken for another answer that is not there, under the same decision', async () => {
    const { container, codes } = await fill()
    const busy = await testContainer(SECTORS, { ...store, clearSpace: async () => 'busy' as const })
    const of = (code: string) => ({
      what: { kind: 'answer', whose: { code } } as const,
      ...DECIDED,
    })
    await busy.disposals.dispose(ID, of(codes[7]!))
    await expect(container.disposals.dispose(ID, of('K7M4-2QXP-9TRD-V3HN'))).rejects.toMatchObject({
      code: 'review/noAnswer',
    })
    expect((await container.rounds.getRound(ID)).disposals).toHaveLength(1)
  })

  it('hinders no other round from being finished', async () => {
    const { container } = await fill()
    await certifiedRound(container, { id: 'prov-2023', promise: 'grouped' })
    const busy = await testContainer(SECTORS, { ...store, clearSpace: async () => 'busy' as const })
    const what = { kind: 'contacts' } as const
    for (const id of [ID, 'prov-2023']) await busy.disposals.dispose(id, { what, ...DECIDED })
    const away = await testContainer(SECTORS, {
      ...store,
      saveRound: async round => {
        if (round.id === ID) throw new Problem('store/unavailable')
        return store.saveRound(round)
      },
    })
    await expect(away.disposals.finishAll()).rejects.toMatchObject({ code: 'store/unavailable' })
    const done = async (id: string) => (await container.rounds.getRound(id)).disposals?.[0]?.doneAt
    expect([await done(ID), await done('prov-2023')]).toEqual([null, OPENS])
  })

  it('is told as begun while somebody else uses the store', async () => {
    const { container } = await fill()
    const busy = await testContainer(SECTORS, { ...store, clearSpace: async () => 'busy' as const })
    const what = { kind: 'answers' } as const
    const { disposal, isNew } = await busy.disposals.dispose(ID, { what, ...DECIDED })
    expect([disposal.doneAt, isNew]).toEqual([null, true])
    const again = await container.disposals.dispose(ID, { what, ...DECIDED })
    expect([again.disposal.doneAt, again.isNew]).toEqual([OPENS, false])
    expect(found(TEXTS)).toEqual([])
  })
})

/** The store as it is, but away from when something is asked of it; the round has been saved once by then. */
function breaking(step: (typeof STEPS)[number]): Store {
  let saved = 0
  const away = async () => {
    throw new Problem('store/unavailable')
  }
  if (step !== 'saveRound') return { ...store, [step]: away }
  const saveRound: Store['saveRound'] = async round => {
    saved += 1
    return saved > 1 ? away() : store.saveRound(round)
  }
  return { ...store, saveRound }
}
