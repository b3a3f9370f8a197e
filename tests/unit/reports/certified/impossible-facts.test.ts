import { describe, expect, it } from '@jest/globals'

import { readContent } from '../../../../reports/certified/read-content.ts'
import { SUPPLEMENT_FORMAT } from '../../../../reports/free-text/supplement.ts'
import { canonical } from '../../../../reports/results/canonical.ts'
import type { ResultSet } from '../../../../reports/results/result-set.ts'
import { acceptedComparison, acceptedResult } from '../../../builders/accepted-content.ts'

/** The accepted result, changed. */
function result(change: Partial<ResultSet> = {}): ResultSet {
  return { ...acceptedResult(), ...change }
}

function told(content: object): readonly string[] {
  const read = readContent(canonical(content))
  if (read.kind === 'otherFormat') throw new Error(read.format)
  if (read.kind !== 'misshapen') return []
  return read.faults.map(({ path, code, values }) =>
    [`${path}: ${code}`, ...Object.values(values)].join(' '),
  )
}

describe('what others have certified', () => {
  it('is read where its counts sum and its moments have been', () => {
    expect(told(result())).toEqual([])
    expect(told(acceptedComparison())).toEqual([])
  })

  const { round, response } = acceptedResult()
  const { total, sectors } = response
  it.each<[string, Partial<ResultSet>, string]>([
    [
      'more answers than its sectors have',
      { response: { ...response, total: { ...total, answered: total.answered + 1 }, modes: null } },
      `response.total.answered: otherSum ${total.answered + 1} ${total.answered}`,
    ],
    [
      'more invited than its sectors have',
      { response: { ...response, total: { ...total, invited: (total.invited ?? 0) + 1 } } },
      `response.total.invited: otherSum ${(total.invited ?? 0) + 1} ${total.invited}`,
    ],
    [
      'a sector that nobody knows the size of in a total that somebody does',
      {
        response: {
          ...response,
          sectors: sectors.map((each, at) => (at === 0 ? { ...each, invited: null } : each)),
        },
      },
      `response.total.invited: otherSum ${total.invited} –`,
    ],
    [
      'answers that came in no way',
      { response: { ...response, modes: { web: 0, paper: 0, telephone: 0, import: 0 } } },
      `response.modes: otherSum ${total.answered} 0`,
    ],
    [
      'a day that was never',
      { round: { ...round, closedAt: '2026-02-30T12:00:00.000Z' } },
      'round.closedAt: noMoment 2026-02-30T12:00:00.000Z',
    ],
    [
      'an hour that was never',
      { round: { ...round, certifiedAt: '2026-06-01T25:00:00.000Z' } },
      'round.certifiedAt: noMoment 2026-06-01T25:00:00.000Z',
    ],
  ])('is refused with %s, and where', (_claim, change, place) => {
    expect(told(result(change))).toEqual([place])
  })

  it('tells which round of a comparison cannot be', () => {
    const comparison = acceptedComparison()
    const { second } = comparison
    const more = { ...second.response.total, answered: 10_000 }
    const changed = { ...second, response: { ...second.response, total: more, modes: null } }
    expect(told({ ...comparison, second: changed })).toEqual([
      `second.response.total.answered: otherSum 10000 ${second.response.total.answered}`,
    ])
  })

  it('is refused where a comparison or a supplement was certified at a moment that never was', () => {
    const certifiedAt = '2026-02-30T12:00:00.000Z'
    const supplement = {
      format: SUPPLEMENT_FORMAT,
      synthetic: true,
      round: { id: 'prov', year: 2026, threshold: 5 },
      result: '0'.repeat(64),
      replaces: null,
      questions: [],
    }
    expect(told({ ...supplement, certifiedAt: '2026-02-28T12:00:00.000Z' })).toEqual([])
    for (const content of [acceptedComparison(), supplement]) {
      expect(told({ ...content, certifiedAt })).toEqual([`certifiedAt: noMoment ${certifiedAt}`])
    }
  })
})
