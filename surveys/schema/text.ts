import { type Static, Type } from '@sinclair/typebox'

/** A text in each language of the survey. Swedish is the language that must be there. */
export const LocalizedText = Type.Object(
  { sv: Type.String({ minLength: 1, maxLength: 2000, description: 'Texten på svenska.' }) },
  { additionalProperties: false, description: 'En text på enkätens språk.' },
)
export type LocalizedText = Static<typeof LocalizedText>

/** A question's global id, `samverkan.helhet`: at least two parts, so that it can be no other key. */
export const QuestionId = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)+$',
  maxLength: 80,
  description: 'Frågans id, samma i alla versioner där frågan är densamma: samverkan.bemotande.',
})

/** A short stable name of a page, a choice or a survey. */
export const Slug = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  maxLength: 40,
  description: 'Små bokstäver a–z, siffror och bindestreck.',
})

/** What every question has. */
export const questionBasis = {
  id: QuestionId,
  label: LocalizedText,
  help: Type.Optional(LocalizedText),
  required: Type.Optional(
    Type.Boolean({ description: 'Frågan måste besvaras innan svaren kan skickas in.' }),
  ),
}
