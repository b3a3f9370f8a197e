import { Agent } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { type Installed, installMongo } from '../builders/installed.ts'
import { commandReader, type MongoCommand } from '../builders/mongo-commands.ts'
import { type Proxy, startProxy } from '../builders/proxy.ts'
import { sendForm } from '../builders/send-form.ts'
import { openSendings, type Sending } from '../builders/sendings.ts'
import { createSite, type Site } from '../builders/site.ts'
import { MONGO_ADDRESS } from '../builders/stores.ts'
import { extent, tellFigures } from '../builders/extent.ts'

const ROUND = 'prov-2099'
const ANSWERS = extent(20, 200)
const WRITES = ['insert', 'update', 'delete', 'findAndModify']

;(MONGO_ADDRESS === null ? describe.skip : describe)('a server on MongoDB', () => {
  let installed: Installed
  let proxy: Proxy
  let site: Site
  let sendings: readonly Sending[]
  const commands: MongoCommand[] = []
  const agent = new Agent({ keepAlive: true })
  beforeAll(async () => {
    installed = await installMongo()
    sendings = await openSendings(installed.barometer, ROUND, ANSWERS)
    const { hostname, port } = new URL(installed.address)
    proxy = await startProxy(hostname, Number(port), () =>
      commandReader(command => commands.push(command)),
    )
    const address = new URL(installed.address)
    address.host = `127.0.0.1:${proxy.port}`
    address.search = '?w=1&journal=false'
    site = createSite(installed.barometer.folder, '--store', address.href)
  })
  afterAll(async () => {
    agent.destroy()
    await site.remove()
    proxy.close()
    await installed.remove()
  })

  it('asks for a majority and the journal with every write, whatever its address says', async () => {
    await site.start()
    expect(site.told()).toContain('w=majority j=true')
    for (const { token, fields } of sendings) {
      const { reply } = await sendForm(site.url() + pathTo.answerSubmit(token), fields, { agent })
      expect(reply?.status).toBe(303)
    }
    expect(await site.end()).toBe(0)

    const writes = commands.filter(command => WRITES.some(name => name in command))
    const sound = writes.filter(({ writeConcern }) => {
      const { w, j } = (writeConcern ?? {}) as { readonly w?: unknown; readonly j?: unknown }
      return w === 'majority' && j === true
    })
    tellFigures('R2', { store: 'MongoDB', writes: writes.length, sound: sound.length })
    // One for the answer and one for its invitation.
    expect(writes.length).toBeGreaterThanOrEqual(2 * ANSWERS)
    expect(sound.length).toBe(writes.length)
  })
})
