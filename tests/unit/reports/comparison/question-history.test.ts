import { describe, expect, it } from '@jest/globals'

import type { Comparison } from '../../../../reports/comparison/comparison.ts'
import { questionHistory } from '../../../../reports/comparison/question-history.ts'
import { questionsAlong } from '../../../../reports/comparison/several-rounds.ts'

type Loose = any // oxlint-disable-line typescript/no-explicit-any -- a comparison, changed in one place

/** The comparison of two years, with questions as [earlier id, later id]; `rough` ones have another scale. */
function comparison(
  years: readonly [number, number],
  pairs: readonly (readonly [string, string])[],
  { rough = [], certifiedAt = '2030-01-01' }: { rough?: string[]; certifiedAt?: string } = {},
): Comparison {
  const round = (year: number) => ({ round: { id: `r${year}`, year, closedAt: `${year}-10-01` } })
  return {
    first: round(years[0]),
    second: round(years[1]),
    certifiedAt,
    items: pairs.map(([from, to]) => ({
      first: [{ id: from }],
      second: [{ id: to }],
      values: { unit: rough.includes(to) ? 'index' : 'grade' },
    })),
  } as unknown as Comparison
}

const historyOf = (from: Comparison, all: readonly Comparison[]) =>
  questionHistory({ comparison: from, item: from.items[0]! }, all).map(
    step =>
      `${step.comparison.first.round.year}–${step.comparison.second.round.year} ${step.item.second[0]!.id}`,
  )

const FIRST = comparison([2016, 2019], [['a', 'b']])
const SECOND = comparison([2019, 2022], [['b', 'c']])
const THIRD = comparison([2022, 2025], [['c', 'd']])
const SPAN = comparison([2016, 2022], [['a', 'c']])

describe('the history of a question', () => {
  it('follows it both ways, whatever it was called', () => {
    expect(historyOf(SECOND, [THIRD, SPAN, FIRST, SECOND])).toEqual([
      '2016–2019 b',
      '2019–2022 c',
      '2022–2025 d',
    ])
  })

  it('takes the nearest round, and of two comparisons the one that was certified last', () => {
    const later = comparison([2016, 2019], [['x', 'b']], { certifiedAt: '2031-01-01' })
    const [before] = questionHistory({ comparison: SECOND, item: SECOND.items[0]! }, [FIRST, later])
    expect(before!.item.first[0]!.id).toBe('x')
  })

  it('ends where it is compared only roughly, or not at all', () => {
    const rough = comparison([2016, 2019], [['a', 'b']], { rough: ['b'] })
    expect(historyOf(SECOND, [rough, comparison([2022, 2025], [['x', 'y']])])).toEqual([
      '2019–2022 c',
    ])
    expect(historyOf(rough, [SECOND])).toEqual(['2016–2019 b'])
  })
})

describe('questions along several rounds', () => {
  it('are those of the latest round, each found in every comparison by what it was called then', () => {
    const along = questionsAlong([FIRST, SECOND, SPAN])
    expect(along).toHaveLength(1)
    expect(along[0]!.compared.map(found => found?.first[0]?.id)).toEqual(['a', 'b', 'a'])
  })

  it('go by year where rounds closed at one moment', () => {
    const atOnce = [FIRST, SECOND].map(each => {
      const closed = structuredClone(each) as Loose
      closed.first.round.closedAt = closed.second.round.closedAt = '2030-01-01'
      return closed as Comparison
    })
    expect(questionsAlong(atOnce)[0]!.compared.map(found => found?.second[0]?.id)).toEqual([
      'b',
      'c',
    ])
  })

  it('have nothing where they were not asked', () => {
    const other = comparison([2016, 2019], [['x', 'y']])
    expect(questionsAlong([other, SECOND])[0]!.compared.map(found => found === null)).toEqual([
      true,
      false,
    ])
    expect(questionsAlong([])).toEqual([])
  })
})
