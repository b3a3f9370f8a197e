import { type TSchema, Type } from '@sinclair/typebox'

import { questionTypes } from '../questions/question.ts'
import { LocalizedText, QuestionId, Slug } from './text.ts'

/** The id of the published JSON Schema; a definition may name it for the sake of editors. */
const SURVEY_SCHEMA_ID = 'https://samverkansbarometern.example/schema/survey/1'

/** One of the question types, told apart by `type`: so a fault is found in that type and named there. */
const QuestionSchema = Type.Unsafe<{ id: string; type: string }>({
  type: 'object',
  discriminator: { propertyName: 'type' },
  oneOf: Object.values(questionTypes).map((type): TSchema => type.schema),
})

const PageSchema = Type.Object(
  {
    id: Slug,
    title: LocalizedText,
    introduction: Type.Optional(LocalizedText),
    questions: Type.Array(QuestionSchema, { minItems: 1, maxItems: 40 }),
  },
  { additionalProperties: false, description: 'Ett tema, som visas som en sida i formuläret.' },
)

const IndexSchema = Type.Object(
  {
    id: Slug,
    title: LocalizedText,
    questions: Type.Array(QuestionId, { minItems: 2, maxItems: 18 }),
    reversed: Type.Optional(Type.Array(QuestionId)),
    minItems: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false, description: 'Ett temas index: vilka frågor som ingår.' },
)

/** The shape of a survey definition, from which the published JSON Schema is written. */
export const SurveySchema = Type.Object(
  {
    $schema: Type.Optional(
      Type.String({ description: 'Var det här schemat finns, för redigerare.' }),
    ),
    kind: Type.Literal('survey'),
    id: Slug,
    version: Slug,
    title: LocalizedText,
    introduction: LocalizedText,
    headline: QuestionId,
    indices: Type.Optional(Type.Array(IndexSchema, { maxItems: 40 })),
    pages: Type.Array(PageSchema, { minItems: 1, maxItems: 40 }),
  },
  {
    $id: SURVEY_SCHEMA_ID,
    title: 'Enkät i Samverkansbarometern',
    description: 'En version av en enkät. headline är frågan om helheten, omgångens medelbetyg.',
    additionalProperties: false,
  },
)
