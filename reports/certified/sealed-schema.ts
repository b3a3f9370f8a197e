import { Type } from '@sinclair/typebox'

import { SEALED_COMPARISON_FORMAT } from '../comparison/sealed-comparison.ts'
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

const SealedYear = Type.Object({ content: Type.Object({}), sealed: SealedShape }, CLOSED)

/** The same of what is sealed with a comparison. */
export const SealedComparisonShape = Type.Object(
  {
    format: Type.Literal(SEALED_COMPARISON_FORMAT),
    digest: Digest,
    joint: Type.Union([Type.Null(), Type.Object({ tally: Type.Object({}), salt: Digest }, CLOSED)]),
    sources: Type.Object(
      { first: SealedYear, second: SealedYear, crosswalk: Type.Object({}) },
      CLOSED,
    ),
  },
  CLOSED,
)
