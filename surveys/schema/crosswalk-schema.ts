import { type Static, Type } from '@sinclair/typebox'

import { LocalizedText, QuestionId } from './text.ts'

const CROSSWALK_SCHEMA_ID = 'https://samverkansbarometern.example/schema/crosswalk/1'

const SurveyVersion = Type.String({
  pattern: '^[a-z0-9-]+/[a-z0-9-]+$',
  maxLength: 81,
  description: 'En publicerad enkätversion: samverkan/2019.',
})

/** How a pair of questions relates; `comparabilityClass` says what each allows. */
const Relation = Type.Union(
  [
    Type.Literal('identical'),
    Type.Literal('reworded'),
    Type.Literal('otherScale'),
    Type.Literal('split'),
    Type.Literal('merged'),
    Type.Literal('notComparable'),
    Type.Literal('new'),
    Type.Literal('removed'),
  ],
  { description: 'Hur frågorna förhåller sig till varandra.' },
)
export type Relation = Static<typeof Relation>

const Signature = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    role: Type.String({ minLength: 1, maxLength: 120 }),
    date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  },
  {
    additionalProperties: false,
    description: 'Den som intygar att en omformulerad fråga mäter samma sak.',
  },
)

const Pair = Type.Object(
  {
    relation: Relation,
    from: Type.Array(QuestionId, { maxItems: 10 }),
    to: Type.Array(QuestionId, { maxItems: 10 }),
    signedBy: Type.Optional(Signature),
    note: Type.Optional(LocalizedText),
  },
  { additionalProperties: false },
)
export type Pair = Static<typeof Pair>

/** The shape of a crosswalk between two survey versions. */
export const CrosswalkSchema = Type.Object(
  {
    $schema: Type.Optional(
      Type.String({ description: 'Var det här schemat finns, för redigerare.' }),
    ),
    kind: Type.Literal('crosswalk'),
    from: SurveyVersion,
    to: SurveyVersion,
    version: Type.Integer({ minimum: 1, description: 'Räknas upp när jämförelsen ändras.' }),
    differences: Type.Array(LocalizedText, {
      description: 'Annat som skilde mellan undersökningarna och som läsaren måste veta.',
    }),
    pairs: Type.Array(Pair, { minItems: 1 }),
  },
  {
    $id: CROSSWALK_SCHEMA_ID,
    title: 'Jämförelse mellan två enkätversioner i Samverkansbarometern',
    additionalProperties: false,
  },
)
export type Crosswalk = Static<typeof CrosswalkSchema>
