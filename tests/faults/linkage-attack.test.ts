import { createHash } from 'node:crypto'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { createSeededRandom } from '../../server/demo/seeded-random.ts'
import { backupLines } from '../../server/services/backup-service.ts'
import { plusMinutes } from '../../surveys/instant.ts'
import type { PromiseId } from '../../surveys/promise.ts'
import { collect } from '../builders/collect.ts'
import { extent, tellFigures } from '../builders/extent.ts'
import {
  type Found,
  orderInLines,
  ordersInCollections,
  ordersInFiles,
  ordersInTables,
  score,
} from '../builders/linkage-attack.ts'
import { browse, testApp } from '../builders/test-app.ts'
import { OPENS, openTestRound, testContainer } from '../builders/test-container.ts'
import { SECTORS, testAssociations } from '../builders/test-data.ts'
import { ADAPTERS, type ContractStore } from '../contract/adapters.ts'

/**
 * A1: associations answer an anonymous round in an order that somebody has seen. Afterwards that somebody gets every
 * file, log and export, and cannot tell whose answer is whose. Among 400 answers an order that is nothing
 * but chance lies within ±0.15 all but once in 100 000 times, and guesses some ten right hardly ever; among
 * fewer, chance alone goes farther.
 */
const ANSWERS = extent(150, 400)
const MOST_EXACT = 10
const MOST_TAU = extent(0.3, 0.15)

const markOf = (index: number) =>
  `märke-${createHash('sha256').update(`svar ${index}`).digest('hex').slice(0, 16)}`

describe.each(ADAPTERS.filter(({ name }) => name !== 'SQLite in memory'))('on $name', adapter => {
  const isFile = adapter.name === 'SQLite in a file'
  let opened: ContractStore
  beforeEach(async () => {
    opened = await adapter.open()
  })
  afterEach(() => opened.remove())

  /** Everybody answers, over twenty minutes, one after the other in an order that chance decides. */
  async function holdRound(promise: PromiseId) {
    const container = await testContainer(SECTORS, opened.store)
    const logLines: string[] = []
    const app = testApp(container, { logLines })
    const associations = testAssociations(ANSWERS)
    const { tokens, roundId } = await openTestRound(container, {
      associations,
      round: { promise },
    })
    const random = createSeededRandom(`order ${promise}`)
    const order = associations
      .map((_association, index) => ({ index, at: random.uniform() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ index }) => index)
    for (const [place, index] of order.entries()) {
      container.clock.now = plusMinutes(OPENS, (place * 20) / ANSWERS)
      const { status } = await browse(app)
        .post(pathTo.answerSubmit(tokens[index]!))
        .type('form')
        .send({
          omgang: roundId,
          revision: '0',
          inskick: container.answers.newSubmissionId(),
          'prov.helhet': String(1 + (index % 5)),
          'prov.text': markOf(index),
        })
      expect(status).toBe(303)
    }
    const marks = associations.map((_association, index) => markOf(index))
    return { container, roundId, tokens, logLines, marks, truth: order.map(markOf) }
  }

  const attack = async (marks: readonly string[]): Promise<readonly Found[]> =>
    opened.address.startsWith('mongodb')
      ? ordersInCollections(opened.address, marks)
      : [
          ...ordersInFiles(
            ['', '-wal', '-shm'].map(end => opened.address + end),
            marks,
          ),
          ...ordersInTables(opened.address, marks),
        ]

  const whole = (found: readonly Found[]) => found.filter(({ order }) => order.length === ANSWERS)

  it('nothing tells whose answer is whose once the round is certified', async () => {
    const { container, roundId, tokens, logLines, marks, truth } = await holdRound('anonymous')
    const seen: Found = { where: 'seen', order: truth }
    const guesses = [seen, { where: 'the register', order: marks }]
    // Until then the order is there, and the attack finds it: in a file. A server shows nothing of how it lies.
    const before = score(whole(await attack(marks)), [seen], truth)
    if (isFile) expect(Math.max(...before.map(({ exact }) => exact))).toBeGreaterThan(ANSWERS / 2)

    await container.rounds.closeRound(roundId)
    await Promise.all(container.chores.map(({ run }) => run(() => false)))
    const closed = score(whole(await attack(marks)), guesses, truth)
    await container.certification.certifyRound(roundId, () => undefined)
    expect(await container.rounds.isCleared(roundId)).toBe(true)
    const backup = await collect(backupLines(opened.store, () => undefined))
    const result = await container.results.currentResult(roundId)
    const found = [
      ...(await attack(marks)),
      orderInLines('backup', backup, marks),
      orderInLines('result', JSON.stringify(result).split('{'), marks),
      orderInLines('log', logLines, marks),
    ]
    const certified = score(whole(found), guesses, truth)
    for (const scores of [closed, certified]) {
      expect(scores.length).toBeGreaterThan(2)
      expect(scores.filter(({ exact }) => exact > MOST_EXACT)).toEqual([])
      expect(scores.filter(({ tau }) => Math.abs(tau) >= MOST_TAU)).toEqual([])
    }
    const worst = (scores: typeof certified) => ({
      exact: Math.max(...scores.map(({ exact }) => exact)),
      tau: Math.max(...scores.map(({ tau }) => Math.abs(tau))),
      places: scores.length,
    })
    tellFigures('A1', { store: adapter.name, closed: worst(closed), certified: worst(certified) })

    // Who answered is nowhere either, and neither a link nor an answer is in the log.
    const answered = (await opened.store.listInvitations(roundId)).filter(
      ({ answeredAt }) => answeredAt !== null,
    )
    expect(answered).toEqual([])
    const log = logLines.join('')
    expect(tokens.filter(token => log.includes(token))).toEqual([])
    expect(marks.filter(mark => log.includes(mark))).toEqual([])
    expect((await container.verification.verify(() => undefined)).faults).toEqual([])
  })

  // MongoDB promises no order of what lies in a collection, so that there the attack may find nothing anyway.
  if (!isFile) return
  it('a round that promises less keeps whose answer is whose', async () => {
    const { container, roundId, marks, truth } = await holdRound('grouped')
    await container.rounds.closeRound(roundId)
    await container.certification.certifyRound(roundId, () => undefined)
    const scores = score(whole(await attack(marks)), [{ where: 'seen', order: truth }], truth)
    expect(Math.max(...scores.map(({ tau }) => Math.abs(tau)))).toBeGreaterThan(0.9)
  })
})
