import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { createMongoStore } from '../../server/store/mongo/mongo-store.ts'
import type { Store } from '../../server/store/store.ts'
import { type Proxy, startProxy } from '../builders/proxy.ts'
import { MONGO_ADDRESS, openMongo, type OpenedStore } from '../builders/stores.ts'
import { browse, testApp } from '../builders/test-app.ts'
import { openTestRound, testContainer } from '../builders/test-container.ts'
import { SECTORS } from '../builders/test-data.ts'

;(MONGO_ADDRESS === null ? describe.skip : describe)('a MongoDB server that goes away', () => {
  let mongo: OpenedStore
  let store: Store
  let proxy: Proxy
  let app: ReturnType<typeof testApp>
  let tokens: readonly string[]
  beforeAll(async () => {
    const opened = await openMongo()
    mongo = opened
    const address = new URL(opened.address)
    proxy = await startProxy(address.hostname, Number(address.port))
    address.host = `127.0.0.1:${proxy.port}`
    store = await createMongoStore(address.href, { allowStandalone: true })
    const container = await testContainer(SECTORS, store)
    ;({ tokens } = await openTestRound(container))
    app = testApp(container)
  })
  afterAll(async () => {
    proxy.release()
    await store.close()
    proxy.close()
    await mongo.remove()
  })

  const submit = (token: string) =>
    browse(app)
      .post(pathTo.answerSubmit(token))
      .type('form')
      .send({
        omgang: 'prov-2022',
        revision: '0',
        inskick: token.slice(0, 22),
        'prov.helhet': '4',
        'prov.text': 'Skrivet medan lagret var borta',
      })

  it.each([
    ['hangs', 0, () => proxy.hold()],
    ['dies', 1, () => proxy.cut()],
  ])(
    'keeps what was typed while it %s, and takes it once when it is back',
    async (_how, index, away) => {
      const token = tokens[index]!
      away()
      const refused = await submit(token)
      expect([refused.status, refused.headers['retry-after']]).toEqual([503, '10'])
      expect(refused.text).toContain('Skrivet medan lagret var borta')
      expect((await browse(app).get(paths.ready)).status).toBe(503)
      expect((await browse(app).get(pathTo.answer(token))).status).toBe(503)

      proxy.release()
      let status = 503
      while (status === 503) ({ status } = await submit(token))
      expect(status).toBe(303)
      expect((await submit(token)).status).toBe(303)
      expect((await browse(app).get(paths.ready)).status).toBe(200)
      expect(await mongo.store.summariseResponses('prov-2022')).toEqual({
        submitted: index + 1,
        revisionSum: index + 1,
      })
    },
  )
})
