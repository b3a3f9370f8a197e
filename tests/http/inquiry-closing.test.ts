import { beforeAll, describe, expect, it } from '@jest/globals'

import { partsOf } from '../../reports/follow-up/additions.ts'
import { pathTo } from '../../server/paths.ts'
import { copyStore } from '../../server/services/copy-service.ts'
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import { addition, dossier } from '../builders/dossiers.ts'
import { askTestBodies, linksToBodies } from '../builders/inquiries.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { browse, testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let app: ReturnType<typeof testApp>
let auditor: StaffBrowser
beforeAll(async () => {
  container = await testContainer()
  app = testApp(container)
  auditor = await logInAs('auditor', { app, container })
  await container.store.insertAddition(addition(1, { parts: partsOf(dossier()) }))
  await askTestBodies(container)
})

describe('questions that were asked by mistake', () => {
  const place = { dossierId: 'akten', inquiryId: 'fragor-granskning' }
  const copied = async () => {
    const to = createSqliteStore(':memory:')
    const copying = { now: () => container.clock.now, progress: () => undefined }
    try {
      return await copyStore({ from: container.store, to, ...copying })
    } finally {
      await to.close()
    }
  }

  it('keep the store from being copied while they can be answered', async () => {
    await expect(copied()).rejects.toMatchObject({
      code: 'copy/openRound',
      values: { round: place.inquiryId },
    })
  })

  it('are closed by an auditor, once, which the log holds, and take no more answers', async () => {
    const [link] = (await linksToBodies(container, place.inquiryId)).values()
    expect((await auditor.get(pathTo.inquiry(place))).text).toContain('Stäng frågorna')
    const closed = await auditor.post(pathTo.inquiryClosing(place))
    expect([closed.status, closed.headers['location']]).toEqual([
      303,
      `${pathTo.inquiry(place)}?klart=stangda`,
    ])
    const { text } = await auditor.get(pathTo.inquiry(place))
    expect(text).toContain('Frågorna stängdes')
    expect(text).not.toContain('Stäng frågorna')
    expect((await auditor.post(pathTo.inquiryClosing(place))).status).toBe(409)
    const form = await browse(app).get(pathTo.answerPart(link!, 1))
    expect(form.text).not.toContain('name="svaret.vem"')
    const audit = await auditor.get(pathTo.audit('akten', 'granskning'))
    expect(audit.text).toContain('stängda 1 september 2022')
    const asked = { by: null, act: 'inquiry.closed', object: null, before: null } as const
    expect(await container.store.listLogEntries(asked, 9)).toHaveLength(1)
  })

  it('keep no store from being copied when they are closed', async () => {
    expect((await copied()).rounds).toBe(1)
  })
})
