import { describe, expect, it } from '@jest/globals'

import {
  readPrintedNumber,
  writePrintedNumber,
} from '../../../../reports/printed/printed-number.ts'
import { readQuestion, typedQuestion } from '../../../../reports/printed/read-question.ts'
import { readSource } from '../../../../reports/printed/read-source.ts'
import { printedQuestion } from '../../../builders/printed-records.ts'

const SOURCE = {
  collectedBy: 'Revisorerna',
  year: '2016',
  document: 'Enkät',
  page: '',
  section: '',
  day: '',
  registryNumber: '',
}
const QUESTION = typedQuestion(printedQuestion())

const faultsOf = (change: Partial<typeof QUESTION>) => {
  const read = readQuestion({ ...QUESTION, ...change })
  return read.kind === 'faulty' ? read.faults.map(({ field, code }) => `${field} ${code}`) : []
}

describe('a number in print', () => {
  it('keeps its decimals, with comma or point', () => {
    expect(readPrintedNumber('3,20')).toEqual({ value: 3.2, decimals: 2 })
    expect(readPrintedNumber('84 %')).toEqual({ value: 84, decimals: 0 })
    expect(writePrintedNumber({ value: 3.2, decimals: 2 })).toBe('3,20')
    for (const wrong of ['', 'x', '3,', '1e3', '3,12345', 'NaN']) {
      expect(readPrintedNumber(wrong)).toBeNull()
    }
  })
})

describe('a printed source that is typed', () => {
  it('keeps a registry number as the municipality writes it', () => {
    const read = readSource({ ...SOURCE, registryNumber: 'ks-2020/716.912' })
    expect(read).toMatchObject({ kind: 'valid', value: { registryNumber: 'KS-2020/716.912' } })
  })

  it('tells everything that cannot be', () => {
    const read = readSource({
      ...SOURCE,
      year: '16',
      document: '',
      day: '2016-02-30',
      registryNumber: 'KS 716',
    })
    expect(read.kind === 'faulty' && read.faults.map(({ code }) => code)).toEqual([
      'document',
      'year',
      'day',
      'registryNumber',
    ])
  })
})

describe('a printed question that is typed', () => {
  it('is read as it is written out', () => {
    const whole = printedQuestion({
      size: 80,
      sdDivisor: 'n-1',
      percentages: [null, ...['20,5', '30', '30', '10'].map(readPrintedNumber)],
    })
    expect(readQuestion(typedQuestion(whole))).toEqual({ kind: 'valid', value: whole })
    expect(faultsOf({})).toEqual([])
  })

  it.each([
    [{ n: '0' }, 'n nobody'],
    [{ mean: '5,4' }, 'mean meanOutside'],
    [{ mean: '', percentages: '' }, 'mean noFigure'],
    [{ size: '10' }, 'size moreThanAsked'],
    [{ percentages: '50 50' }, 'percentages shareCount'],
    [{ percentages: '120 0 0 0 0' }, 'percentages shareOutside'],
    [{ percentages: 'många' }, 'percentages shares'],
    [{ min: '5', max: '1' }, 'max scale'],
    [{ sd: '-1' }, 'sd sdNegative'],
    [{ sdDivisor: 'N+1' }, 'sdDivisor sdDivisor'],
    [{ n: 'ca 50' }, 'n count'],
  ])('refuses what no document can say: %j', (change, fault) => {
    expect(faultsOf(change)).toEqual([fault])
  })
})
