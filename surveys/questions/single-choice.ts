import { type Static, Type } from '@sinclair/typebox'

import { DONT_KNOW } from '../response.ts'
import { choiceFaults, Choices, isChoice } from './choices.ts'
import { dontKnowBasis, isDontKnow, withDontKnow } from './dont-know.ts'
import { questionBasis } from './question-basis.ts'
import { answered, issue, type QuestionType, readOne, writePlainly } from './question-type.ts'

const schema = Type.Object(
  {
    ...questionBasis,
    type: Type.Literal('singleChoice', { description: 'Frågans typ.' }),
    choices: Choices,
    ...dontKnowBasis,
  },
  { additionalProperties: false, description: 'Ett av flera svarsalternativ.' },
)

export type SingleChoiceQuestion = Static<typeof schema>

export const singleChoice: QuestionType<SingleChoiceQuestion> = {
  schema,
  faults: question => choiceFaults(question.choices),
  read: (question, entered) =>
    readOne(entered, code => {
      if (isDontKnow(question, code)) return answered(DONT_KNOW)
      return isChoice(question.choices, code) ? answered(code) : issue('notAChoice')
    }),
  write: writePlainly,
  tests: ['answered', 'equals', 'oneOf'],
  representatives: question =>
    withDontKnow(
      question,
      question.choices.map(({ code }) => code),
    ),
}
