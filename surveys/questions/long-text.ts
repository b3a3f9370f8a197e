import { type Static, Type } from '@sinclair/typebox'

import { withoutControlCharacters } from '../control-characters.ts'
import { questionBasis } from '../schema/text.ts'
import { answered, BLANK, issue, type QuestionType } from './question-type.ts'

const schema = Type.Object(
  {
    ...questionBasis,
    type: Type.Literal('longText'),
    maxLength: Type.Integer({ minimum: 1, maximum: 10_000, description: 'Högsta antal tecken.' }),
  },
  { additionalProperties: false, description: 'Fri text i flera rader.' },
)

export type LongTextQuestion = Static<typeof schema>

/** Free text (fritextsvar). Kept as typed, but for white space around it, control characters and the kind of line break. */
export const longText: QuestionType<LongTextQuestion> = {
  schema,
  faults: () => [],
  read(question, entered) {
    if (entered.length > 1) return issue('severalValues')
    const text = withoutControlCharacters((entered[0] ?? '').replaceAll('\r\n', '\n')).trim()
    if (text === '') return BLANK
    const length = [...text].length
    if (length <= question.maxLength) return answered(text)
    return issue('tooLong', { length, max: question.maxLength })
  },
}
