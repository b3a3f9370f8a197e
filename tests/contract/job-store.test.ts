import { expect, it } from '@jest/globals'

import { job } from '../builders/job-records.ts'
import { eachStore } from './each-store.ts'

eachStore('JobStore', store => {
  it('keeps a job, and takes a change only on top of what it changes', async () => {
    expect(await store().findJob('j')).toBeNull()
    expect(await store().saveJob(job('j', { revision: 2 }))).toBe('stale')
    await store().insertJob(job('j'))
    const next = job('j', { revision: 2, done: 3, total: 4, counts: { rows: 3 } })
    expect(await store().saveJob(next)).toBe('stored')
    expect(await store().saveJob(next)).toBe('stale')
    expect(await store().findJob('j')).toStrictEqual(next)
  })

  it('lists those of somebody or of all, the latest first, and no more than are asked for', async () => {
    const at = (minute: number) => `2022-09-01T08:0${minute}:00.000Z`
    await store().insertJob(job('a', { startedAt: at(1) }))
    await store().insertJob(job('b', { startedAt: at(3), by: 'bo' }))
    await store().insertJob(job('c', { startedAt: at(2) }))
    const ids = async (by: string | null, limit = 9) =>
      (await store().listJobs(by, limit)).map(({ id }) => id).join('')
    expect(await ids(null)).toBe('bca')
    expect(await ids('anna')).toBe('ca')
    expect(await ids('nobody')).toBe('')
    expect(await ids(null, 2)).toBe('bc')
  })

  it('gives a file back byte for byte, part by part', async () => {
    await store().insertJob(job('j'))
    const parts = [Buffer.alloc(1024 * 1024, 'å'), Buffer.from([0, 255, 10]), Buffer.from('x')]
    for (const [number, part] of parts.entries()) await store().insertJobPart('j', number, part)
    const found: Buffer[] = []
    for await (const part of store().eachJobPart('j')) found.push(Buffer.from(part))
    expect(found.map(({ length }) => length)).toEqual([1024 * 1024, 3, 1])
    expect(Buffer.concat(found).equals(Buffer.concat(parts))).toBe(true)
    await store().removeJobParts('j')
    for await (const part of store().eachJobPart('j')) expect(part).toBeNull()
  })

  it('removes those that are old, with their files', async () => {
    await store().insertJob(job('old'))
    await store().insertJob(job('new', { startedAt: '2030-01-01T00:00:00.000Z' }))
    for (const id of ['old', 'new']) await store().insertJobPart(id, 0, Buffer.from(id))
    expect(await store().removeJobsBefore('2029-01-01T00:00:00.000Z')).toBe(1)
    const left: string[] = []
    for (const id of ['old', 'new']) {
      for await (const part of store().eachJobPart(id)) left.push(Buffer.from(part).toString())
    }
    expect([await store().findJob('old'), left]).toEqual([null, ['new']])
  })
})
