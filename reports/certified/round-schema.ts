import { Type } from '@sinclair/typebox'

import type { RoundNote } from '../../surveys/round.ts'
import { PROMISE_IDS } from '../../surveys/promise.ts'
import { At, Count, Digest, Id, oneOf, orNull, RoundIdText, Text } from './schema-parts.ts'

/** Which kind a note is tells what else it has: what it does not is left out. */
const Note = Type.Unsafe<RoundNote>(
  Type.Object({
    kind: oneOf([
      'lateResponses',
      'newAssociations',
      'extended',
      'moved',
      'setAside',
      'putBack',
    ] as const),
    at: At,
    reason: Text,
    count: Type.Optional(Count),
    from: Type.Optional(Text),
    to: Type.Optional(Text),
    sector: Type.Optional(Id),
  }),
)

export const RoundShape = Type.Object({
  id: RoundIdText,
  year: Type.Integer({ minimum: 1900, maximum: 2999 }),
  collectedBy: Text,
  registryNumber: orNull(Text),
  promise: oneOf(PROMISE_IDS),
  threshold: Type.Integer({ minimum: 1 }),
  openedAt: At,
  closedAt: At,
  certifiedAt: At,
  notes: Type.Array(Note),
})

export const SurveyShape = Type.Object({ key: Id, digest: Digest, title: Text, headline: Id })

const Rate = Type.Number({ minimum: 0, maximum: 1 })

/** More can answer than were invited: associations that came by the open link. */
const counts = {
  invited: orNull(Count),
  answered: Count,
  rate: orNull(Rate),
}

const Modes = Type.Object({ web: Count, paper: Count, telephone: Count, import: Count })

export const ResponseShape = Type.Object({
  total: Type.Object(counts),
  sectors: Type.Array(Type.Object({ ...counts, sector: Id })),
  modes: orNull(Modes),
})
