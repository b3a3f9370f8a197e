import { describe, expect, it } from '@jest/globals'

import { compareWithVector, VECTORS } from '../../../builders/vectors.ts'

describe('the figures of R', () => {
  it('are there, one case of every kind and more', () => {
    expect(VECTORS).toHaveLength(16)
  })

  it.each(VECTORS)('are those of the engine, all of them: %s', name => {
    const { compared, different } = compareWithVector(name)
    expect(different).toEqual([])
    expect(compared).toBeGreaterThan(10)
  })
})
