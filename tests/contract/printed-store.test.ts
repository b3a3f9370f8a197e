import { expect, it } from '@jest/globals'

import { printedQuestion, printedResult } from '../builders/printed-records.ts'
import { eachStore } from './each-store.ts'
import { HARD_TEXTS } from './texts.ts'

eachStore('PrintedStore', store => {
  it('never changes a revision that is there', async () => {
    const first = printedResult('a')
    expect(await store().insertPrinted(first)).toBe('stored')
    expect(await store().insertPrinted({ ...first, synthetic: false })).toBe('exists')
    expect(await store().findPrinted('a')).toStrictEqual(first)
    expect(await store().findPrinted('b')).toBeNull()
    expect(await store().listPrintedRevisions('b')).toStrictEqual([])
  })

  it('keeps every revision, and the last holds', async () => {
    const revisions = Array.from({ length: 11 }, (_, index) =>
      printedResult('b', { revision: index + 1 }),
    )
    for (const each of revisions.toReversed()) await store().insertPrinted(each)
    await store().insertPrinted(printedResult('B'))
    await store().insertPrinted(printedResult('a'))
    expect(await store().listPrintedRevisions('b')).toStrictEqual(revisions)
    expect(await store().findPrinted('b')).toStrictEqual(revisions.at(-1))
    expect(await store().listPrinted()).toStrictEqual([
      printedResult('B'),
      printedResult('a'),
      revisions.at(-1),
    ])
  })

  it('keeps every text to the letter', async () => {
    const questions = HARD_TEXTS.map((text, index) =>
      printedQuestion({ number: String(index), wording: text }),
    )
    const given = printedResult('svar', { questions })
    await store().insertPrinted(given)
    expect(await store().findPrinted('svar')).toStrictEqual(given)
  })
})
