import { type Static, type TSchema, Type } from '@sinclair/typebox'

import { LANGUAGES } from '../language.ts'
import { conditional, ConditionSchema } from '../logic/condition.ts'
import { elementTypes } from '../questions/question.ts'
import { localized, QuestionId, schemaPlace, slug, TextInLanguages } from './text.ts'

/** The id of the published JSON Schema; a definition may name it for the sake of editors. */
const SURVEY_SCHEMA_ID = 'https://samverkansbarometern.example/schema/survey/1'

/** One of the element types, told apart by `type`: so a fault is found in that type and named there. */
const ElementSchema = Type.Unsafe<{ id: string; type: string }>({
  type: 'object',
  discriminator: { propertyName: 'type' },
  oneOf: Object.values(elementTypes).map((type): TSchema => type.schema),
  description: 'En fråga, flera frågor i en tabell (matrix) eller något att läsa (information).',
})

const Elements = Type.Array(ElementSchema, {
  minItems: 1,
  maxItems: 40,
  description: 'Frågorna i den ordning de ställs.',
})

const SectionSchema = Type.Object(
  {
    id: slug('Avsnittets namn.'),
    title: localized('Rubriken över avsnittet.'),
    introduction: Type.Optional(localized('Text under rubriken.')),
    visibleIf: Type.Optional(conditional('När avsnittet visas. Utan villkor visas det alltid.')),
    questions: Elements,
  },
  { additionalProperties: false, description: 'Ett avsnitt på en sida, med egen rubrik.' },
)

const PageSchema = Type.Object(
  {
    id: slug('Sidans namn.'),
    title: localized('Rubriken, som också är temats namn i resultatet.'),
    introduction: Type.Optional(localized('Text under rubriken.')),
    visibleIf: Type.Optional(conditional('När sidan visas. Utan villkor visas den alltid.')),
    questions: Type.Optional(Elements),
    sections: Type.Optional(
      Type.Array(SectionSchema, {
        minItems: 1,
        maxItems: 10,
        description: 'Avsnitt, efter sidans egna frågor.',
      }),
    ),
  },
  { additionalProperties: false, description: 'Ett tema, som visas som en sida i formuläret.' },
)

const IndexSchema = Type.Object(
  {
    id: slug('Indexets namn, samma i alla versioner där temat är detsamma.'),
    title: localized('Vad indexet kallas i resultatet.'),
    questions: Type.Array(QuestionId, {
      minItems: 2,
      maxItems: 18,
      description: 'Frågorna som ingår, alla med samma skala.',
    }),
    reversed: Type.Optional(
      Type.Array(QuestionId, {
        minItems: 1,
        maxItems: 18,
        description: 'De av frågorna där ett högt betyg är dåligt. De vänds, men bara i indexet.',
      }),
    ),
    minItems: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 18,
        description:
          'Så många av frågorna måste ha ett betyg för att föreningen ska räknas. Annars hälften, avrundat uppåt.',
      }),
    ),
  },
  { additionalProperties: false, description: 'Ett temaindex: medelvärdet av några frågor.' },
)

/** Which questions make up an index, and which of them are reversed in it (temaindex). */
export type SurveyIndex = Static<typeof IndexSchema>

/** The shape of a survey definition, from which the published JSON Schema is written. */
export const SurveySchema = Type.Object(
  {
    $schema: schemaPlace,
    kind: Type.Literal('survey', { description: 'Att det är en enkät.' }),
    id: slug('Enkätens namn, samma i alla versioner.'),
    version: slug('Versionens namn, ofta ett årtal.'),
    languages: Type.Optional(
      Type.Array(
        Type.Union(
          LANGUAGES.map(language => Type.Literal(language)),
          {
            description: 'Svenska (sv), lättläst svenska (sv-simple), finska (fi), engelska (en).',
          },
        ),
        {
          minItems: 1,
          maxItems: LANGUAGES.length,
          description:
            'Språken som enkäten är komplett på. Svenska ska alltid vara med. Utan uppgift bara svenska.',
        },
      ),
    ),
    title: localized('Enkätens namn, som föreningarna ser det.'),
    introduction: localized('Vad enkäten handlar om, på första sidan.'),
    minutes: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 60,
        description: 'Ungefär hur många minuter det tar att svara. Utan uppgift tio.',
      }),
    ),
    headline: Type.String({
      ...QuestionId,
      description: 'Frågan om helheten. Dess medelvärde är omgångens medelbetyg.',
    }),
    indices: Type.Optional(
      Type.Array(IndexSchema, { maxItems: 20, description: 'Enkätens temaindex.' }),
    ),
    pages: Type.Array(PageSchema, {
      minItems: 1,
      maxItems: 40,
      description: 'Sidorna i den ordning de visas.',
    }),
  },
  {
    $id: SURVEY_SCHEMA_ID,
    title: 'Enkät i Samverkansbarometern',
    description: 'En version av en enkät.',
    additionalProperties: false,
    $defs: { text: TextInLanguages, condition: ConditionSchema },
  },
)
