import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createMongoStore } from '../../server/store/mongo/mongo-store.ts'
import { MONGO_ADDRESS, openMongo } from '../builders/stores.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'
import { SECTORS, testAssociations } from '../builders/test-data.ts'

const LINKS = 40
const AT_ONCE = 20

;(MONGO_ADDRESS === null ? describe.skip : describe)('two servers on one MongoDB', () => {
  let mongo: Awaited<ReturnType<typeof openMongo>>
  let servers: readonly TestContainer[]
  let tokens: readonly string[]
  beforeAll(async () => {
    mongo = await openMongo()
    const second = await createMongoStore(mongo.address, { allowStandalone: true })
    servers = [await testContainer(SECTORS, mongo.store), await testContainer(SECTORS, second)]
    const opened = await openTestRound(servers[0]!, { associations: testAssociations(LINKS) })
    tokens = opened.tokens
  })
  afterAll(async () => {
    await servers[1]!.store.close()
    await mongo.remove()
  })

  /** Each of the parallel submits is its own answer, with its own submission id. */
  const submit = (token: string, index: number) =>
    servers[index % 2]!.answers.submit(token, {
      roundId: 'prov-2022',
      revision: 0,
      submissionId: `${token}-${index}`.slice(-22).padStart(22, 'x'),
      entered: new Map([['prov.helhet', [String(1 + (index % 5))]]]),
      code: null,
    })

  it('store one response for each link, of all that come at once', async () => {
    for (const token of tokens) {
      const outcomes = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, index) => submit(token, index)),
      )
      const kinds = outcomes.map(({ kind }) => kind)
      expect(kinds.filter(kind => kind === 'accepted')).toHaveLength(1)
      expect(kinds.filter(kind => kind === 'alreadySubmitted')).toHaveLength(AT_ONCE - 1)
    }
    expect(await mongo.store.summariseResponses('prov-2022')).toEqual({
      submitted: LINKS,
      revisionSum: LINKS,
    })
  })

  it('certify a round at once and get the same result', async () => {
    await servers[0]!.rounds.closeRound('prov-2022')
    const certified = await Promise.allSettled(
      servers.map(({ certification }) => certification.certifyRound('prov-2022', () => undefined)),
    )
    const digests = certified.flatMap(each =>
      each.status === 'fulfilled' ? [each.value.digest] : [],
    )
    // One may find that the other has begun, and is told so.
    expect(new Set(digests).size).toBe(1)
    for (const { results } of servers) {
      const { result, digest } = await results.currentResult('prov-2022')
      expect([result.response.total.answered, digest]).toEqual([LINKS, digests[0]])
    }
  })
})
