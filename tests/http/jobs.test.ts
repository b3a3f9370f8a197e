import { beforeEach, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import type { JobHand } from '../../server/services/run-job.ts'
import { message } from '../builders/mail-records.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { testApp } from '../builders/test-app.ts'
import {
  openTestRound,
  ROUND,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

let container: TestContainer
let app: ReturnType<typeof testApp>
let staff: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
  app = testApp(container)
  staff = await logInAs('investigator', { app, container })
})

/** Work that goes on until it is ended. */
async function startHeld(by = staff.user.id) {
  let end!: () => void
  const ended = new Promise<void>(resolve => {
    end = resolve
  })
  let given!: (hand: JobHand) => void
  const hand = new Promise<JobHand>(resolve => {
    given = resolve
  })
  const started = await container.jobs.start({ kind: 'registerExport', by }, async own => {
    given(own)
    await ended
    await own.report(2, 4)
    await own.write('åäö')
    return { counts: { rows: 4 }, file: { name: 'foreningar.csv', type: 'text/csv' } }
  })
  const { report } = await hand
  await report(1, 4)
  return { ...started, end }
}

describe('long work', () => {
  it('is listed with how far it is, and its page says what it came to', async () => {
    expect((await staff.get(paths.jobs)).text).toContain('Inget arbete har startats')
    const { id, end, finished } = await startHeld()
    for (const path of [paths.jobs, pathTo.job(id)]) {
      const { text } = await staff.get(path)
      for (const told of ['1 av 4 är klara', 'data-progress', 'progress'])
        expect(text).toContain(told)
    }
    end()
    await finished
    expect((await staff.get(paths.jobs)).text).not.toContain('data-progress')
    const { text } = await staff.get(pathTo.job(id))
    expect(text).toContain('Filen är klar, med 4 föreningar')
    const file = await staff.get(pathTo.jobFile(id))
    expect(file.headers['content-disposition']).toContain('foreningar.csv')
    expect(file.headers['cache-control']).toBe('no-store')
    expect(file.text).toBe('åäö')
  })

  it('is told of on the first page of the work space until it is read', async () => {
    const { id, end, finished } = await startHeld()
    const note = 'Hämta hela registret: klart.'
    expect((await staff.get(paths.rounds)).text).not.toContain(note)
    end()
    await finished
    const other = await logInAs('administrator', { app, container })
    expect((await other.get(paths.rounds)).text).not.toContain(note)
    expect((await staff.get(paths.rounds)).text).toContain(note)
    expect((await staff.get(pathTo.job(id))).text).toContain('Ta bort meddelandet')
    expect((await staff.get(paths.rounds)).text).toContain(note)
    const { headers } = await staff.post(pathTo.jobReading(id))
    expect(headers['location']).toBe(pathTo.job(id))
    expect((await staff.get(paths.rounds)).text).not.toContain(note)
  })

  it('is cancelled, and the log says by whom', async () => {
    const { id, end, finished } = await startHeld()
    expect((await staff.get(pathTo.job(id))).text).toContain('Avbryt arbetet')
    const administrator = await logInAs('administrator', { app, container })
    await administrator.post(pathTo.jobCancel(id))
    expect((await staff.get(pathTo.job(id))).text).toContain('Arbetet avbryts.')
    end()
    await finished
    expect((await staff.get(pathTo.job(id))).text).toContain('avbröts på begäran')
    expect((await staff.get(pathTo.jobFile(id))).status).toBe(409)
    const asked = { by: null, act: 'job.cancelled', object: id, before: null } as const
    const [entry] = await container.acts.list(asked, 1)
    expect(entry).toMatchObject({ by: administrator.user.id })
  })

  it('of others is seen by administrators, without what it made', async () => {
    const { id, end, finished } = await startHeld()
    end()
    await finished
    const administrator = await logInAs('administrator', { app, container })
    expect((await administrator.get(paths.jobs)).text).toContain(pathTo.job(id))
    const { text } = await administrator.get(pathTo.job(id))
    expect(text).toContain(staff.user.name)
    expect(text).not.toContain(pathTo.jobFile(id))
    const auditor = await logInAs('auditor', { app, container })
    expect((await auditor.get(paths.jobs)).text).not.toContain(pathTo.job(id))
  })

  it('is no more than three at a time for one person, and the fourth is told', async () => {
    const held = [await startHeld(), await startHeld(), await startHeld()]
    const { status, text } = await staff.post(pathTo.registerFile('csv'))
    expect([status, text.includes('redan tre arbeten')]).toEqual([409, true])
    for (const { end } of held) end()
    await Promise.all(held.map(({ finished }) => finished))
  })
})

describe('a mailing', () => {
  it('is shown as work: what is sent of what is queued, as the outbox has it', async () => {
    await openTestRound(container, { associations: testAssociations(3) })
    await container.store.queueMessages([
      message('a', { state: 'sent', due: null }),
      message('b'),
      message('c', { state: 'failed', due: null }),
    ])
    const { text } = await staff.get(paths.jobs)
    expect(text).toContain('1 av 3 mejl är skickade. Ett gick inte fram.')
    expect(text).toContain('SYNTETISKA EXEMPELDATA')
    expect(text).toContain(`data-progress="${ROUND.id}/invitation"`)
    const auditor = await logInAs('auditor', { app, container })
    expect((await auditor.get(paths.jobs)).text).not.toContain('mejl är skickade')
  })
})
