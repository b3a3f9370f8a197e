import { expect, it } from '@jest/globals'

import { eachFrozenReport } from '../../server/services/each-frozen-report.ts'
import { collect } from '../builders/collect.ts'
import { frozenReport } from '../builders/dossiers.ts'
import { eachStore } from './each-store.ts'
import { HARD_TEXTS } from './texts.ts'

eachStore('FrozenReportStore', store => {
  const frozenIn = (dossier: string) => collect(eachFrozenReport(dossier, store()))

  it('never changes what is frozen', async () => {
    expect(await store().insertFrozenReport(frozenReport(1))).toBe('stored')
    expect(await store().insertFrozenReport(frozenReport(1, { digest: 'annan' }))).toBe('exists')
    expect(await frozenIn('akten')).toStrictEqual([frozenReport(1)])
  })

  it('lists the reports of one dossier by number, signed or not', async () => {
    const signature = { key: '0f'.repeat(32), value: 'AA==' }
    const reports = Array.from({ length: 11 }, (_, index) =>
      frozenReport(index + 1, index === 4 ? { signature } : {}),
    )
    for (const report of reports.toReversed()) await store().insertFrozenReport(report)
    await store().insertFrozenReport(frozenReport(1, { dossierId: 'annan' }))
    expect(await frozenIn('akten')).toStrictEqual(reports)
    expect(await frozenIn('borta')).toStrictEqual([])
    expect(await store().findFrozenReport('akten', 12)).toBeNull()
  })

  it('keeps every text to the letter', async () => {
    const given = HARD_TEXTS.map((text, index) =>
      frozenReport(index + 1, { text: JSON.stringify({ [text]: text }), digest: text }),
    )
    for (const report of given) await store().insertFrozenReport(report)
    expect(await frozenIn('akten')).toStrictEqual(given)
  })
})
