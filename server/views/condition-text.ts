import { textIn } from '../../surveys/language.ts'
import { type AnswerTest, type Condition, valuesOf } from '../../surveys/logic/condition.ts'
import type { Question } from '../../surveys/questions/question.ts'
import { DONT_KNOW } from '../../surveys/response.ts'
import { questionsOf, type Survey } from '../../surveys/survey.ts'
import { answerText } from './answer-list-view.ts'
import { signed } from './questions/scale-view.ts'
import type { Wording } from './wording.ts'

/**
 * A condition in words, to stand after "om": "ni har svarat ”Ja” på ”Har ni en lokal?”". What is negated is
 * negated in each test, since nobody reads "inte (både … och …)".
 */
export function conditionText(condition: Condition, survey: Survey, wording: Wording): string {
  const told = (part: Condition, isNegated: boolean, isInside: boolean): string => {
    switch (part.test) {
      case 'not':
        return told(part.condition, !isNegated, isInside)
      case 'all':
      case 'any': {
        const [only, ...more] = part.conditions
        if (only !== undefined && more.length === 0) return told(only, isNegated, isInside)
        const isAnd = (part.test === 'all') !== isNegated
        const parts = part.conditions.map(each => told(each, isNegated, true))
        const joined = parts.join(` ${wording.say(isAnd ? 'condition.and' : 'condition.or')} `)
        return isInside ? `(${joined})` : joined
      }
      default:
        return testText(part, isNegated, { survey, wording })
    }
  }
  return told(condition, false, false)
}

function testText(
  test: AnswerTest,
  isNegated: boolean,
  { survey, wording }: { readonly survey: Survey; readonly wording: Wording },
): string {
  const { say, language } = wording
  const question = questionsOf(survey).find(({ id }) => id === test.question)
  const told = { negated: isNegated ? 'yes' : 'no' }
  if (question === undefined) return say('condition.answered', { ...told, question: test.question })
  const values = valuesOf(test).map(value => valueText(question, value, wording))
  return say(`condition.${test.test}`, {
    ...told,
    kind: question.type,
    question: textIn(question.label, language),
    values: values.join(` ${say('condition.or')} `),
  })
}

/** A value that is compared with, as the form shows it: the choice's words, the grade, the day. */
function valueText(question: Question, value: string | number, wording: Wording): string {
  if (question.type === 'scale' && value !== DONT_KNOW) return signed(Number(value))
  const words = answerText(question, value, wording)
  return question.type === 'number' || question.type === 'date' ? words : `”${words}”`
}
