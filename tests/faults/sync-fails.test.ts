import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import {
  type Installation,
  LISTENING,
  startServing,
  startServingUnder,
  stopBarometer,
  untilPrinted,
} from '../builders/run-barometer.ts'
import {
  isReceipt,
  keepsTyped,
  openInstallation,
  readStored,
  type Reply,
  sendAll,
  type Sending,
} from '../builders/send-answers.ts'
import { readCalls, strace, wholeLog } from '../builders/system-calls.ts'
import { isStraceMissing } from '../builders/system-tools.ts'
import { extent, tellFigures } from '../builders/extent.ts'

const ANSWERS = extent(60, 400)
const CONNECTIONS = 4
/** From which sync on the disk fails; the first ones come before the first answer. */
const FROM = extent([12], [4, 7, 12, 25, 50, 51, 60, 75, 80, 90])

let server: ChildProcess | null = null

/** The server, on a disk where no sync succeeds from one on; and how it ended. */
async function serveUntilItFails(
  folder: string,
  { from, log, sendings }: { from: number; log: string; sendings: readonly Sending[] },
) {
  const inject = `inject=fsync,fdatasync:error=EIO:when=${from}+`
  server = startServingUnder([...strace(log), '-e', inject], folder)
  const ended = new Promise<number | null>(resolve => server?.once('close', resolve))
  let told = ''
  server.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()))
  const [, url = ''] = await untilPrinted(server, 'stderr', LISTENING)
  const replies = await sendAll(url, sendings, CONNECTIONS)
  return { replies, code: await ended, told, calls: readCalls(await wholeLog(log, server.pid)) }
}

const those = (replies: ReadonlyMap<Sending, Reply | null>, of: (reply: Reply | null) => boolean) =>
  [...replies].filter(([, reply]) => of(reply))

;(isStraceMissing ? describe.skip : describe)('a server on a disk that does not save', () => {
  let installation: Installation
  let sendings: readonly Sending[]
  beforeEach(async () => {
    ;({ installation, sendings } = await openInstallation(ANSWERS))
  })
  afterEach(() => {
    server?.kill('SIGKILL')
    installation.remove()
  })

  it.each(FROM)(
    'gives no receipt from sync %i on, keeps what was typed, ends by itself, and goes on when it is started anew',
    async from => {
      const { folder } = installation
      const log = join(folder, 'calls.txt')
      const { replies, code, told, calls } = await serveUntilItFails(folder, {
        from,
        log,
        sendings,
      })
      const acknowledged = those(replies, isReceipt)
      const refused = those(replies, reply => reply?.status === 503)
      const unanswered = those(replies, reply => reply === null)
      tellFigures('R3', {
        ...calls,
        from,
        acknowledged: acknowledged.length,
        refused: refused.length,
        unanswered: unanswered.length,
      })
      expect(acknowledged.length + refused.length + unanswered.length).toBe(ANSWERS)
      expect([calls.acknowledged, calls.beforeSync]).toEqual([acknowledged.length, 0])
      expect(refused.length).toBeGreaterThan(0)
      expect(refused.filter(([sending, reply]) => !keepsTyped(reply!, sending))).toEqual([])
      expect(code).toBe(1)
      expect(told).toContain('"code":"store/failed"')
      expect(told).toMatch(/^Disken kunde inte spara det som skrevs till .*barometer\.sqlite\./m)

      const left = await readStored(folder)
      expect(left.wrong(acknowledged.map(([sending]) => sending))).toEqual([])
      const again = await startServing(folder)
      const retried = await sendAll(again.url, sendings, CONNECTIONS)
      expect(those(retried, reply => !isReceipt(reply))).toEqual([])
      for (const [sending, reply] of acknowledged) {
        expect(retried.get(sending)?.location).toBe(reply?.location)
      }
      expect(await stopBarometer(again.server)).toBe(0)
      const stored = await readStored(folder)
      expect([stored.count, stored.wrong(sendings)]).toEqual([ANSWERS, []])
      expect((await installation.run('verify')).code).toBe(0)
    },
  )
})
