import { type Static, Type } from '@sinclair/typebox'

import { questionBasis } from './question-basis.ts'
import { type QuestionType, writePlainly } from './question-type.ts'
import { readText } from './read-text.ts'

const schema = Type.Object(
  {
    ...questionBasis,
    type: Type.Literal('shortText', { description: 'Frågans typ.' }),
    maxLength: Type.Integer({ minimum: 1, maximum: 300, description: 'Högsta antal tecken.' }),
  },
  { additionalProperties: false, description: 'Fri text på en rad.' },
)

export type ShortTextQuestion = Static<typeof schema>

/** Free text in one line: what is pasted from several lines has a space where they broke. */
export const shortText: QuestionType<ShortTextQuestion> = {
  schema,
  faults: () => [],
  read: ({ maxLength }, entered) =>
    readText(
      entered.map(text => text.replace(/\s+/g, ' ')),
      maxLength,
    ),
  write: writePlainly,
  tests: ['answered'],
  representatives: () => ['x'],
}
