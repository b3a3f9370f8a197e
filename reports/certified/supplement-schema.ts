import { type Static, Type } from '@sinclair/typebox'

import { SUPPLEMENT_FORMAT } from '../free-text/supplement.ts'
import { FigureShape } from './figure-schema.ts'
import { At, Digest, Id, Name, orNull, RoundIdText, Text } from './schema-parts.ts'

const Code = Type.Object({ id: Id, name: Name, definition: Text, comments: FigureShape })

const Quote = Type.Object({ text: Text, codes: Type.Array(Name) })

const Question = Type.Object({
  id: Id,
  wording: Text,
  comments: FigureShape,
  uncoded: FigureShape,
  codes: Type.Array(Code),
  none: FigureShape,
  quotes: Type.Array(Quote),
})

/** The shape of what is certified of the free text beside a result. */
export const SupplementShape = Type.Object({
  format: Type.Literal(SUPPLEMENT_FORMAT),
  synthetic: Type.Boolean(),
  round: Type.Object({
    id: RoundIdText,
    year: Type.Integer({ minimum: 1900, maximum: 2999 }),
    threshold: Type.Integer({ minimum: 1 }),
  }),
  result: Digest,
  certifiedAt: At,
  replaces: orNull(Type.Object({ digest: Digest, reason: Name })),
  questions: Type.Array(Question),
})
export type ReadSupplement = Static<typeof SupplementShape>
