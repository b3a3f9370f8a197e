import { type Static, Type } from '@sinclair/typebox'

import { localized, QuestionId, schemaPlace, TextInLanguages } from './text.ts'

const CROSSWALK_SCHEMA_ID = 'https://samverkansbarometern.example/schema/crosswalk/1'

const SurveyVersion = Type.String({
  pattern: '^[a-z0-9-]+/[a-z0-9-]+$',
  maxLength: 81,
  description: 'En publicerad enkätversion: samverkan/2019.',
})

/** How a pair of questions relates; `comparabilityClass` says what each allows. */
const Relation = Type.Union(
  [
    Type.Literal('identical', { description: 'Samma fråga, samma skala.' }),
    Type.Literal('reworded', { description: 'Omformulerad, samma skala.' }),
    Type.Literal('otherScale', { description: 'Samma fråga, annan skala.' }),
    Type.Literal('split', { description: 'En fråga blev flera.' }),
    Type.Literal('merged', { description: 'Flera frågor blev en.' }),
    Type.Literal('notComparable', { description: 'Frågorna mäter olika saker.' }),
    Type.Literal('new', { description: 'Frågan ställdes inte förut.' }),
    Type.Literal('removed', { description: 'Frågan ställs inte längre.' }),
  ],
  { description: 'Hur frågorna förhåller sig till varandra.' },
)
export type Relation = Static<typeof Relation>

const Signature = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120, description: 'Namn.' }),
    role: Type.String({ minLength: 1, maxLength: 120, description: 'Roll eller titel.' }),
    date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'När, ÅÅÅÅ-MM-DD.' }),
  },
  {
    additionalProperties: false,
    description: 'Den som intygar att en omformulerad fråga mäter samma sak.',
  },
)

const Pair = Type.Object(
  {
    relation: Relation,
    from: Type.Array(QuestionId, {
      maxItems: 10,
      description: 'Frågorna i den tidigare versionen.',
    }),
    to: Type.Array(QuestionId, { maxItems: 10, description: 'Frågorna i den senare versionen.' }),
    signedBy: Type.Optional(Signature),
    note: Type.Optional(localized('Vad läsaren behöver veta om skillnaden.')),
  },
  { additionalProperties: false, description: 'Frågor som hör ihop.' },
)
export type Pair = Static<typeof Pair>

/** The shape of a crosswalk between two survey versions. */
export const CrosswalkSchema = Type.Object(
  {
    $schema: schemaPlace,
    kind: Type.Literal('crosswalk', { description: 'Att det är en jämförelsenyckel.' }),
    from: SurveyVersion,
    to: SurveyVersion,
    version: Type.Integer({ minimum: 1, description: 'Räknas upp när jämförelsen ändras.' }),
    differences: Type.Array(localized('En skillnad.'), {
      description: 'Annat som skilde mellan undersökningarna och som läsaren måste veta.',
    }),
    pairs: Type.Array(Pair, { minItems: 1, description: 'Varje betygsfråga i precis ett par.' }),
  },
  {
    $id: CROSSWALK_SCHEMA_ID,
    title: 'Jämförelse mellan två enkätversioner i Samverkansbarometern',
    description: 'Hur frågorna i två versioner av en enkät förhåller sig till varandra.',
    additionalProperties: false,
    $defs: { text: TextInLanguages },
  },
)
export type Crosswalk = Static<typeof CrosswalkSchema>
