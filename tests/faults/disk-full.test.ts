import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import {
  type Installation,
  LISTENING,
  startServingUnder,
  stopBarometer,
} from '../builders/run-barometer.ts'
import {
  get,
  isReceipt,
  keepsTyped,
  openInstallation,
  readStored,
  sendAll,
  type Sending,
  sendIn,
} from '../builders/send-answers.ts'
import { openSmallDisk, type SmallDisk } from '../builders/small-disk.ts'
import { isUnshareMissing } from '../builders/system-tools.ts'
import { extent, tellFigures } from '../builders/extent.ts'

const ANSWERS = extent(60, 500)
const CONNECTIONS = 8
const LOG = 'logg.txt'

/** Starts a server whose log is on the disk too, and waits until it answers. */
async function serveOn({ inside, seen, folder }: SmallDisk) {
  const server = startServingUnder(inside(LOG), folder)
  const ended = new Promise<number | null>(resolve => server.once('close', resolve))
  for (;;) {
    const [, url] = LISTENING.exec(readLog(seen)) ?? []
    if (url !== undefined) return { server, ended, url }
    await Promise.race([setTimeout(20), ended])
    if (server.exitCode !== null) throw new Error(`ended with ${server.exitCode}: ${readLog(seen)}`)
  }
}

function readLog(folder: string): string {
  try {
    return readFileSync(join(folder, LOG), 'utf8')
  } catch {
    return ''
  }
}

;(isUnshareMissing ? describe.skip : describe)('a server on a disk that becomes full', () => {
  let installation: Installation
  let sendings: readonly Sending[]
  let disk: SmallDisk
  let server: ChildProcess
  let url: string
  beforeEach(async () => {
    ;({ installation, sendings } = await openInstallation(ANSWERS + 20))
    disk = await openSmallDisk('24m')
    disk.copyFrom(installation.folder)
    ;({ server, url } = await serveOn(disk))
  })
  afterEach(async () => {
    server.kill('SIGKILL')
    await disk.remove()
    installation.remove()
  })

  const status = async (path: string) => (await get(url + path))?.status

  it('keeps what was typed, is read as ever, and takes answers again when there is room', async () => {
    const before = sendings.slice(0, 20)
    expect([...(await sendAll(url, before, 1)).values()].every(isReceipt)).toBe(true)

    disk.fill()
    const meanwhile = sendings.slice(20)
    const replies = [...(await sendAll(url, meanwhile, CONNECTIONS))]
    const taken = replies.filter(([, reply]) => isReceipt(reply)).map(([sending]) => sending)
    const refused = replies.filter(([, reply]) => !isReceipt(reply))
    expect(refused.length).toBeGreaterThan(ANSWERS / 2)
    expect(
      refused.filter(([sending, reply]) => reply?.status !== 503 || !keepsTyped(reply, sending)),
    ).toEqual([])
    expect(await status(paths.ready)).toBe(200)
    // Each is a line in a log that has no room either.
    for (const { token } of meanwhile) expect(await status(pathTo.answerPart(token, 1))).toBe(200)
    const whileFull = readLog(disk.seen)

    disk.free()
    const startedAt = performance.now()
    expect(isReceipt(await sendIn(url, meanwhile[0]!))).toBe(true)
    tellFigures('R4', {
      refused: refused.length,
      taken: taken.length,
      acceptedAgainMs: Math.round(performance.now() - startedAt),
    })
    const retried = await sendAll(url, sendings, CONNECTIONS)
    expect([...retried.values()].filter(isReceipt)).toHaveLength(sendings.length)

    disk.fill()
    expect([server.exitCode, await stopBarometer(server)]).toEqual([null, 0])
    disk.free()
    expect(readLog(disk.seen).length).toBeGreaterThan(whileFull.length)
    disk.copyTo(installation.folder)
    await installation.ok('verify')
    const stored = await readStored(installation.folder)
    expect([stored.count, stored.wrong(sendings)]).toEqual([sendings.length, []])
  })
})
