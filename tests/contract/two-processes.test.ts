import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { insertOpenRound } from '../builders/records.ts'
import { type ContractStore, openFile } from './adapters.ts'

const SENDER = fileURLToPath(new URL('./submit-from-process.js', import.meta.url))
const KEYS = Array.from({ length: 200 }, (_, index) => `k${index}`)

describe('two processes on one SQLite file', () => {
  let opened: ContractStore
  beforeEach(async () => {
    opened = await openFile()
    await insertOpenRound(opened.store, KEYS)
  })
  afterEach(() => opened.remove())

  async function startSender(who: string) {
    const args = [SENDER, opened.address, who, `${KEYS.length}`]
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    const [ready] = (await once(child.stdout, 'data')) as [Buffer]
    expect(ready.toString()).toBe('ready\n')
    return async () => {
      child.stdin.write('send\n')
      return new Set(JSON.parse(await text(child.stdout)) as readonly string[])
    }
  }

  it('that send in the same answers at once store each once, and each is told which', async () => {
    const senders = [await startSender('one'), await startSender('other')]
    const [one, other] = await Promise.all(senders.map(send => send()))
    expect(one!.size + other!.size).toBe(KEYS.length)
    let read = 0
    for await (const { key, content } of opened.store.eachResponse('prov-2022')) {
      read += 1
      expect((content.submissionId === 'one' ? one : other)!.has(key)).toBe(true)
    }
    expect(read).toBe(KEYS.length)
  })
})
