import { describe, expect, it } from '@jest/globals'

import { findingId, findingsOf, questionFindings } from '../../../../reports/printed/findings.ts'
import { readPrintedNumber } from '../../../../reports/printed/printed-number.ts'
import type { PrintedQuestion } from '../../../../reports/printed/printed-result.ts'
import { printedQuestion, printedResult } from '../../../builders/printed-records.ts'

const given = (written: string) => readPrintedNumber(written)
const shares = (written: string) => written.split(' ').map(given)
const codes = (change: Partial<PrintedQuestion>) =>
  questionFindings(printedQuestion(change)).map(({ code }) => code)

describe('figures that cannot be', () => {
  it('finds none where all can be', () => {
    expect(questionFindings(printedQuestion())).toEqual([])
    expect(codes({ n: 30, mean: given('3,1'), percentages: shares('10 20 33 27 10') })).toEqual([])
  })

  it('tells a mean that no so many grades have, with the nearest that can be', () => {
    const [finding] = questionFindings(printedQuestion({ n: 20, mean: given('3,27'), sd: null }))
    expect(finding).toEqual({
      question: '1',
      code: 'mean',
      values: { figure: '3,27', n: '20', below: '3,25', above: '3,30' },
    })
  })

  it('tells that 84 % of 30 cannot be, and on which step', () => {
    const findings = questionFindings(
      printedQuestion({
        n: 30,
        mean: null,
        sd: null,
        percentages: [null, null, null, null, given('84')],
      }),
    )
    expect(findings).toEqual([
      {
        question: '1',
        code: 'share',
        values: { figure: '84', n: '30', below: '83', above: '87', step: '5' },
      },
    ])
  })

  it('allows shares to sum to what rounding allows, and no more', () => {
    const ofUnknown = { n: null, mean: null, sd: null }
    expect(codes({ ...ofUnknown, percentages: shares('10 20 33 27 12') })).toEqual([])
    expect(codes({ ...ofUnknown, percentages: shares('10 20 33 27 13') })).toEqual(['sum'])
    expect(codes({ ...ofUnknown, percentages: shares('10,0 20,0 33,0 27,0 10,3') })).toEqual([
      'sum',
    ])
  })

  it('holds the mean against the shares beside it', () => {
    const percentages = shares('10 20 33 27 10')
    expect(codes({ n: null, sd: null, mean: given('3,1'), percentages })).toEqual([])
    expect(codes({ n: null, sd: null, mean: given('3,4'), percentages })).toEqual(['meanOfShares'])
  })

  it('bounds the standard deviation by the mean', () => {
    expect(codes({ mean: given('3,0'), sd: given('2,0') })).toEqual([])
    expect(codes({ mean: given('4,6'), sd: given('1,5') })).toEqual(['sdLarge'])
    expect(codes({ mean: given('3,5'), sd: given('0,2') })).toEqual(['sdSmall'])
    // All may have given the same grade.
    expect(codes({ mean: given('3,0'), sd: given('0,0') })).toEqual([])
  })

  it.each([
    ['1,1', null, ['sdOfOne']],
    ['0,0', null, []],
    ['0,0', 'n', []],
    ['0,0', 'n-1', ['sdOfOne']],
  ] as const)('knows what spread one answer has: %s divided with %s', (sd, sdDivisor, found) => {
    expect(codes({ n: 1, mean: given('3,0'), sd: given(sd), sdDivisor })).toEqual(found)
  })

  it('takes a figure that is changed for another one: what was said of it says nothing any more', () => {
    const question = printedQuestion({ n: 20, mean: given('3,27'), sd: null })
    const [finding] = questionFindings(question)
    const acknowledged = [
      {
        finding: findingId(finding!),
        reason: 'Så står det',
        by: 'Rut',
        at: '2026-01-01T00:00:00.000Z',
      },
    ]
    const [told] = findingsOf(printedResult('a', { questions: [question], acknowledged }))
    expect(told?.acknowledged?.reason).toBe('Så står det')
    const changed = { ...question, mean: given('3,28') }
    const [other] = findingsOf(printedResult('a', { questions: [changed], acknowledged }))
    expect(other?.acknowledged).toBeNull()
  })
})
