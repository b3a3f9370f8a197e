import { createHash } from 'node:crypto'

import { describe, expect, it } from '@jest/globals'

import { createPseudonymTable } from '../../../../server/services/pseudonym-table.ts'

const pseudonym = (index: number) =>
  createHash('sha256').update(String(index)).digest().subarray(0, 16).toString('base64url')
const response = (index: number) => ({
  sector: `sektor-${index % 3}`,
  codes: Uint8Array.from([index % 7, index % 5]),
})

describe('a table of pseudonyms', () => {
  it('gives back what was put, once, however many there are', () => {
    const table = createPseudonymTable(2)
    const many = Array.from({ length: 5000 }, (_, index) => index)
    for (const index of many) table.put(pseudonym(index), response(index))
    for (const index of many.filter(each => each % 2 === 0)) {
      expect(table.take(pseudonym(index))).toEqual(response(index))
    }
    expect(table.take(pseudonym(0))).toBeNull()
    expect([...table.rest()]).toEqual(many.filter(each => each % 2 === 1).map(response))
  })

  it('has nothing of whom it does not know', () => {
    const table = createPseudonymTable(1)
    expect(table.take(pseudonym(1))).toBeNull()
    expect([...table.rest()]).toEqual([])
  })

  it('tells apart those whose keys begin alike, and takes any word for a pseudonym', () => {
    const words = [
      'AAAAAAAAAAAAAAAAAAAAAA',
      'AAAAAAAAAAAAAAAAAAAAAQ',
      'AAAAAAAAAAAAAAAAAAAAAB',
      'kort',
    ]
    const table = createPseudonymTable(2)
    for (const [index, word] of words.entries()) table.put(word, response(index))
    expect(words.map(word => table.take(word))).toEqual(words.map((_, index) => response(index)))
  })
})
