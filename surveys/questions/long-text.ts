import { type Static, Type } from '@sinclair/typebox'

import { questionBasis } from './question-basis.ts'
import { type QuestionType, writePlainly } from './question-type.ts'
import { readText } from './read-text.ts'

const schema = Type.Object(
  {
    ...questionBasis,
    type: Type.Literal('longText', { description: 'Frågans typ.' }),
    maxLength: Type.Integer({ minimum: 1, maximum: 10_000, description: 'Högsta antal tecken.' }),
  },
  { additionalProperties: false, description: 'Fri text i flera rader.' },
)

export type LongTextQuestion = Static<typeof schema>

/** Free text in several lines. */
export const longText: QuestionType<LongTextQuestion> = {
  schema,
  faults: () => [],
  read: ({ maxLength }, entered) => readText(entered, maxLength),
  write: writePlainly,
  tests: ['answered'],
  representatives: () => ['x'],
}
