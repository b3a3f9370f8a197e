import { describe, expect, it } from '@jest/globals'

import { compareItems } from '../../../../reports/comparison/compare-items.ts'
import type { ComparedValues } from '../../../../reports/comparison/comparison.ts'
import { comparisonContext } from '../../../../reports/comparison/comparison-context.ts'
import { valueOf } from '../../../../reports/disclosure/figure.ts'
import type { ResultSource } from '../../../../reports/results/build-result.ts'
import type { JointTally } from '../../../../reports/tally/joint-tally.ts'
import type { Pair, Relation } from '../../../../surveys/crosswalk.ts'
import { scaleQuestionsOf } from '../../../../surveys/survey.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const question = scaleQuestionsOf(testSurvey())[0]!
const { id } = question

/** A round's answers: `[associations, ...grades]` for each sector. */
interface Year {
  readonly sectors: Readonly<Record<string, readonly number[]>>
  readonly threshold: number
  readonly max: number
}

const year = (sectors: Year['sectors'], threshold = 5, max = 5): Year => ({
  sectors,
  threshold,
  max,
})

function sourceOf({ sectors, threshold, max }: Year): ResultSource {
  const scale = { ...question.scale, max }
  const survey = testSurvey({
    pages: [{ id: 'p', title: { sv: 'P' }, questions: [{ ...question, scale }] }],
  })
  const tallies = Object.entries(sectors).map(([sector, [invited = 0, ...grades]]) => {
    const answered = grades.reduce((sum, count) => sum + count, 0)
    return [
      sector,
      {
        invited,
        dispositions: { I: answered, P: 0, R: 0, NC: invited - answered, O: 0, U: 0, NE: 0 },
        items: { [id]: { grades, dontKnow: 0, blank: 0, notShown: 0 } },
        indices: {},
      },
    ]
  })
  return {
    round: { promise: 'grouped', threshold },
    survey: { key: 'prov/1', digest: '', survey },
    tally: { sectors: Object.fromEntries(tallies) as object, alphas: {}, modes: null },
  } as unknown as ResultSource
}

function compare(
  first: Year,
  second: Year,
  { relation = 'identical', joint = null }: { relation?: Relation; joint?: JointTally | null } = {},
): ComparedValues {
  const pair: Pair = { relation, from: [id], to: [id] }
  const sources = [sourceOf(first), sourceOf(second)] as const
  const context = comparisonContext({
    first: sources[0],
    second: sources[1],
    surveys: {
      first: sources[0].survey.survey,
      second: sources[1].survey.survey,
      crosswalk: {
        kind: 'crosswalk',
        from: 'a',
        to: 'b',
        version: 1,
        differences: [],
        pairs: [pair],
      },
    },
    sectors: Object.keys(first.sectors),
    joint: joint && { items: { [id]: joint }, indices: {}, commonFrame: {}, responded: 0 },
  })
  return compareItems([pair], context).get(pair)!
}

const all = (grade: number, count: number) =>
  [1, 2, 3, 4, 5].map(step => (step === grade ? count : 0))

type Grades = readonly (readonly number[])[]

/** So many answered both times, each a step apart from the next. */
function twice(count: number): readonly (readonly number[])[] {
  const rows = Array.from({ length: 7 }, () => Array.from({ length: 7 }, () => 0))
  for (let at = 0; at < count; at += 1) rows[at % 5]![(at + 1) % 5]! += 1
  return rows
}

