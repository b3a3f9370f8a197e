import { type Static, Type } from '@sinclair/typebox'

import { DONT_KNOW } from '../response.ts'
import { dontKnowBasis, isDontKnow, withDontKnow } from './dont-know.ts'
import { questionBasis } from './question-basis.ts'
import { answered, issue, type QuestionType, readOne, writePlainly } from './question-type.ts'

const schema = Type.Object(
  {
    ...questionBasis,
    type: Type.Literal('yesNo', { description: 'Frågans typ.' }),
    ...dontKnowBasis,
  },
  { additionalProperties: false, description: 'Ja eller nej. Svaren sparas som ja och nej.' },
)

export type YesNoQuestion = Static<typeof schema>

/** The codes of the two answers, in the order in which they are shown. */
export const YES_NO = ['ja', 'nej'] as const

export const yesNo: QuestionType<YesNoQuestion> = {
  schema,
  faults: () => [],
  read: (question, entered) =>
    readOne(entered, code => {
      if (isDontKnow(question, code)) return answered(DONT_KNOW)
      return YES_NO.some(known => known === code) ? answered(code) : issue('notAChoice')
    }),
  write: writePlainly,
  tests: ['answered', 'equals', 'oneOf'],
  representatives: question => withDontKnow(question, YES_NO),
}
