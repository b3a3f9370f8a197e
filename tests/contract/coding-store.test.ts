import { expect, it } from '@jest/globals'

import { codingBook } from '../builders/free-text-records.ts'
import { insertOpenRound } from '../builders/records.ts'
import { eachStore } from './each-store.ts'
import { HARD_TEXTS, IN_ORDER, OUT_OF_ORDER } from './texts.ts'

eachStore('CodingStore', store => {
  it('keeps one book for each question of a round, and changes it only from what it was', async () => {
    await insertOpenRound(store(), ['A'])
    await insertOpenRound(store(), ['A'], 'annan')
    expect(await store().insertCodingBook(codingBook('a.b'))).toBe('stored')
    expect(await store().insertCodingBook(codingBook('a.b', { codings: {} }))).toBe('exists')
    expect(await store().findCodingBook('annan', 'a.b')).toBeNull()
    const changed = codingBook('a.b', { revision: 2, codings: {} })
    expect(await store().saveCodingBook(changed)).toBe('stored')
    expect(await store().saveCodingBook(codingBook('a.b', { revision: 2 }))).toBe('stale')
    expect(await store().saveCodingBook(codingBook('finns.inte', { revision: 2 }))).toBe('stale')
    expect(await store().findCodingBook('prov-2022', 'a.b')).toStrictEqual(changed)
  })

  it('of two that change a book at once lets one through', async () => {
    await insertOpenRound(store(), ['A'])
    const first = codingBook('a.b')
    const inserted = await Promise.all([
      store().insertCodingBook(first),
      store().insertCodingBook(first),
    ])
    expect(inserted.toSorted()).toEqual(['exists', 'stored'])
    const next = { ...first, revision: 2 }
    const saved = await Promise.all([store().saveCodingBook(next), store().saveCodingBook(next)])
    expect(saved.toSorted()).toEqual(['stale', 'stored'])
  })

  it('adds one as it stands, from another store', async () => {
    await insertOpenRound(store(), ['A'])
    const book = codingBook('a.b', { revision: 17 })
    await store().insertCodingBook(book)
    expect(await store().findCodingBook('prov-2022', 'a.b')).toStrictEqual(book)
  })

  it('lists those of a round in the order of the questions by code point', async () => {
    await insertOpenRound(store(), ['A'])
    await insertOpenRound(store(), ['A'], 'annan')
    for (const id of OUT_OF_ORDER) await store().insertCodingBook(codingBook(id))
    await store().insertCodingBook(codingBook('x', { roundId: 'annan' }))
    const listed = await store().listCodingBooks('prov-2022')
    expect(listed.map(({ questionId }) => questionId)).toStrictEqual(IN_ORDER)
    expect(await store().listCodingBooks('tredje')).toStrictEqual([])
  })

  it('keeps every text to the letter', async () => {
    await insertOpenRound(store(), ['A'])
    for (const [index, text] of HARD_TEXTS.entries()) {
      const told = { by: text, at: text }
      const codings = {
        k: { revision: 1, digest: text, codes: [text], quote: { text, ...told }, ...told },
      }
      const codes = [{ id: text, name: text, definition: text, use: text }]
      const book = codingBook(`q${index}`, { frame: { revision: 1, codes }, codings })
      await store().insertCodingBook(book)
      expect(await store().findCodingBook('prov-2022', `q${index}`)).toStrictEqual(book)
    }
  })
})
