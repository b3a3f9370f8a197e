import { beforeEach, describe, expect, it } from '@jest/globals'

import { Problem } from '../../../../server/problems.ts'
import { createJobService, type JobService } from '../../../../server/services/job-service.ts'
import type { JobHand, JobOutcome, JobWork } from '../../../../server/services/run-job.ts'
import { type TestContainer, testContainer } from '../../../builders/test-container.ts'

const ANNA = { id: 'anna', role: 'investigator' } as const
const BO = { id: 'bo', role: 'investigator' } as const
const BOSS = { id: 'boss', role: 'administrator' } as const
const WANTED = { kind: 'registerExport', by: ANNA.id } as const
const FILE = { name: 'a.csv', type: 'text/csv' }

let container: TestContainer
let jobs: JobService
beforeEach(async () => {
  container = await testContainer()
  jobs = container.jobs
})

/** Work that goes on until it is told to go on to its end, or its report says no. */
function heldWork(outcome: JobOutcome = {}) {
  let begun!: (hand: JobHand) => void
  let release!: () => void
  const hand = new Promise<JobHand>(resolve => {
    begun = resolve
  })
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  const work: JobWork = async given => {
    begun(given)
    await released
    await given.report(1, 2)
    return outcome
  }
  return { work, hand, release }
}

const textOf = async (parts: AsyncIterable<Uint8Array>) => {
  const found: Buffer[] = []
  for await (const part of parts) found.push(Buffer.from(part))
  return Buffer.concat(found).toString()
}

