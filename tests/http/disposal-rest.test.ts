import { beforeEach, describe, expect, it } from '@jest/globals'

import { copyStore } from '../../server/services/copy-service.ts'
import { storeDigest } from '../../server/services/store-digest.ts'
import type { PromiseId } from '../../surveys/promise.ts'
import { certifiedRound } from '../builders/certified-round.ts'
import { codeComments } from '../builders/code-comments.ts'
import { collect } from '../builders/collect.ts'
import { commentsIn, TEXT_PLACE } from '../builders/free-text.ts'
import { openTestStore } from '../builders/stores.ts'
import { OPENS, type TestContainer, testContainer } from '../builders/test-container.ts'

/** What else rests on the answers of a round, once they are erased. */

let container: TestContainer
beforeEach(async () => {
  container = await testContainer()
})

const DECIDED = { decision: 'KS-2026/123', reason: 'Gallringsplanen', by: 'Kim' }
const disposeAll = (id: string) =>
  container.disposals.dispose(id, { what: { kind: 'answers' }, ...DECIDED })
const disposeOne = (id: string, code: string) =>
  container.disposals.dispose(id, { what: { kind: 'answer', whose: { code } }, ...DECIDED })
const faults = async () => (await container.verification.verify(() => undefined)).faults

const coded = (promise: PromiseId = 'grouped') =>
  certifiedRound(container, { id: 'prov-2022', promise, before: () => codeComments(container) })
const book = async () => (await container.store.findCodingBook(...TEXT_PLACE))!

describe('what is coded of free text', () => {
  it('goes out of the books with the answers, and the codes stay', async () => {
    await coded()
    const { codings, frame } = await book()
    expect(Object.keys(codings)).toHaveLength(36)
    await disposeAll('prov-2022')
    expect(await book()).toMatchObject({ codings: {}, frame })
    expect(await faults()).toEqual([])
  })

  it('goes out of the books with one answer, quote and all', async () => {
    const codes = await coded('anonymous')
    const before = await book()
    await disposeOne('prov-2022', codes[7]!)
    const { codings } = await book()
    expect(Object.keys(codings)).toHaveLength(35)
    expect(before.codings).toMatchObject(codings)
    expect(JSON.stringify(codings)).not.toContain('"Kommentar 7"')
    expect(await commentsIn(container)).toHaveLength(35)
  })

  it('stays as it was in a supplement that is certified', async () => {
    await coded()
    const { digest } = await container.supplements.certify('prov-2022', '')
    await disposeAll('prov-2022')
    expect((await container.supplements.current('prov-2022'))!.digest).toBe(digest)
    await expect(container.supplements.certify('prov-2022', 'Igen')).rejects.toMatchObject({
      code: 'freeText/nothing',
    })
    expect(await faults()).toEqual([])
  })
})

describe('comparisons', () => {
  it('that are certified stand, and those that come after have no panel', async () => {
    await certifiedRound(container, { id: 'da', promise: 'grouped', year: 2019 })
    await certifiedRound(container, { id: 'nu', promise: 'grouped', year: 2022 })
    await certifiedRound(container, { id: 'sen', promise: 'grouped', year: 2025 })
    const certified = await container.comparisons.certifyComparison('da', 'nu')
    expect(certified.comparison.bothRounds).not.toBeNull()
    await disposeAll('nu')
    expect((await container.comparisons.compareRounds('da', 'nu')).text).toBe(certified.text)
    const later = await container.comparisons.certifyComparison('nu', 'sen')
    expect(later.comparison.bothRounds).toBeNull()
    expect(later.comparison.items[0]!.values!.panel).toBeNull()
    expect(await faults()).toEqual([])
  })
})

describe('corrections', () => {
  it('and every version before them hold, whichever answer goes', async () => {
    const codes = await certifiedRound(container, { id: 'nu', promise: 'grouped' })
    const reason = 'Ett prov'
    await container.corrections.correct('nu', { whose: { code: codes[0]! }, reason })
    await disposeOne('nu', codes[0]!)
    expect(await faults()).toEqual([])
    await disposeOne('nu', codes[1]!)
    expect(await faults()).toEqual([])
    await container.corrections.correct('nu', { whose: { code: codes[2]! }, reason })
    expect(await faults()).toEqual([])
    await disposeAll('nu')
    expect(await faults()).toEqual([])
    const late = container.corrections.correct('nu', { whose: { code: codes[3]! }, reason })
    await expect(late).rejects.toMatchObject({ code: 'review/noAnswer' })
  })
})

describe('files of answers', () => {
  it('count nothing out that a file from before could be held against', async () => {
    const codes = await certifiedRound(container, { id: 'nu', promise: 'grouped' })
    const countsOf = async (variable: string) => {
      const { table } = await container.answerExports.exportAnswers('nu')
      const rows = (await collect(table.batches)).flat()
      return rows.filter(row => row.includes(variable))
    }
    const before = await countsOf('prov.storlek')
    expect(JSON.stringify(before)).toContain('18')
    await disposeOne('nu', codes[0]!)
    expect(JSON.stringify(await countsOf('prov.storlek'))).not.toMatch(/1[78]/)
  })
})

describe('copies', () => {
  it('of the store carry what is disposed of, and are sound', async () => {
    const codes = await certifiedRound(container, { id: 'nu', promise: 'grouped' })
    await disposeOne('nu', codes[0]!)
    const to = await openTestStore()
    await copyStore({ from: container.store, to, now: () => OPENS, progress: () => undefined })
    expect(await to.findRound('nu')).toEqual(await container.store.findRound('nu'))
    expect(await storeDigest(to)).toBe(await storeDigest(container.store))
    await to.close()
  })
})
