import { describe, expect, it } from '@jest/globals'

import { limitedSectors } from '../../../../reports/disclosure/limited-sectors.ts'

const groups = (...bases: number[]) => bases.map((base, index) => ({ sector: `s${index}`, base }))

describe('limitedSectors', () => {
  it('limits every sector below twice the threshold', () => {
    expect([...limitedSectors(groups(5, 9, 10), 5).reasons.keys()]).toEqual(['s0', 's1'])
  })

  it('limits two or none: the smallest other goes along', () => {
    const { reasons, limitTotal } = limitedSectors(groups(40, 7, 12), 5)
    expect([...reasons]).toEqual([
      ['s1', 'fewForSpread'],
      ['s2', 'protectsOthers'],
    ])
    expect(limitTotal).toBe(false)
  })

  it('takes of two alike the first by name', () => {
    const given = ['c', 'b', 'a'].map((sector, index) => ({ sector, base: index === 0 ? 7 : 20 }))
    expect([...limitedSectors(given, 5).reasons.keys()]).toEqual(['c', 'a'])
  })

  it('limits the total when there is no other', () => {
    expect(limitedSectors(groups(7), 5)).toMatchObject({ limitTotal: true })
  })

  it('limits no other when sectors are hidden altogether: they are in the total too', () => {
    expect([...limitedSectors(groups(40, 7, 12), 5, 2).reasons.keys()]).toEqual(['s1'])
  })

  it('limits nothing when all have enough, and passes over a sector without answers', () => {
    expect(limitedSectors(groups(10, 0, 11), 5)).toEqual({ reasons: new Map(), limitTotal: false })
  })
})