describe('a job', () => {
  it('tells how far it is, and what it came to, with a file for the one who started it', async () => {
    const held = heldWork({ counts: { rows: 2 }, file: FILE })
    const { id, finished } = await jobs.start(WANTED, held.work)
    const { report, write } = await held.hand
    await report(1, 2)
    expect(await jobs.get(id, ANNA)).toMatchObject({ state: 'running', done: 1, total: 2 })
    await expect(jobs.file(id, ANNA)).rejects.toMatchObject({ code: 'job/noFile' })
    await write('å;')
    await write(Buffer.from('ö'))
    held.release()
    await finished
    expect(await jobs.get(id, ANNA)).toMatchObject({ state: 'done', counts: { rows: 2 } })
    const { parts, ...file } = await jobs.file(id, ANNA)
    expect(file).toEqual({ ...FILE, size: 5 })
    expect(await textOf(parts)).toBe('å;ö')
  })

  it('keeps a file that is larger than a part to the byte', async () => {
    const line = `${'ä'.repeat(300_000)}\n`
    const { id, finished } = await jobs.start(WANTED, async ({ write }) => {
      for (let time = 0; time < 5; time += 1) await write(line)
      return { file: FILE }
    })
    await finished
    const { parts, size } = await jobs.file(id, ANNA)
    expect((await textOf(parts)) === line.repeat(5)).toBe(true)
    expect(size).toBe(Buffer.byteLength(line) * 5)
  })

  it('is seen by whoever started it and by administrators, and its file by the former alone', async () => {
    const { id, finished } = await jobs.start(WANTED, async ({ write }) => {
      await write('x')
      return { file: FILE }
    })
    await finished
    const unknown = { code: 'job/unknown' }
    await expect(jobs.get(id, BO)).rejects.toMatchObject(unknown)
    await expect(jobs.cancel(id, BO)).rejects.toMatchObject(unknown)
    await expect(jobs.file(id, BOSS)).rejects.toMatchObject(unknown)
    expect((await jobs.get(id, BOSS)).id).toBe(id)
    const seenBy = async (user: typeof ANNA | typeof BO | typeof BOSS) =>
      (await jobs.list(user)).length
    expect([await seenBy(ANNA), await seenBy(BO), await seenBy(BOSS)]).toEqual([1, 0, 1])
  })

  it('is broken off at its next step when it is cancelled, and leaves no file', async () => {
    const held = heldWork({ file: FILE })
    const { id, finished } = await jobs.start(WANTED, held.work)
    await (await held.hand).write('half'.repeat(500_000))
    await jobs.cancel(id, ANNA)
    held.release()
    await finished
    expect(await jobs.get(id, ANNA)).toMatchObject({ state: 'cancelled', file: null })
    expect(await textOf(container.store.eachJobPart(id))).toBe('')
  })

  it('is cancelled from another server too', async () => {
    const held = heldWork()
    const { id, finished } = await jobs.start(WANTED, held.work)
    const { report } = await held.hand
    await report(0, 2)
    await createJobService(elsewhere()).cancel(id, BOSS)
    container.clock.now = '2022-09-01T08:00:30.000Z'
    await expect(report(1, 2)).rejects.toMatchObject({ code: 'job/stopped' })
    held.release()
    await finished
    expect((await jobs.get(id, ANNA)).state).toBe('cancelled')
  })

  it('is done all the same when it comes to its end before it notices', async () => {
    let cancel!: () => void
    const cancelled = new Promise<void>(resolve => {
      cancel = resolve
    })
    const { id, finished } = await jobs.start(WANTED, async () => {
      await cancelled
      return {}
    })
    await jobs.cancel(id, ANNA)
    cancel()
    await finished
    expect((await jobs.get(id, ANNA)).state).toBe('done')
  })

  it('says why it failed by a code alone, and tells the server of its own faults', async () => {
    const told: unknown[] = []
    jobs.onFault((kind, error) => told.push([kind, (error as Error).message]))
    const refuse = (error: Error) =>
      jobs.start(WANTED, async () => {
        throw error
      })
    const known = await refuse(new Problem('store/unavailable', { name: 'hemligt' }))
    const fault = await refuse(new Error('hemligt'))
    await Promise.all([known.finished, fault.finished])
    const records = [await jobs.get(known.id, ANNA), await jobs.get(fault.id, ANNA)]
    expect(records.map(({ failure }) => failure)).toEqual(['store/unavailable', 'internal'])
    expect(JSON.stringify(records)).not.toContain('hemligt')
    expect(told).toEqual([['registerExport', 'hemligt']])
  })

  it('is told as broken off when its server tells no more, until it does', async () => {
    const held = heldWork()
    const { id, finished } = await jobs.start(WANTED, held.work)
    container.clock.now = '2022-09-01T08:01:01.000Z'
    expect((await jobs.get(id, ANNA)).state).toBe('brokenOff')
    expect(await jobs.listUnread(ANNA.id)).toHaveLength(1)
    held.release()
    await finished
    expect((await jobs.get(id, ANNA)).state).toBe('done')
  })

  it('ends with its server, and says so', async () => {
    const held = heldWork()
    const { id } = await jobs.start(WANTED, held.work)
    const stopped = jobs.stop()
    held.release()
    await stopped
    expect((await jobs.get(id, ANNA)).state).toBe('brokenOff')
  })

  it('is told of once it has ended, until it is read', async () => {
    const held = heldWork()
    const { id, finished } = await jobs.start(WANTED, held.work)
    expect(await jobs.listUnread(ANNA.id)).toEqual([])
    held.release()
    await finished
    await jobs.markRead(id, BOSS)
    expect((await jobs.listUnread(ANNA.id)).map(job => job.id)).toEqual([id])
    await jobs.markRead(id, ANNA)
    expect(await jobs.listUnread(ANNA.id)).toEqual([])
  })

  it('goes on when it cannot be told how far it is', async () => {
    const { store } = container
    let isAway = false
    const saveJob: typeof store.saveJob = job =>
      isAway ? Promise.reject(new Problem('store/unavailable')) : store.saveJob(job)
    const service = createJobService({ ...elsewhere(), store: { ...store, saveJob } })
    const { id, finished } = await service.start(WANTED, async ({ report }) => {
      isAway = true
      await report(1, 2)
      isAway = false
      return {}
    })
    await finished
    expect((await service.get(id, ANNA)).state).toBe('done')
  })

  it('is one of three at most that the same person has under way', async () => {
    const held = heldWork()
    const begun = [1, 2, 3].map(() => jobs.start(WANTED, held.work))
    const all = await Promise.all(begun)
    await expect(jobs.start(WANTED, held.work)).rejects.toMatchObject({ code: 'job/tooMany' })
    const { finished } = await jobs.start({ ...WANTED, by: BO.id }, held.work)
    held.release()
    await Promise.all([finished, ...all.map(each => each.finished)])
  })

  it('is one of three at most also where many are started at the same moment', async () => {
    const held = heldWork()
    const wanted = Array.from({ length: 30 }, () => jobs.start(WANTED, held.work))
    const outcomes = await Promise.allSettled(wanted)
    const begun = outcomes.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
    expect(begun).toHaveLength(3)
    held.release()
    await Promise.all(begun.map(({ finished }) => finished))
  })

  it('is forgotten after a week', async () => {
    const { id, finished } = await jobs.start(WANTED, async () => ({}))
    await finished
    container.clock.now = '2022-09-09T08:00:00.000Z'
    expect(await jobs.forget()).toBe(1)
    await expect(jobs.get(id, ANNA)).rejects.toMatchObject({ code: 'job/unknown' })
  })
})

/** What another server has. */
function elsewhere() {
  const { store, now } = container
  return { store, now, randomBytes: (size: number) => Buffer.alloc(size, 'b') }
}
