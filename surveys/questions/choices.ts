import { type Static, Type } from '@sinclair/typebox'

import { type Fault, fault, repeats } from '../fault.ts'
import { localized, slug } from '../schema/text.ts'

export const choiceBasis = {
  code: slug('Svaret som det sparas.'),
  label: localized('Svaret som det visas.'),
}

/** The alternatives of a question with fixed answers (svarsalternativ). */
export const Choices = Type.Array(
  Type.Object(choiceBasis, { additionalProperties: false, description: 'Ett svarsalternativ.' }),
  { minItems: 2, maxItems: 40, description: 'Svarsalternativen i den ordning de visas.' },
)
export type Choices = Static<typeof Choices>

/** Two choices with one code could not be told apart in the stored answers. */
export function choiceFaults(choices: Choices): readonly Fault[] {
  return repeats(choices.map(choice => choice.code)).map(({ index, value }) =>
    fault(`choices[${index}].code`, 'repeatedCode', { value }),
  )
}

export function isChoice(choices: Choices, code: string): boolean {
  return choices.some(choice => choice.code === code)
}
