import { describe, expect, it } from '@jest/globals'

import { typeOf } from '../../../../surveys/questions/question.ts'
import { enteredFrom } from '../../../../surveys/questions/question-type.ts'
import { questionsOf } from '../../../../surveys/survey.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const questions = questionsOf(testSurvey())
const question = (id: string) => questions.find(candidate => candidate.id === `prov.${id}`)!
const read = (id: string, ...entered: string[]) => typeOf(question(id)).read(question(id), entered)

const answer = (value: unknown) => ({ kind: 'answer', answer: value })
const issue = (code: string) => expect.objectContaining({ kind: 'issue', code })

describe('a scale question', () => {
  it.each(['1', '5', ' 3 '])('reads %p as a grade', entered => {
    expect(read('helhet', entered)).toEqual(answer(Number(entered)))
  })

  it('reads VE as "vet inte", an answer of its own', () => {
    expect(read('helhet', 'VE')).toEqual(answer('VE'))
  })

  it.each([[[]], [['']], [['  ']]])('is blank for %j', entered => {
    expect(read('helhet', ...entered)).toEqual({ kind: 'blank' })
  })

  it.each(['0', '6', '3.5', '-1', '1e0', '٣', '__proto__', 've'])('refuses %p', entered => {
    expect(read('helhet', entered)).toEqual(issue('notOnScale'))
  })

  it('refuses two grades at once', () => {
    expect(read('helhet', '1', '2')).toEqual(issue('severalValues'))
  })

  it('refuses VE where the question does not offer it', () => {
    const { dontKnow: _, ...without } = question('helhet') as Extract<
      ReturnType<typeof question>,
      { type: 'scale' }
    >
    expect(typeOf(without).read(without, ['VE'])).toEqual(issue('notOnScale'))
  })
})

describe('a single choice', () => {
  it('reads a code', () => expect(read('storlek', 'stor')).toEqual(answer('stor')))
  it('refuses what is no choice', () =>
    expect(read('storlek', 'constructor')).toEqual(issue('notAChoice')))
  it('refuses two', () => expect(read('storlek', 'stor', 'liten')).toEqual(issue('severalValues')))
})

describe('a multiple choice', () => {
  it('reads codes in the order of the definition, each once', () => {
    expect(read('delar', 'kultur', 'skola', 'kultur')).toEqual(answer(['skola', 'kultur']))
  })
  it('is blank when nothing is ticked', () => expect(read('delar', '')).toEqual({ kind: 'blank' }))
  it('refuses what is no choice', () => expect(read('delar', 'x')).toEqual(issue('notAChoice')))
})

describe('a long text', () => {
  it('is kept as typed, but for white space around it, what cannot be seen, and the kind of line break', () => {
    expect(read('text', ' a\r\n  b 😀 $x.y\u0000 ')).toEqual(answer('a\n  b 😀 $x.y'))
  })
  it('counts characters as people do', () => {
    expect(read('text', '😀'.repeat(50))).toEqual(answer('😀'.repeat(50)))
    expect(read('text', 'x'.repeat(51))).toEqual(issue('tooLong'))
  })
})

describe('enteredFrom', () => {
  it.each([
    [4, ['4']],
    ['VE', ['VE']],
    [['skola'], ['skola']],
    [undefined, []],
  ])('gives back what gave %j', (given, expected) => {
    expect(enteredFrom(given)).toEqual(expected)
  })
})
