import { setTimeout } from 'node:timers/promises'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { paths } from '../../server/paths.ts'
import type { Job, JobState } from '../../server/store/job-store.ts'
import type { Store } from '../../server/store/store.ts'
import { extent, tellFigures } from '../builders/extent.ts'
import { type Installed, SERVED_STORES } from '../builders/installed.ts'
import { logInRemotely, type RemoteStaff } from '../builders/remote-staff.ts'
import { createSite, type Site } from '../builders/site.ts'

/**
 * The server is killed while it reads in a register that somebody has sent. The register is what it was or what
 * the file says, never something between; the job says what is so; and the same file is read in with one press.
 */

const ROWS = extent(2000, 10_000)
const KILLS = extent(3, 20)

describe.each(SERVED_STORES)('a server on $name that is killed while it does a job', served => {
  let installed: Installed
  let site: Site
  let staff: RemoteStaff
  beforeEach(async () => {
    installed = await served.install()
    site = createSite(installed.barometer.folder)
    staff = await logInRemotely(installed, () => site.url())
    await site.start()
  })
  afterEach(async () => {
    await site.remove()
    await installed.remove()
  })

  it('leaves nothing half-done, and says so', async () => {
    const { store } = installed
    const usualMs = await readIn(0, { store, staff })
    const found: JobState[] = []
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const before = await versionIn(store)
      const page = await staff.sendFile(paths.registerImport, 'register.csv', fileOf(kill))
      // What it would have answered, nobody hears.
      void staff.press(page, `${page}/las-in`).catch(() => undefined)
      const { id } = await untilJob(store, job => isOf(page, job))
      await untilKnown(store, page, id)
      // The first at once: that one has certainly not come to its end.
      await setTimeout((usualMs * (kill - 1)) / KILLS)
      await site.kill()
      await site.start()
      const state = await standingOf(id, installed)
      found.push(state)
      expect([before, kill]).toContain(await versionIn(store))
      if (state === 'done') expect(await versionIn(store)).toBe(kill)
      else await pressAgain(page, { id, kill })
    }
    tellFigures('jobs', { store: served.name, rows: ROWS, kills: KILLS, usualMs, found })
    expect(found).toContain('brokenOff')
    expect(found.filter(state => state !== 'brokenOff' && state !== 'done')).toEqual([])
    expect(await site.end()).toBe(0)
  })

  async function pressAgain(
    page: string,
    { id, kill }: { readonly id: string; readonly kill: number },
  ): Promise<void> {
    const { store } = installed
    for (const path of [page, `${paths.jobs}/${id}`])
      expect(await staff.get(path)).toContain('Arbetet bröts av')
    expect(await staff.get(paths.rounds)).toContain('Läsa in en registerfil: bröts av.')
    // Where the register was written before the death, there is nothing left to read in.
    if ((await versionIn(store)) === kill) return
    await staff.press(page, `${page}/las-in`)
    await untilJob(store, job => job.id !== id && job.state === 'done' && isOf(page, job))
    expect(await versionIn(store)).toBe(kill)
  }
})

interface Place {
  readonly store: Store
  readonly staff: RemoteStaff
}

/** Reads in a whole file. @returns Milliseconds. */
async function readIn(version: number, { store, staff }: Place): Promise<number> {
  const page = await staff.sendFile(paths.registerImport, 'register.csv', fileOf(version))
  const startedAt = performance.now()
  await staff.press(page, `${page}/las-in`)
  await untilJob(store, job => job.state === 'done' && isOf(page, job))
  return Math.round(performance.now() - startedAt)
}

function isOf(page: string, { object }: Job): boolean {
  return page.endsWith(`/${object}`)
}

function fileOf(version: number): string {
  const rows = Array.from(
    { length: ROWS },
    (_, index) => `F${index};Förening ${index} v${version};idrott`,
  )
  return `id;namn;sektor\n${rows.join('\n')}\n`
}

/** The version of the file that every association is of; fails when they are of several. */
async function versionIn(store: Store): Promise<number> {
  const associations = await store.listAssociations()
  const versions = new Set(associations.map(({ name }) => Number(name.split(' v')[1])))
  expect([associations.length, versions.size]).toEqual([ROWS, 1])
  return [...versions][0] ?? -1
}

/** The latest job, once it is as it is to be. */
async function untilJob(store: Store, isSo: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const [job] = await store.listJobs(null, 1)
    if (job !== undefined && isSo(job)) return job
    await setTimeout(5)
  }
}

/** The page of a file tells of its job from then on. */
async function untilKnown(store: Store, page: string, jobId: string): Promise<void> {
  const uploadId = page.slice(page.lastIndexOf('/') + 1)
  while ((await store.findUpload(uploadId))?.doc.includes(jobId) !== true) await setTimeout(5)
}

/** How a job stands when the time is out in which its server was to tell of itself. */
async function standingOf(id: string, { store }: Installed): Promise<JobState> {
  const job = (await store.findJob(id))!
  if (job.state !== 'running') return job.state
  const silent = { ...job, revision: job.revision + 1, until: job.startedAt }
  expect(await store.saveJob(silent)).toBe('stored')
  return 'brokenOff'
}
