import { expect, it } from '@jest/globals'

import { reportText } from '../builders/free-text-records.ts'
import { insertOpenRound } from '../builders/records.ts'
import { eachStore } from './each-store.ts'
import { HARD_TEXTS } from './texts.ts'

eachStore('ReportTextStore', store => {
  it('never changes one that is saved', async () => {
    await insertOpenRound(store(), ['A'])
    expect(await store().insertReportText(reportText(1))).toBe('stored')
    expect(await store().insertReportText(reportText(1, { background: 'Annan' }))).toBe('exists')
    expect(await store().listReportTexts('prov-2022')).toStrictEqual([reportText(1)])
  })

  it('lists those of a round by number, and of no other', async () => {
    await insertOpenRound(store(), ['A'])
    await insertOpenRound(store(), ['A'], 'annan')
    const numbers = Array.from({ length: 11 }, (_, index) => index + 1)
    for (const number of numbers.toReversed()) await store().insertReportText(reportText(number))
    const listed = await store().listReportTexts('prov-2022')
    expect(listed.map(({ number }) => number)).toStrictEqual(numbers)
    expect(await store().listReportTexts('annan')).toStrictEqual([])
  })

  it('keeps every text to the letter', async () => {
    await insertOpenRound(store(), ['A'])
    for (const [index, text] of HARD_TEXTS.entries()) {
      const given = reportText(index + 1, { background: text, conclusions: text, beside: 'd-1' })
      await store().insertReportText(given)
      expect((await store().listReportTexts('prov-2022')).at(-1)).toStrictEqual(given)
    }
  })
})
