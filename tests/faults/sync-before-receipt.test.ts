import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'

import {
  type Installation,
  LISTENING,
  startServingUnder,
  stopBarometer,
  untilPrinted,
} from '../builders/run-barometer.ts'
import { isReceipt, openInstallation, sendAll, type Sending } from '../builders/send-answers.ts'
import { readCalls, strace, wholeLog } from '../builders/system-calls.ts'
import { isStraceMissing } from '../builders/system-tools.ts'
import { extent, tellFigures } from '../builders/extent.ts'

const ANSWERS = extent(40, 200)

;(isStraceMissing ? describe.skip : describe)('a server whose system calls are watched', () => {
  let installation: Installation
  let sendings: readonly Sending[]
  let server: ChildProcess
  beforeAll(async () => {
    ;({ installation, sendings } = await openInstallation(2 * ANSWERS))
  })
  afterEach(() => {
    server.kill('SIGKILL')
  })
  afterAll(() => installation.remove())

  it.each([
    ['one after the other', 1],
    ['that come at once', 16],
  ])(
    'has the log of the store on the disk before each receipt, of answers %s',
    async (_how, connections) => {
      const log = join(installation.folder, `calls-${connections}.txt`)
      server = startServingUnder(strace(log), installation.folder)
      const started = await untilPrinted(server, 'stderr', LISTENING)
      const [, url = ''] = started
      expect(started.input).toContain('synchronous=2 (FULL)')
      const sent = connections === 1 ? sendings.slice(0, ANSWERS) : sendings.slice(ANSWERS)
      const replies = await sendAll(url, sent, connections)
      expect([...replies.values()].filter(isReceipt)).toHaveLength(ANSWERS)
      expect(await stopBarometer(server)).toBe(0)

      const { acknowledged, beforeSync, syncs } = readCalls(await wholeLog(log, server.pid))
      tellFigures('R2', { connections, acknowledged, beforeSync, syncs })
      expect([acknowledged, beforeSync]).toEqual([ANSWERS, 0])
      if (connections === 1) expect(syncs).toBeGreaterThanOrEqual(ANSWERS)
    },
  )
})
