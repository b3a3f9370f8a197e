import { type Static, Type } from '@sinclair/typebox'

import { questionBasis } from '../schema/text.ts'
import { choiceFaults, Choices, isChoice } from './choices.ts'
import { answered, BLANK, issue, type QuestionType } from './question-type.ts'

const schema = Type.Object(
  { ...questionBasis, type: Type.Literal('singleChoice'), choices: Choices },
  { additionalProperties: false, description: 'Ett av flera svarsalternativ.' },
)

export type SingleChoiceQuestion = Static<typeof schema>

export const singleChoice: QuestionType<SingleChoiceQuestion> = {
  schema,
  faults: question => choiceFaults(question.choices),
  read(question, entered) {
    if (entered.length > 1) return issue('severalValues')
    const code = entered[0]?.trim() ?? ''
    if (code === '') return BLANK
    return isChoice(question.choices, code) ? answered(code) : issue('notAChoice')
  },
}
