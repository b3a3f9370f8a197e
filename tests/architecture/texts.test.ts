import { describe, expect, it } from '@jest/globals'

import { DEFINED } from '../../reports/documents/definitions.ts'
import { CELL_FLAGS } from '../../reports/results/measures.ts'
import { VERDICTS } from '../../reports/statistics/verdict.ts'
import { WITHHOLDING_REASONS } from '../../reports/disclosure/figure.ts'
import { REPORT_FORMATS } from '../../server/rendering/report-files.ts'
import { TYPED_FAULTS } from '../../server/services/walk-in-service.ts'
import { PROBLEMS } from '../../server/problem-codes.ts'
import { PUBLIC_PROBLEMS } from '../../server/problems.ts'
import { STATEMENT_ELEMENTS } from '../../server/views/site/statement.ts'
import { PROMISE_IDS } from '../../surveys/promise.ts'
import { ANSWER_TESTS } from '../../surveys/logic/condition.ts'
import { ISSUE_CODES } from '../../surveys/questions/question-type.ts'
import { YES_NO } from '../../surveys/questions/yes-no.ts'
import { code, missing, printed, texts, written } from '../builders/catalogue.ts'
import { isInFamily } from '../builders/sentence-families.ts'

describe('the catalogue of sentences', () => {
  it('has one for every key that the code writes out', () => {
    const keys = written(String.raw`say\(\s*`)
    expect(keys.length).toBeGreaterThan(80)
    expect(missing(keys)).toEqual([])
  })

  it('has one for every key that a template prints', () => {
    expect(printed.length).toBeGreaterThan(50)
    expect(missing(printed)).toEqual([])
  })

  it('tells of every problem that a respondent can meet what is kept and what to do now', () => {
    expect(
      missing(PUBLIC_PROBLEMS.flatMap(name => [`problem.${name}.kept`, `problem.${name}.next`])),
    ).toEqual([])
  })

  it('has a name for every element of the tillgänglighetsredogörelse', () => {
    expect(missing(STATEMENT_ELEMENTS.map(name => `accessibility.element.${name}`))).toEqual([])
  })

  it('has one for every fault in an association that is typed, and for every way that a link can end', () => {
    const ends = ['ended', 'replaced', 'approved', 'rejected']
    expect(
      missing([
        ...TYPED_FAULTS.map(fault => `open.fault.${fault}`),
        ...ends.flatMap(end =>
          ['', '.happened', '.kept', '.advice'].map(it => `answer.${end}${it}`),
        ),
      ]),
    ).toEqual([])
  })

  it('has a sentence and a title for every problem', () => {
    const codes = Object.keys(PROBLEMS)
    expect(missing(codes.flatMap(name => [`problem.${name}`, `problem.${name}.title`]))).toEqual([])
  })

  it('has one for every issue, and for the same in a file', () => {
    expect(
      missing(ISSUE_CODES.flatMap(name => [`issue.${name}`, `tableFault.answer.${name}`])),
    ).toEqual([])
  })

  it('has one for every fault that is found in a definition', () => {
    const codes = written(String.raw`fault\(\s*[^,]+,\s*`)
    expect(codes.length).toBeGreaterThan(50)
    expect(missing(codes.map(name => `fault.${name}`))).toEqual([])
  })

  it('has one for everything that a condition can ask, and for what can be answered and typed', () => {
    expect(
      missing([
        ...ANSWER_TESTS.map(test => `condition.${test}`),
        ...YES_NO.map(code => `answer.${code}`),
        ...['number', 'date'].flatMap(type => [`answer.${type}`, `question.${type}s`]),
      ]),
    ).toEqual([])
  })

  it('has one for every reason to withhold, promise, class and relation', () => {
    const relations = ['reworded', 'split', 'merged', 'notComparable', 'new', 'removed']
    const phases = [
      'draft',
      'scheduled',
      'open',
      'closing',
      'underReview',
      'certifying',
      'certified',
    ]
    expect(
      missing([
        ...WITHHOLDING_REASONS.map(reason => `withheld.${reason}`),
        ...PROMISE_IDS.flatMap(id => [
          `promise.${id}`,
          `promise.${id}.told`,
          `promise.${id}.paper`,
        ]),
        ...['A', 'B', 'C'].map(name => `class.${name}`),
        ...CELL_FLAGS.map(flag => `flag.${flag}`),
        ...VERDICTS.map(verdict => `verdict.${verdict}`),
        ...relations.map(relation => `notComparable.${relation}`),
        ...phases.flatMap(phase => [
          `phase.${phase}`,
          `round.stands.${phase}`,
          `round.next.${phase}`,
        ]),
        ...REPORT_FORMATS.filter(format => !['text', 'html'].includes(format)).map(
          format => `download.${format}`,
        ),
      ]),
    ).toEqual([])
  })

  it('has a term, a text and a formula for everything that is defined', () => {
    const keys = DEFINED.flatMap(key => [`define.${key}`, `define.${key}.text`])
    expect(missing([...keys, ...DEFINED.map(key => `define.${key}.formula`)])).toEqual([])
  })

  it('has no sentence that nothing uses', () => {
    const unused = Object.keys(texts).filter(
      key => !isInFamily(key) && !code.includes(`'${key}'`) && !printed.includes(key),
    )
    expect(unused).toEqual([])
  })

  it('is in Swedish that can be read: no exclamation marks, no straight quotes, no English left', () => {
    for (const [key, sentence] of Object.entries(texts)) {
      const plain = sentence.replace('Tack!', '').replaceAll(/--[a-z-]+( "[^"]*")?/g, '')
      expect([key, /!|"|\bthe\b|\berror\b/i.exec(plain)?.[0]]).toEqual([key, undefined])
    }
  })
})
