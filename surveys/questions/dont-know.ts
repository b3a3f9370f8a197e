import { Type } from '@sinclair/typebox'

import { type Answer, DONT_KNOW } from '../response.ts'
import { localized, type LocalizedText } from '../schema/text.ts'

/** What a question has that takes "Vet inte / inte aktuellt för oss" as an answer of its own. */
export const dontKnowBasis = {
  dontKnow: Type.Optional(
    localized('Svaret ”Vet inte / inte aktuellt för oss”. Utan det finns svaret inte att välja.'),
  ),
}

interface CanBeUnknown {
  readonly dontKnow?: LocalizedText
}

/** Whether a text is the answer "vet inte", to a question that offers it. */
export function isDontKnow({ dontKnow }: CanBeUnknown, text: string): boolean {
  return text === DONT_KNOW && dontKnow !== undefined
}

/** "Vet inte" among the answers of a question that offers it. */
export function withDontKnow(
  { dontKnow }: CanBeUnknown,
  answers: readonly Answer[],
): readonly Answer[] {
  return dontKnow === undefined ? answers : [...answers, DONT_KNOW]
}
