import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { copyStore } from '../../server/services/copy-service.ts'
import type { PromiseId } from '../../surveys/promise.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { decodeEntities, testApp } from '../builders/test-app.ts'
import { openTestStore } from '../builders/stores.ts'
import { testAssociations } from '../builders/test-data.ts'
import {
  OPENS,
  openTestRound,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'

let container: TestContainer
let investigator: StaffBrowser
let tokens: readonly string[]

async function certify(id: string, promise: PromiseId, year: number): Promise<string> {
  const associations = testAssociations(36)
  ;({ tokens } = await openTestRound(container, { associations, round: { id, promise, year } }))
  let last = ''
  for (const [index, token] of tokens.entries()) {
    const answers = { 'prov.helhet': String(1 + (index % 5)), 'prov.bemotande': '3' }
    last = await submitTestAnswer(container, token, { roundId: id, answers })
  }
  const outcome = await container.answers.receipt(tokens.at(-1)!, last)
  await container.rounds.closeRound(id)
  await container.certification.certifyRound(id, () => undefined)
  return outcome.kind === 'receipt' ? outcome.receipt.code : ''
}
beforeEach(async () => {
  container = await testContainer()
  await certify('nu', 'grouped', 2022)
  investigator = await logInAs('investigator', { app: testApp(container), container })
})

const text = async (path: string) => decodeEntities((await investigator.get(path)).text)
const faults = async () => (await container.verification.verify(() => undefined)).faults
const correct = (forening: string, skal = 'Ett prov') =>
  investigator.post(pathTo.correction('nu'), { forening, kod: '', skal })

describe('correcting a certified result', () => {
  it('counts it anew, names what it replaces and why, and keeps the one before', async () => {
    const before = await container.results.currentResult('nu')
    const { status, headers } = await correct('F001')
    expect([status, headers['location']]).toEqual([303, `${pathTo.round('nu')}?klart=rattad`])
    const now = await container.results.currentResult('nu')
    expect(now.result.correction).toEqual({
      number: 1,
      replaces: before.digest,
      reason: 'Ett prov',
      setAside: 1,
    })
    expect(now.result.response.total.answered).toBe(35)
    expect(await text(pathTo.result('nu'))).toContain('Det här är rättelse 1')
    expect(await text(pathTo.round('nu'))).toContain('Ett av svaren räknas inte längre')
    const old = await container.results.versionOf('nu', 0)
    expect([old.text, old.replacedBy]).toEqual([before.text, now.digest])
    expect(await text(pathTo.resultVersion('nu', 0))).toContain('är ersatt av en rättelse')
    expect(await text(pathTo.round('nu'))).toContain(pathTo.resultVersion('nu', 0))
    expect(await faults()).toEqual([])
  })

  it('withholds the sector in which one answer has changed, and all that would tell it', async () => {
    await correct('F001')
    const { items } = (await container.results.currentResult('nu')).result
    for (const { sectors, total } of items) {
      const [idrott] = sectors.filter(({ sector }) => sector === 'idrott')
      expect(idrott!.mean.value).toEqual({ withheld: 'corrected' })
      // Two sectors that are whole beside a total that is whole would give the third.
      const isOpen = sectors.filter(({ mean }) => !('withheld' in mean.value)).length
      expect(isOpen < 2 || 'withheld' in total.mean.value).toBe(true)
    }
  })

  it('can be done again, each naming the one before it', async () => {
    await correct('F001')
    const first = await container.results.currentResult('nu')
    await correct('F002', 'Ett till')
    const { result } = await container.results.currentResult('nu')
    expect(result.correction).toMatchObject({ number: 2, replaces: first.digest, setAside: 2 })
    expect(await faults()).toEqual([])
    expect((await correct('F001')).status).toBe(422)
  })

  it('is told by a comparison that rests on what held before, and later ones rest on it', async () => {
    await certify('da', 'grouped', 2019)
    const certified = await container.comparisons.certifyComparison('da', 'nu')
    expect(certified.cited.map(({ standing }) => standing)).toEqual(['holds', 'holds'])
    await correct('F001')
    const { text: same, cited } = await container.comparisons.compareRounds('da', 'nu')
    expect(same).toBe(certified.text)
    expect(cited.map(({ standing }) => standing)).toEqual(['holds', 'corrected'])
    const ids = { first: 'da', second: 'nu' }
    for (const page of [
      pathTo.comparison('da', 'nu'),
      pathTo.explorer(ids),
      pathTo.exploredQuestion(ids, 'prov.helhet'),
      pathTo.exploredIndex(ids, 'alla'),
      pathTo.severalRounds(['da', 'nu']),
    ]) {
      expect([page, await text(page)]).toEqual([
        page,
        expect.stringContaining(
          'bygger på ett resultat som har rättats sedan den fastställdes: nu',
        ),
      ])
    }
    expect(await faults()).toEqual([])
    await certify('sen', 'grouped', 2025)
    const later = await container.comparisons.certifyComparison('nu', 'sen')
    const { digest } = await container.results.currentResult('nu')
    expect(later.comparison.first.resultDigest).toBe(digest)
    expect(await faults()).toEqual([])
  })

  it('is withheld in whatever compares what it has left: with the version before it, it would tell the answer', async () => {
    await correct('F001')
    await certify('sen', 'grouped', 2025)
    const { comparison } = await container.comparisons.certifyComparison('nu', 'sen')
    const { result } = await container.results.currentResult('nu')
    for (const [at, { values }] of comparison.items.entries()) {
      const { total } = result.items[at]!
      const idrott = values!.sectors.find(({ sector }) => sector === 'idrott')!
      expect(idrott.first).toMatchObject({
        n: { withheld: 'corrected' },
        mean: { value: { withheld: 'corrected' } },
      })
      expect('withheld' in idrott.difference.value).toBe(true)
      const isTold = (figure: object) => !('withheld' in figure)
      expect([at, isTold(values!.total.first.mean.value) && !isTold(total.mean.value)]).toEqual([
        at,
        false,
      ])
    }
  })

  it.each(['named', 'anonymous'] as const)(
    'of a %s round finds the answer as promised',
    async promise => {
      const code = await certify('annan', promise, 2020)
      const reason = 'Ett prov'
      const byName = container.corrections.correct('annan', {
        whose: { association: 'F001' },
        reason,
      })
      if (promise === 'named') expect((await byName).number).toBe(1)
      else await expect(byName).rejects.toMatchObject({ code: 'review/unseen' })
      await container.corrections.correct('annan', { whose: { code }, reason })
      expect((await container.receipts.check(code)).kind).toBe('notCounted')
      expect(await faults()).toEqual([])
    },
  )

  it.each([
    ['F001', ' ', 'Skriv varför.'],
    ['F999', 'x', 'Det finns ingen förening ”F999”'],
  ])('does not take %j, %j', async (association, reason, told) => {
    const { status, text: page } = await correct(association, reason)
    expect(status).toBe(422)
    expect(decodeEntities(page)).toContain(told)
    expect(await container.results.listVersions('nu')).toHaveLength(1)
  })

  it('follows with a copy of the store', async () => {
    await correct('F001')
    const to = await openTestStore()
    const copying = { now: () => OPENS, progress: () => undefined }
    await copyStore({ from: container.store, to, ...copying })
    expect(await to.findCorrection('nu', 1)).toEqual(await container.store.findCorrection('nu', 1))
    await to.close()
  })

  it('has no version that there is not', async () => {
    for (const version of [1, 7]) {
      expect((await investigator.get(pathTo.resultVersion('nu', version))).status).toBe(404)
    }
    expect((await investigator.get(`${pathTo.round('nu')}/version/x`)).status).toBe(404)
  })
})
