import { beforeAll, describe, expect, it } from '@jest/globals'

import { partsOf } from '../../reports/follow-up/additions.ts'
import { pathTo } from '../../server/paths.ts'
import { loadTexts } from '../../server/rendering/texts.ts'
import { copyStore } from '../../server/services/copy-service.ts'
import { draftInquiry } from '../../server/services/open-inquiry.ts'
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import { changeRound } from '../../surveys/round.ts'
import { addition, dossier } from '../builders/dossiers.ts'
import { askAsPlanned, linksToBodies, planTestInquiry } from '../builders/inquiries.ts'
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
  // What a server has left that died as it asked is taken over.
  const wanted = { ...(await planTestInquiry(container)), dossier: dossier() }
  const left = await draftInquiry(wanted, loadTexts('sv'), container)
  await container.store.insertRound(left.round)
})

describe('the button pressed twice at the same moment', () => {
  it('asks once, and leads both to what was asked', async () => {
    const wanted = await planTestInquiry(container)
    const outcomes = await Promise.all([1, 2].map(async () => askAsPlanned(container, wanted)))
    // Either may be the first: only a database knows.
    expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(new Set(outcomes.map(({ roundId }) => roundId))).toEqual(new Set(['fragor-granskning']))
    expect(await container.inquiries.list('akten', 'granskning')).toHaveLength(1)
  })
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
    const asking = await auditor.get(pathTo.inquiryClosing(place))
    expect(asking.text).toContain('kan inte öppnas igen')
    expect(asking.text).toContain('2 har inte svarat.')
    const closed = await auditor.post(pathTo.inquiryClosing(place))
    expect([closed.status, closed.headers['location']]).toEqual([
      303,
      `${pathTo.inquiry(place)}?klart=stangda`,
    ])
    const { text } = await auditor.get(pathTo.inquiry(place))
    expect(text).toContain('Frågorna stängdes')
    expect(text).not.toContain('Stäng frågorna')
    expect((await auditor.get(pathTo.inquiryClosing(place))).status).toBe(409)
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

  it('are closed for good: neither a longer time nor a new link opens them', async () => {
    expect((await auditor.get(pathTo.inquiryExtension(place))).status).toBe(409)
    const link = pathTo.bodyLink({ ...place, bodyId: 'kulturnamnden' })
    expect((await auditor.get(link)).status).toBe(409)
  })

  it('are known by the log: what is altered in the store afterwards is found', async () => {
    const faults = async () => {
      const { faults: all } = await container.verification.verify(() => undefined)
      return all.map(({ path }) => path).filter(path => path.startsWith('fragor'))
    }
    expect(await faults()).toEqual([])
    const { round } = await container.inquiries.standing(place.dossierId, place.inquiryId)
    const asked = round.inquiry.asked.map(each => ({ ...each, bodies: ['kulturnamnden'] }))
    await container.store.saveRound(changeRound(round, { inquiry: { ...round.inquiry, asked } }))
    expect(await faults()).toEqual(['fragor-granskning/frågorna'])
  })
})
