import { describe, expect, it } from '@jest/globals'

describe('itemPattern', () => {
  it('x', () => expect(1).toBe(1))
})
