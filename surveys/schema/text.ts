import { type TSchema, Type } from '@sinclair/typebox'

import type { Localized } from '../language.ts'

const text = (description: string) => Type.String({ minLength: 1, maxLength: 2000, description })

/** A text in each language of the survey. Swedish is the language that must be there. */
export const TextInLanguages: TSchema = Type.Object(
  {
    sv: text('Texten på svenska.'),
    'sv-simple': Type.Optional(text('Texten på lättläst svenska.')),
    fi: Type.Optional(text('Texten på finska.')),
    en: Type.Optional(text('Texten på engelska.')),
  },
  { additionalProperties: false, description: 'En text på enkätens språk.' },
)

export type LocalizedText = Localized

/** A text in each language; a schema that uses it has `TextInLanguages` in its `$defs`, as `text`. */
export function localized(description: string) {
  return Type.Unsafe<LocalizedText>({ $ref: '#/$defs/text', description })
}

/** A question's global id, `samverkan.helhet`: at least two parts, so that it can be no other key. */
export const QuestionId = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)+$',
  maxLength: 80,
  description: 'Frågans id, samma i alla versioner där frågan är densamma: samverkan.bemotande.',
})

/** A short stable name of a page, a choice or a survey. */
export function slug(description: string) {
  return Type.String({
    pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
    maxLength: 40,
    description: `${description} Små bokstäver a–z, siffror och bindestreck.`,
  })
}

/** Where the schema lies, for the editor of whoever writes a definition; no part of what is published. */
export const schemaPlace = Type.Optional(
  Type.String({ description: 'Var det här schemat finns, för redigerare.' }),
)
