import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createMongoStore } from '../../server/store/mongo/mongo-store.ts'
import { MONGO_ADDRESS, openMongo } from '../builders/stores.ts'
import {
  openTestRound,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { SECTORS, testAssociations } from '../builders/test-data.ts'

const LINKS = 40

;(MONGO_ADDRESS === null ? describe.skip : describe)('two servers on one MongoDB', () => {
  let mongo: Awaited<ReturnType<typeof openMongo>>
  let servers: readonly TestContainer[]
  beforeAll(async () => {
    mongo = await openMongo()
    const second = await createMongoStore(mongo.address, { allowStandalone: true })
    servers = [await testContainer(SECTORS, mongo.store), await testContainer(SECTORS, second)]
    const { tokens } = await openTestRound(servers[0]!, { associations: testAssociations(LINKS) })
    for (const [index, token] of tokens.entries()) {
      const answers = { 'prov.helhet': String(1 + (index % 5)) }
      await submitTestAnswer(servers[index % 2]!, token, { answers })
    }
  })
  afterAll(async () => {
    await servers[1]!.store.close()
    await mongo.remove()
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
