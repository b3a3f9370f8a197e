import { type Static, Type } from '@sinclair/typebox'

import { conditional } from '../logic/condition.ts'
import { localized, QuestionId } from '../schema/text.ts'

const Check = Type.Object(
  {
    level: Type.Union(
      [
        Type.Literal('refuse', { description: 'Svaret tas inte emot.' }),
        Type.Literal('confirm', {
          description: 'Formuläret frågar en gång om svaret stämmer, och tar sedan emot det.',
        }),
      ],
      { description: 'Vad som händer när villkoret är uppfyllt.' },
    ),
    if: conditional(
      'När kontrollen slår till: villkor på frågans eget svar och på tidigare frågor.',
    ),
    text: localized('Vad som står vid frågan då: ”Ni har svarat … Stämmer det?”'),
  },
  { additionalProperties: false, description: 'En kontroll av svaret.' },
)

/** A check of an answer beside those of its type (kontroll): hard, or soft. */
export type Check = Static<typeof Check>

/** What every question has. */
export const questionBasis = {
  id: QuestionId,
  label: localized('Frågan, som den ställs.'),
  help: Type.Optional(localized('En förklaring under frågan.')),
  required: Type.Optional(
    Type.Boolean({ description: 'Frågan måste besvaras innan svaren kan skickas in.' }),
  ),
  visibleIf: Type.Optional(conditional('När frågan visas. Utan villkor visas den alltid.')),
  checks: Type.Optional(Type.Array(Check, { maxItems: 10, description: 'Kontroller av svaret.' })),
}
