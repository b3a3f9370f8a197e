import { describe, expect, it } from '@jest/globals'

import {
  gradeMoves,
  moved,
  opinionMoves,
  type Veil,
} from '../../../../reports/disclosure/answer-moves.ts'
import { imaginedAnswers } from '../../../../reports/disclosure/imagined-answers.ts'
import { tally } from './made-answers.ts'

const HIGH = [3, 4]
const veil = (change: Partial<Veil>): Veil => ({
  isHidden: false,
  hidesSpread: false,
  hidesShareHigh: false,
  hidesDontKnow: false,
  ...change,
})
const HIDDEN = veil({ isHidden: true })
const SPREAD = veil({ hidesSpread: true })

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
const weighed = (grades: readonly number[]) => sum(grades.map((count, step) => count * step))

describe('gradeMoves', () => {
  it('gives an answer of a hidden sector any other grade', () => {
    const moves = gradeMoves(HIDDEN, 5, HIGH)
    expect(moves).toHaveLength(20)
    expect(moves.every(({ grades }) => sum(grades) === 0 && grades.includes(-1))).toBe(true)
    expect(new Set(moves.map(({ grades }) => grades.join())).size).toBe(20)
  })

  it('keeps n, the mean and the share high of a sector whose spread is withheld', () => {
    const moves = gradeMoves(SPREAD, 5, HIGH)
    expect(moves).toHaveLength(6)
    for (const { grades } of moves) {
      const kept = [sum(grades), weighed(grades), grades[3]! + grades[4]!]
      expect(kept.every(change => change === 0)).toBe(true)
    }
    expect(moves.map(({ grades }) => grades)).toContainEqual([-1, 2, -1, 0, 0])
    expect(moves.map(({ grades }) => grades)).toContainEqual([1, -1, 0, -1, 1])
  })

  it('lets the share high change where it is withheld too', () => {
    const moves = gradeMoves(veil({ hidesSpread: true, hidesShareHigh: true }), 5, HIGH)
    expect(moves).toHaveLength(12)
    expect(moves.map(({ grades }) => grades)).toContainEqual([0, 0, -1, 2, -1])
  })

  it('knows of no other grades where all are shown', () => {
    expect(gradeMoves(veil({ hidesDontKnow: true }), 5, HIGH)).toEqual([])
  })
})

describe('opinionMoves', () => {
  it('lets anyone in a hidden sector have had an opinion or none, in either way', () => {
    const moves = opinionMoves(HIDDEN, 5)
    expect(moves).toHaveLength(22)
    expect(moves.every(({ grades, dontKnow, blank }) => sum(grades) + dontKnow + blank === 0)).toBe(
      true,
    )
    expect(moves).toContainEqual({ grades: [0, 0, 0, 0, -1], dontKnow: 1, blank: 0 })
    expect(moves).toContainEqual({ grades: [1, 0, 0, 0, 0], dontKnow: 0, blank: -1 })
  })

  it('trades "vet inte" only for blanks where the grades are known', () => {
    expect(opinionMoves(veil({ hidesDontKnow: true }), 5)).toEqual([
      { grades: [0, 0, 0, 0, 0], dontKnow: -1, blank: 1 },
      { grades: [0, 0, 0, 0, 0], dontKnow: 1, blank: -1 },
    ])
    expect(opinionMoves(SPREAD, 5)).toEqual([])
  })
})

describe('moved', () => {
  const up = { grades: [-1, 1, 0], dontKnow: 0, blank: 0 }

  it('makes a move as often as is asked', () => {
    expect(moved(tally([3, 0, 1], [2, 1, 4]), up, 2)).toEqual(tally([1, 2, 1], [2, 1, 4]))
  })

  it.each([
    ['grades', { grades: [-1, 1, 0], dontKnow: 0, blank: 0 }],
    ['"vet inte"', { grades: [1, 0, 0], dontKnow: -1, blank: 0 }],
    ['blanks', { grades: [1, 0, 0], dontKnow: 0, blank: -1 }],
  ])('is not possible when there are no more %s', (_, move) => {
    expect(moved(tally([1, 0, 1], [1, 1]), move, 1)).not.toBeNull()
    expect(moved(tally([1, 0, 1], [1, 1]), move, 2)).toBeNull()
  })
})

describe('imaginedAnswers', () => {
  const moves = gradeMoves(HIDDEN, 3, [])

  it('thinks of everything that is possible, first of what is true', () => {
    const ways = imaginedAnswers(tally([2, 0, 0]), moves, 100)
    expect(ways[0]).toEqual(tally([2, 0, 0]))
    expect(ways.map(({ grades }) => grades.join()).toSorted()).toEqual(
      ['0,0,2', '0,1,1', '0,2,0', '1,0,1', '1,1,0', '2,0,0'].toSorted(),
    )
  })

  it('stops at as many as are wanted, the nearest', () => {
    expect(imaginedAnswers(tally([2, 0, 0]), moves, 3).map(({ grades }) => grades)).toEqual([
      [2, 0, 0],
      [1, 1, 0],
      [0, 2, 0],
    ])
    expect(imaginedAnswers(tally([2, 0, 0]), moves, 1)).toHaveLength(1)
  })

  it('knows of one way where nothing can move', () => {
    expect(imaginedAnswers(tally([2, 0, 0]), [], 10)).toEqual([tally([2, 0, 0])])
  })

  it('tells answers apart that differ in "vet inte" or blanks only', () => {
    const silence = opinionMoves(veil({ hidesDontKnow: true }), 3)
    expect(imaginedAnswers(tally([1, 0, 0], [1, 1]), silence, 10)).toHaveLength(3)
  })
})
