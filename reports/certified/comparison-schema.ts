import { type Static, Type } from '@sinclair/typebox'

import { COMPARISON_FORMAT } from '../comparison/comparison.ts'
import { VERDICTS } from '../statistics/verdict.ts'
import { FigureShape, MeasureShape, shownShape } from './figure-schema.ts'
import { ResponseShape, RoundShape, SurveyShape } from './round-schema.ts'
import {
  At,
  Count,
  Digest,
  Id,
  oneOf,
  orNull,
  Program,
  Scale,
  Sector,
  Text,
} from './schema-parts.ts'

const ComparedRound = Type.Object({
  round: RoundShape,
  survey: SurveyShape,
  response: ResponseShape,
  resultDigest: Digest,
})

const Asked = Type.Object({
  id: Id,
  theme: Text,
  wording: Text,
  scale: Scale,
})

const Year = Type.Object({ n: FigureShape, mean: MeasureShape })

const Verdict = shownShape(
  Type.Object({ verdict: oneOf(VERDICTS), withinMargin: orNull(Type.Boolean()) }),
)

const change = {
  first: Year,
  second: Year,
  difference: MeasureShape,
  se: FigureShape,
  df: FigureShape,
  p: FigureShape,
  rawP: FigureShape,
  exploratoryP: FigureShape,
  verdict: Verdict,
  detectable: FigureShape,
  effect: FigureShape,
}

const Panel = Type.Object({
  n: FigureShape,
  up: FigureShape,
  same: FigureShape,
  down: FigureShape,
  difference: MeasureShape,
  sd: FigureShape,
})

const Values = orNull(
  Type.Object({
    unit: oneOf(['grade', 'index'] as const),
    margin: Type.Number({ minimum: 0 }),
    total: Type.Object(change),
    excluded: Type.Array(Id),
    sectors: Type.Array(Type.Object({ ...change, sector: Id })),
    panel: orNull(Panel),
    composition: FigureShape,
    breakEven: FigureShape,
  }),
)

const RELATIONS = [
  'identical',
  'reworded',
  'otherScale',
  'split',
  'merged',
  'notComparable',
  'new',
  'removed',
] as const

const Item = Type.Object({
  relation: oneOf(RELATIONS),
  class: oneOf(['A', 'B', 'C', 'D'] as const),
  first: Type.Array(Asked),
  second: Type.Array(Asked),
  note: orNull(Text),
  signedBy: orNull(Text),
  values: Values,
})

/** The shape of a certified comparison. */
export const ComparisonShape = Type.Object({
  format: Type.Literal(COMPARISON_FORMAT),
  preliminary: Type.Literal(false),
  synthetic: Type.Boolean(),
  program: Program,
  certifiedAt: At,
  first: ComparedRound,
  second: ComparedRound,
  crosswalk: Type.Object({ key: Id, digest: Digest, differences: Type.Array(Text) }),
  threshold: Type.Integer({ minimum: 1 }),
  margin: Type.Number({ minimum: 0 }),
  sectors: Type.Array(Sector),
  bothRounds: orNull(Count),
  items: Type.Array(Item),
  indices: Type.Array(Type.Object({ id: Id, title: Text, values: Values })),
  commitment: orNull(Digest),
})
export type ReadComparison = Static<typeof ComparisonShape>
