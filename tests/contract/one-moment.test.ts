import { beforeEach, expect, it } from '@jest/globals'

import type { ResultSet } from '../../reports/results/result-set.ts'
import type { Store } from '../../server/store/store.ts'
import {
  openTestRound,
  ROUND,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { SECTORS, testAssociations } from '../builders/test-data.ts'
import { eachStore } from './each-store.ts'

const { id } = ROUND
const AT_FIRST = 24
const LATE = 12

/** How many answered by each way of telling it: who was counted, who was marked, how the answers came. */
const countsIn = ({ response, items: [item] }: ResultSet) => [
  response.total.answered,
  Object.values(response.modes!).reduce((sum, count) => sum + count, 0),
  'value' in item!.total.n ? item!.total.n.value : null,
]

eachStore('R15: a report that is made while answers come in', store => {
  let container: TestContainer
  beforeEach(async () => {
    container = await testContainer(SECTORS, store())
    const associations = testAssociations(AT_FIRST + LATE)
    const { tokens } = await openTestRound(container, { associations, round: { promise: 'named' } })
    for (const token of tokens.slice(0, AT_FIRST)) {
      await submitTestAnswer(container, token, { answers: { 'prov.helhet': '4' } })
    }
    await container.rounds.closeRound(id)
  })

  /** Late answers, as they come in from paper: all at once, with a reason that the result prints. */
  async function takeIn(): Promise<void> {
    const late = testAssociations(AT_FIRST + LATE).slice(AT_FIRST)
    const columns = ['id', 'prov.helhet']
    const rows = late.map((association, at) => ({
      number: at + 2,
      cells: new Map(columns.map((column, of) => [column, [association.id, '2'][of]!])),
    }))
    const options = { lateReason: 'kom med posten', progress: () => undefined }
    await container.imports.importResponses(id, { columns, rows }, options)
  }

  /** The same store, in which something happens when so many responses have been read for the first time. */
  function interrupted(after: number, happen: () => Promise<void>): Store {
    let hasHappened = false
    return Object.assign(Object.create(store()) as Store, {
      async *eachInAnyOrder(round: string) {
        let read = 0
        for await (const response of store().eachInAnyOrder(round)) {
          if (read === after && !hasHappened) {
            hasHappened = true
            await happen()
          }
          read += 1
          yield response
        }
      },
    })
  }

  it.each([0, 1, 12, 23])('shows one moment, and says of that what it counted: %i', async after => {
    expect(countsIn((await container.results.currentResult(id)).result)).toEqual([24, 24, 24])
    const reading = await testContainer(SECTORS, interrupted(after, takeIn))
    reading.clock.now = container.clock.now
    const { result } = await reading.results.currentResult(id)
    expect(countsIn(result)).toEqual([36, 36, 36])
    expect(result.round.notes.map(({ kind }) => kind)).toEqual(['lateResponses'])
  })
})
