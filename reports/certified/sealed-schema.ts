import { Type } from '@sinclair/typebox'

import { SEALED_FORMAT } from '../results/sealed-file.ts'
import { Digest } from './schema-parts.ts'

const Sealing = {
  salt: Digest,
  sealed: Type.Object({
    tally: Type.Object({}),
    leaves: Type.Array(Digest),
    setAside: Type.Optional(Type.Array(Digest)),
  }),
}

const CLOSED = { additionalProperties: false }

/** What has to be there before its digests are worked out; those tell whether the rest is what was sealed. */
export const SealedShape = Type.Object(
  {
    format: Type.Literal(SEALED_FORMAT),
    digest: Digest,
    commitment: Digest,
    ...Sealing,
    sources: Type.Object(
      {
        survey: Type.Object({}),
        earlier: Type.Array(Type.Object({ content: Type.Object({}), ...Sealing }, CLOSED)),
      },
      CLOSED,
    ),
  },
  CLOSED,
)
