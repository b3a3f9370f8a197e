import { describe, expect, it } from '@jest/globals'

import { maskAnswers } from '../../../surveys/mask-answers.ts'
import { testSurvey } from '../../builders/test-data.ts'

const survey = testSurvey()
const answers = Object.freeze({
  'prov.helhet': 4,
  'prov.text': 'Anna Ek svarade. Bra, anna\nek! (c++)',
})
const mask = (masking: { questions?: readonly string[]; words?: readonly string[] }) =>
  maskAnswers(survey, answers, { questions: [], words: [], ...masking })

describe('maskAnswers', () => {
  it('leaves everything as it is when nothing is to be masked', () => {
    expect(mask({})).toEqual({ kind: 'masked', answers, count: 0 })
  })

  it('takes out a whole free text, and touches no grade', () => {
    expect(mask({ questions: ['prov.text'] })).toEqual({
      kind: 'masked',
      answers: { 'prov.helhet': 4, 'prov.text': '[maskat]' },
      count: 1,
    })
  })

  it('takes out words wherever they stand, whatever their case and the blank between them', () => {
    expect(mask({ words: ['Anna Ek'] })).toEqual({
      kind: 'masked',
      answers: { 'prov.helhet': 4, 'prov.text': '[maskat] svarade. Bra, [maskat]! (c++)' },
      count: 2,
    })
  })

  it('takes out all of what several words cover, in whatever order they are given', () => {
    for (const words of [
      ['Anna', 'Anna Ek', 'Ek svarade'],
      ['Ek svarade', 'Anna Ek', 'Anna'],
    ]) {
      expect(mask({ words })).toEqual({
        kind: 'masked',
        answers: { 'prov.helhet': 4, 'prov.text': '[maskat]. Bra, [maskat]! (c++)' },
        count: 2,
      })
    }
  })

  it('takes a letter for the same however it is put together', () => {
    const text = 'Åsa och Åsa'
    const masking = { questions: [], words: ['Åsa'.normalize('NFD')] }
    const typed = `${text.slice(0, 3).normalize('NFC')}${text.slice(3).normalize('NFD')}`
    expect(maskAnswers(survey, { 'prov.text': typed }, masking)).toEqual({
      kind: 'masked',
      answers: { 'prov.text': '[maskat] och [maskat]' },
      count: 2,
    })
  })

  it('takes words as they are written, not as a pattern', () => {
    expect(mask({ words: ['(c++)'] })).toMatchObject({ count: 1 })
    expect(mask({ words: ['.*'] })).toEqual({ kind: 'notFound', words: '.*' })
    expect(mask({ words: ['070-555/01'] })).toEqual({ kind: 'notFound', words: '070-555/01' })
  })

  it.each(['prov.helhet', 'prov.bemotande', 'finns.inte'])(
    'tells that %s holds no free text',
    question => {
      expect(mask({ questions: [question] })).toEqual({ kind: 'notFreeText', question })
    },
  )

  it.each(['Bo Ek', ' ', ''])('tells that "%s" stands nowhere', words => {
    expect(mask({ words: [words] })).toEqual({ kind: 'notFound', words })
  })
})
