import { type Static, Type } from '@sinclair/typebox'

import { questionBasis } from '../schema/text.ts'
import { choiceFaults, Choices, isChoice } from './choices.ts'
import { answered, BLANK, issue, type QuestionType } from './question-type.ts'

const schema = Type.Object(
  { ...questionBasis, type: Type.Literal('multipleChoice'), choices: Choices },
  { additionalProperties: false, description: 'Ett eller flera svarsalternativ.' },
)

export type MultipleChoiceQuestion = Static<typeof schema>

/** Keeps the order of the definition, so that the same ticks are always the same answer. */
export const multipleChoice: QuestionType<MultipleChoiceQuestion> = {
  schema,
  faults: question => choiceFaults(question.choices),
  read(question, entered) {
    const codes = new Set(entered.map(code => code.trim()).filter(code => code !== ''))
    if (codes.size === 0) return BLANK
    if (![...codes].every(code => isChoice(question.choices, code))) return issue('notAChoice')
    return answered(question.choices.map(choice => choice.code).filter(code => codes.has(code)))
  },
}
