import { type Static, Type } from '@sinclair/typebox'

import { conditional } from '../logic/condition.ts'
import { localized, QuestionId } from '../schema/text.ts'
import { dontKnowBasis } from './dont-know.ts'
import type { ElementType } from './question-type.ts'
import { ScaleDefinition, scaleFaults, type ScaleQuestion } from './scale.ts'

const Row = Type.Object(
  {
    id: QuestionId,
    label: localized('Raden, som den står i tabellen.'),
    wording: Type.Optional(
      localized('Hela frågan, där raden står för sig själv: i resultat. Annars radens text.'),
    ),
    visibleIf: Type.Optional(conditional('När raden visas. Utan villkor visas den alltid.')),
  },
  {
    additionalProperties: false,
    description: 'En delfråga. Den har ett id och ett svar som är dess egna.',
  },
)

const schema = Type.Object(
  {
    id: QuestionId,
    type: Type.Literal('matrix', { description: 'Frågans typ.' }),
    label: localized('Frågan eller uppmaningen över tabellen.'),
    help: Type.Optional(localized('En förklaring under frågan.')),
    required: Type.Optional(Type.Boolean({ description: 'Varje rad som visas måste besvaras.' })),
    visibleIf: Type.Optional(conditional('När tabellen visas. Utan villkor visas den alltid.')),
    scale: ScaleDefinition,
    rows: Type.Array(Row, { minItems: 1, maxItems: 40, description: 'Delfrågorna.' }),
    ...dontKnowBasis,
  },
  { additionalProperties: false, description: 'Flera delfrågor med en gemensam skala.' },
)

/** Items on one shared scale. Each row is answered under an id of its own. */
export type MatrixQuestion = Static<typeof schema>

export const matrix: ElementType<MatrixQuestion> = {
  schema,
  faults: question => scaleFaults(question.scale),
}

/** The rows as the scale questions that they are, each with the wording that it has alone. */
export function rowQuestions({
  help,
  required,
  scale,
  dontKnow,
  rows,
}: MatrixQuestion): readonly ScaleQuestion[] {
  return rows.map(({ id, label, wording }) => ({
    id,
    type: 'scale',
    label: wording ?? label,
    ...(help === undefined ? {} : { help }),
    ...(required === undefined ? {} : { required }),
    scale,
    ...(dontKnow === undefined ? {} : { dontKnow }),
  }))
}