describe('compareItems', () => {
  it('gives both means, n and the difference, unrounded', () => {
    const { sectors, total } = compare(
      year({ a: [20, ...all(2, 10)], b: [20, ...all(3, 10)] }),
      year({ a: [20, ...all(3, 12)], b: [60, ...all(3, 11)] }),
    )
    expect(sectors[0]).toMatchObject({
      sector: 'a',
      first: { n: { value: 10 }, mean: { value: { value: 2 } } },
      second: { n: { value: 12 }, mean: { value: { value: 3 } } },
      difference: { value: { value: 1 } },
    })
    // Each year has its own weights: (20·2 + 20·3) / 40 = 2.5, and 3.
    expect(total).toMatchObject({
      first: { mean: { value: { value: 2.5 } } },
      difference: { value: { value: 0.5 } },
    })
  })

  it('has no difference for a sector that is withheld in either year', () => {
    const few = { a: [20, ...all(2, 3)], b: [20, ...all(3, 6)], c: [20, ...all(4, 30)] }
    const many = { a: [20, ...all(2, 15)], b: [20, ...all(3, 15)], c: [20, ...all(4, 30)] }
    const { sectors } = compare(year(few), year(many))
    expect(sectors[0]).toMatchObject({
      first: { mean: { value: { withheld: 'few' } } },
      second: { mean: { value: { value: 2 } } },
      difference: { value: { withheld: 'few' } },
      verdict: { withheld: 'few' },
    })
    expect(sectors[1]!.difference.value).toEqual({ withheld: 'protectsOthers' })
    expect(sectors[2]!.difference.value).toEqual({ value: 0 })
  })

  it('follows the larger threshold, and hides also what the own rule hides', () => {
    const sectors = { a: [20, ...all(2, 7)], b: [20, ...all(3, 9)], c: [20, ...all(4, 30)] }
    const withheld = compare(year(sectors), year(sectors, 10)).sectors.map(
      ({ first }) => 'withheld' in first.mean.value,
    )
    expect(withheld).toEqual([true, true, false])
  })

  it('takes the total over the sectors that answered both years, and names the others', () => {
    const { total, excluded } = compare(
      year({ a: [20, ...all(2, 10)], b: [20, ...all(5, 10)] }),
      year({ a: [20, ...all(3, 10)], b: [20, ...all(5, 0)] }),
    )
    expect(excluded).toEqual(['b'])
    expect(total).toMatchObject({
      first: { mean: { value: { value: 2 } } },
      second: { mean: { value: { value: 3 } } },
    })
  })

  it('withholds the total where leaving a sector out would give a withheld one away', () => {
    const { total, excluded } = compare(
      year({ a: [20, ...all(2, 30)], b: [20, ...all(5, 3)], c: [20, ...all(3, 9)] }),
      year({ a: [20, ...all(3, 30)], b: [20, ...all(5, 0)], c: [20, ...all(3, 9)] }),
    )
    expect(excluded).toEqual(['b'])
    expect(total.first.mean.value).toEqual({ withheld: 'protectsOthers' })
    expect(total.difference.value).toEqual({ withheld: 'protectsOthers' })
  })

  it('puts questions on different scales on 0–100, without a verdict', () => {
    const { total, unit } = compare(
      year({ a: [20, 0, 0, 0, 10] }, 5, 4),
      year({ a: [20, ...all(3, 10)] }),
      { relation: 'otherScale' },
    )
    expect(unit).toBe('index')
    expect(total).toMatchObject({
      first: { mean: { value: { value: 100 } } },
      second: { mean: { value: { value: 50 } } },
      difference: { value: { value: -50 } },
      p: { value: null },
      verdict: { value: null },
    })
  })

  it('says what the answers show: a change, or that none can be shown', () => {
    const spread = (low: number, high: number) => [0, low, 0, high, 0]
    const changed = compare(
      year({ a: [80, ...spread(30, 10)] }),
      year({ a: [80, ...spread(10, 30)] }),
    )
    expect(changed.total.verdict).toEqual({ value: { verdict: 'improved', withinMargin: false } })
    const few = compare(year({ a: [80, ...spread(7, 5)] }), year({ a: [80, ...spread(5, 7)] }))
    expect(few.total.verdict).toMatchObject({ value: { verdict: 'no_demonstrable_change' } })
  })

  it('asks more of each sector the more of them there are', () => {
    const sectors = { a: [40, 5, 5, 5, 5, 5], b: [40, 5, 5, 5, 5, 5], c: [40, 5, 5, 5, 5, 5] }
    const later = { ...sectors, a: [40, 2, 3, 5, 7, 8] }
    const [a] = compare(year(sectors), year(later)).sectors
    const [raw, adjusted] = [a!.rawP, a!.p].map(figure => (figure as { value: number }).value)
    expect(adjusted).toBeCloseTo(3 * raw!, 12)
  })

  it('tells by what it shows of a sector nothing of one that is withheld, to the last decimal', () => {
    const large = { a: [60, 3, 4, 5, 4, 3], d: [60, 2, 5, 5, 5, 2] }
    const later = { a: [60, 1, 3, 5, 6, 4], d: [60, 1, 4, 5, 6, 3] }
    const shown = ([b, c]: Grades, [b2, c2]: Grades) => {
      const joint = { sectors: { a: twice(9), d: twice(8), b: twice(2), c: twice(4) }, movers: [] }
      const compared = compare(
        year({ ...large, b: [9, ...b!], c: [9, ...c!] }),
        year({ ...later, b: [9, ...b2!], c: [9, ...c2!] }),
        { joint },
      )
      const [a, d, ...others] = compared.sectors
      for (const { difference } of others) expect('withheld' in difference.value).toBe(true)
      return [a, d]
    }
    const low = [
      [0, 2, 1, 0, 0],
      [0, 2, 1, 1, 0],
    ]
    const high = [
      [0, 0, 1, 2, 0],
      [0, 1, 1, 2, 0],
    ]
    expect(shown(low, high)).toEqual(shown(high, low))
    expect(shown(low, high)).toEqual(shown(low, low))
  })

  it('counts a sector that only has its verdict told among the others, and tells nothing more of it', () => {
    const large = { a: [60, 3, 4, 5, 4, 3], d: [60, 2, 5, 5, 5, 2] }
    const later = { a: [60, 1, 3, 4, 6, 5], d: [60, 1, 4, 5, 6, 3] }
    const [some, others] = [
      [
        [0, 2, 3, 2, 0],
        [0, 3, 2, 3, 0],
      ],
      [
        [1, 1, 3, 1, 1],
        [1, 1, 4, 1, 1],
      ],
    ].map(few => {
      const small = { b: [20, ...few[0]!], c: [20, ...few[1]!] }
      const { sectors } = compare(
        year({ ...large, b: [20, 2, 2, 3, 0, 0], c: [20, 2, 3, 3, 0, 0] }),
        year({ ...later, ...small }),
      )
      expect('withheld' in sectors[2]!.p && 'value' in sectors[2]!.verdict).toBe(true)
      return sectors.slice(0, 2)
    })
    expect(some).toEqual(others)
    const [raw, adjusted] = [some![0]!.rawP, some![0]!.p].map(valueOf)
    expect(adjusted).toBeCloseTo(4 * raw!, 12)
  })

  it('shows the verdict of a sector with five to nine answers in words, and no interval', () => {
    const sectors = { a: [20, 1, 4, 2, 0, 0], b: [20, 0, 2, 4, 2, 0], c: [60, ...all(4, 30)] }
    const [a] = compare(year(sectors), year({ ...sectors, a: [20, 0, 2, 0, 6, 0] })).sectors
    expect(a!.difference.value).toMatchObject({ value: expect.any(Number) })
    expect(a!.difference.low).toEqual({ withheld: 'fewForSpread' })
    expect(a!.verdict).toMatchObject({ value: { verdict: expect.any(String) } })
  })

  it('shows who answered both times as a table of its own, unless the others stand out from it', () => {
    const table = (both: number, ones: number) => {
      const rows = Array.from({ length: 7 }, () => Array.from({ length: 7 }, () => 0))
      rows[1]![3] = both
      rows[1]![6] = ones
      rows[6]![3] = ones
      return rows
    }
    const joint = (ones: number) => ({ sectors: { a: table(20, ones) }, movers: table(0, 0) })
    const with10 = compare(year({ a: [80, ...all(2, 30)] }), year({ a: [80, ...all(4, 30)] }), {
      joint: joint(10),
    })
    expect(with10.panel).toMatchObject({ n: { value: 20 }, up: { value: 20 } })
    const with2 = compare(year({ a: [80, ...all(2, 22)] }), year({ a: [80, ...all(4, 22)] }), {
      joint: joint(2),
    })
    expect(with2.panel).toMatchObject({ n: { withheld: 'protectsOthers' } })
  })
})
