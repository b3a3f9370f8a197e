import { type Static, Type } from '@sinclair/typebox'

import { readRegistryNumber, writeRegistryNumber } from '../registry-number.ts'
import { questionBasis } from './question-basis.ts'
import { answered, issue, type QuestionType, type Reading, writePlainly } from './question-type.ts'
import { readText } from './read-text.ts'

const schema = Type.Object(
  {
    ...questionBasis,
    type: Type.Literal('shortText', { description: 'Frågans typ.' }),
    maxLength: Type.Integer({ minimum: 1, maximum: 300, description: 'Högsta antal tecken.' }),
    format: Type.Optional(
      Type.Literal('registryNumber', {
        description: 'Svaret är ett diarienummer, till exempel KS-2020/716.912.',
      }),
    ),
  },
  { additionalProperties: false, description: 'Fri text på en rad.' },
)

export type ShortTextQuestion = Static<typeof schema>

/** Free text in one line: what is pasted from several lines has a space where they broke. */
export const shortText: QuestionType<ShortTextQuestion> = {
  schema,
  faults: () => [],
  read({ maxLength, format }, entered) {
    const line = entered.map(text => text.replace(/\s+/g, ' '))
    const reading = readText(line, maxLength)
    return format === 'registryNumber' ? asRegistryNumber(reading) : reading
  },
  write: writePlainly,
  tests: ['answered'],
  representatives: ({ format }) => [format === 'registryNumber' ? 'KS-2020/1' : 'x'],
}

/** A registry number, written as registries do. */
function asRegistryNumber(reading: Reading): Reading {
  if (reading.kind !== 'answer') return reading
  const value = String(reading.answer)
  const number = readRegistryNumber(value)
  return number === null
    ? issue('notARegistryNumber', { value })
    : answered(writeRegistryNumber(number))
}
