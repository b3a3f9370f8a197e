import { type Fault, fault } from '../fault.ts'
import { isDontKnow } from '../questions/dont-know.ts'
import { type Question, typeOf } from '../questions/question.ts'
import { DONT_KNOW } from '../response.ts'
import { type AnswerTest, answerTests, valuesOf } from './condition.ts'
import type { Dependencies } from './dependencies.ts'
import type { ConditionPlace, Place } from './places.ts'

/**
 * What is wrong with what a condition asks: questions that are not there or come too late, tests that do
 * not suit the question, and values that nobody can answer.
 */
export function referenceFaults(
  { path, condition, before, place }: ConditionPlace,
  dependencies: Dependencies,
): readonly Fault[] {
  return answerTests(condition, path).flatMap(({ path: at, test }) => {
    const known = dependencies.find(test.question)
    if (known === null) return [fault(`${at}.question`, 'noSuchQuestion', { id: test.question })]
    if (known.index < before) return testFaults(at, test, known.question)
    // Only what decides whether something is shown can make questions wait for one another.
    const isAwaited = condition === place.condition
    return [orderFault(`${at}.question`, test.question, { place, isAwaited, dependencies })]
  })
}

/** Why a question cannot be asked about: it is not answered yet when the condition is put. */
function orderFault(
  path: string,
  id: string,
  {
    place,
    isAwaited,
    dependencies,
  }: { place: Place; isAwaited: boolean; dependencies: Dependencies },
): Fault {
  const inside = place.questions.map(question => question.id)
  if (inside.includes(id)) return fault(path, 'asksItself', { id })
  const ring = isAwaited ? dependencies.pathBetween(id, inside) : null
  if (ring === null) return fault(path, 'asksLater', { id })
  return fault(path, 'cycle', { ring: [...ring, id].join(' → ') })
}

function testFaults(path: string, test: AnswerTest, question: Question): readonly Fault[] {
  const { tests } = typeOf(question)
  if (!tests.includes(test.test)) {
    return [fault(`${path}.test`, 'wrongTest', { type: question.type, allowed: tests.join(', ') })]
  }
  return valuesOf(test).flatMap((value, index) =>
    isPossible(question, test, value)
      ? []
      : [
          valueFault(
            `${path}.${test.test === 'oneOf' ? `values[${index}]` : 'value'}`,
            question,
            value,
          ),
        ],
  )
}

/** Whether somebody can answer a value, and the test can be passed by it. */
function isPossible(question: Question, { test }: AnswerTest, value: string | number): boolean {
  if (value === DONT_KNOW && (test === 'atLeast' || test === 'atMost')) return false
  if (question.type === 'multipleChoice') {
    return (
      question.choices.some(({ code }) => code === value) || isDontKnow(question, String(value))
    )
  }
  const reading = typeOf(question).read(question, [String(value)])
  return reading.kind === 'answer' && reading.answer === value
}

function valueFault(path: string, question: Question, value: string | number): Fault {
  switch (question.type) {
    case 'scale':
      return fault(path, 'outsideScale', {
        value,
        min: question.scale.min,
        max: question.scale.max,
      })
    case 'singleChoice':
    case 'multipleChoice':
      return fault(path, 'unknownChoice', {
        value,
        allowed: question.choices.map(({ code }) => code).join(', '),
      })
    default:
      return fault(path, 'impossibleValue', { value, id: question.id })
  }
}
