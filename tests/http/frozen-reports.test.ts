import { beforeAll, describe, expect, it } from '@jest/globals'

import { partsOf } from '../../reports/follow-up/additions.ts'
import type { FollowUpReport } from '../../reports/follow-up/follow-up-report.ts'
import { signedContent } from '../../reports/results/certified-file.ts'
import { pathTo } from '../../server/paths.ts'
import { acceptedComparison } from '../builders/accepted-content.ts'
import {
  action,
  addition,
  claimLink,
  dossier,
  outcomeLink,
  statement,
} from '../builders/dossiers.ts'
import { certifiedComparison } from '../builders/published-records.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { testApp } from '../builders/test-app.ts'
import { TEST_SIGNING, type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let auditor: StaffBrowser
beforeAll(async () => {
  container = await testContainer()
  container.clock.now = '2026-06-15T08:00:00.000Z'
  auditor = await logInAs('auditor', { app: testApp(container), container })
  const { store } = container
  const linked = dossier({
    statements: [statement()],
    actions: [action({ state: 'done' })],
    outcomeLinks: [outcomeLink()],
    claimLinks: [claimLink({ round: 'prov-2031' })],
  })
  await store.insertAddition(addition(1, { parts: partsOf(linked) }))
  const stray = dossier({ outcomeLinks: [outcomeLink({ questions: ['prov.borta'] })] })
  await store.insertAddition(addition(1, { dossierId: 'fel', parts: partsOf(stray) }))
  await store.insertComparison({
    ...certifiedComparison(),
    firstRound: 'prov-2022',
    secondRound: 'prov-2025',
    ...signedContent(acceptedComparison(), TEST_SIGNING.sign),
  })
})

const LIST = pathTo.frozenReports('akten')

describe('GET and POST the frozen reports of a dossier', () => {
  it('shows what would be frozen, marked as something that can change', async () => {
    const { status, text } = await auditor.get(pathTo.reportDraft('akten'))
    expect(status).toBe(200)
    expect(text).toContain('PRELIMINÄRT')
    expect(text).toContain('åtgärd genomförd till en del, ingen mätbar effekt')
    expect(text).toContain('Resultatet för prov-2031 är inte med i rapporten')
  })

  it('freezes the dossier beside the certified comparison, for good', async () => {
    const { status, headers } = await auditor.post(LIST, { dag: '2026-06-01', antal: '0' })
    expect([status, headers['location']]).toEqual([303, pathTo.justFrozen('akten', 1)])
    const [report] = await container.frozenReports.list('akten')
    const { text } = await auditor.get(pathTo.justFrozen('akten', 1))
    expect(text).toContain(`Anteckna kontrollsumman i diariet: ${report!.digest}`)
    const params = { dossierId: 'akten', number: '1' }
    const file = await auditor.get(pathTo.frozenReportFile(params, 'json'))
    expect(file.text).toContain(report!.signature!.value)
    expect((await auditor.get(pathTo.frozenReport(params))).text).not.toContain('PRELIMINÄRT')
  })

  it('gives the page for the diary, which the list leads to', async () => {
    const params = { dossierId: 'akten', number: '1' }
    expect((await auditor.get(LIST)).text).toContain(pathTo.frozenProtocol(params))
    const { status, headers, body } = await auditor.get(pathTo.frozenProtocol(params))
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(String(headers['content-disposition'])).toContain('frysning-akten-1.pdf')
    expect((body as Buffer).subarray(0, 5).toString()).toBe('%PDF-')
    const none = await auditor.get(pathTo.frozenProtocol({ ...params, number: '77' }))
    expect(none.status).toBe(404)
  })

  it('tells of the day that is chosen, without what is dated later', async () => {
    const parts = partsOf(dossier({ actions: [action(), action({ id: 'a2', on: '2022' })] }))
    await container.store.insertAddition(addition(1, { dossierId: 'daterad', parts }))
    await auditor.post(pathTo.frozenReports('daterad'), { dag: '2021-12-31', antal: '0' })
    const params = { dossierId: 'daterad', number: '1' }
    const { text } = await auditor.get(pathTo.frozenReportFile(params, 'json'))
    const { content } = JSON.parse(text) as { readonly content: FollowUpReport }
    expect(content.dossier.actions.map(({ id }) => id)).toEqual(['a1'])
    const page = await auditor.get(pathTo.frozenReport(params))
    expect(page.text).toContain('Läget den 2021-12-31. Det som är daterat senare är inte med.')
  })

  it('corrects one with a reason, and not without', async () => {
    const typed = { dag: '2026-06-02', rattar: '1', skal: ' ', antal: '1' }
    const { status, text } = await auditor.post(LIST, typed)
    expect([status, text.includes('Skriv varför rapporten rättas')]).toEqual([422, true])
    expect(text).toContain('value="2026-06-02"')
    expect((await auditor.post(LIST, { ...typed, skal: 'Fel dag.' })).status).toBe(303)
    const [first, second] = await container.frozenReports.list('akten')
    expect(second).toMatchObject({
      on: '2026-06-02',
      replaces: { digest: first!.digest, reason: 'Fel dag.' },
    })
  })

  it('freezes one when it is asked for twice, and does not tell another of it as its own', async () => {
    await container.store.insertAddition(addition(1, { dossierId: 'dubbel' }))
    const to = pathTo.frozenReports('dubbel')
    const typed = { dag: '2026-06-01', antal: '0' }
    const [one, other] = await Promise.all([auditor.post(to, typed), auditor.post(to, typed)])
    const again = await auditor.post(to, typed)
    expect([one, other, again].map(({ status, headers }) => [status, headers['location']])).toEqual(
      Array.from({ length: 3 }, () => [303, pathTo.justFrozen('dubbel', 1)]),
    )
    expect(await container.frozenReports.list('dubbel')).toHaveLength(1)
    const late = await auditor.post(to, { ...typed, dag: '2026-05-31' })
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('Läs den först')])
    expect(late.text).toContain('name="antal" value="1"')
    expect(await container.frozenReports.list('dubbel')).toHaveLength(1)
  })

  it.each([
    [
      'a reason without what it corrects',
      'akten',
      { dag: '2026-06-01', skal: 'Fel.' },
      'Välj rapporten',
    ],
    ['a day that is none', 'akten', { dag: '2026-02-30' }, '”2026-02-30” är ingen dag'],
    ['a day to come', 'akten', { dag: '2199-01-01' }, 'har inte varit än'],
    ['a link to what was not asked', 'fel', { dag: '2026-06-01' }, '”prov.borta” finns inte'],
  ])('refuses %s, and keeps what was typed', async (_claim, id, typed, told) => {
    const before = (await container.frozenReports.list(id)).length
    const { status, text } = await auditor.post(pathTo.frozenReports(id), {
      ...typed,
      antal: String(before),
    })
    expect([status, text.includes(told)]).toEqual([422, true])
    expect(text).toContain(`value="${typed.dag}"`)
    expect(await container.frozenReports.list(id)).toHaveLength(before)
  })

  it('refuses a report that not every store has room for', async () => {
    const parts = partsOf(dossier({ about: 'å'.repeat(7_500_000) }))
    await container.store.insertAddition(addition(1, { dossierId: 'stor', parts }))
    const wanted = { dossierId: 'stor', on: '2026-06-01', replaces: null, reason: '', seen: 0 }
    const by = { actor: { kind: 'visitor' }, network: null } as const
    await expect(container.frozenReports.freeze(wanted, by)).rejects.toThrow('audit/reportTooLarge')
    expect(await container.frozenReports.list('stor')).toEqual([])
  })

  it('knows no report that is not there', async () => {
    const none = { dossierId: 'akten', number: '7' }
    expect((await auditor.get(pathTo.frozenReport(none))).status).toBe(404)
    expect((await auditor.get(pathTo.reportDraft('borta'))).status).toBe(404)
  })
})
