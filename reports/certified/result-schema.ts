import { type Static, Type } from '@sinclair/typebox'

import { CELL_FLAGS } from '../results/measures.ts'
import { RESULT_FORMAT } from '../results/result-set.ts'
import { FigureShape, MeasureShape, shownShape } from './figure-schema.ts'
import { ResponseShape, RoundShape, SurveyShape } from './round-schema.ts'
import {
  Count,
  Digest,
  Id,
  oneOf,
  orNull,
  Program,
  Scale,
  ScaleStep,
  Sector,
  Text,
} from './schema-parts.ts'

const Band = oneOf(['veryLow', 'low', 'middling', 'high', 'veryHigh'] as const)
const Level = shownShape(Type.Object({ band: Band, bordersOn: Type.Array(Band) }))

const Mean = Type.Object({
  value: FigureShape,
  low: FigureShape,
  high: FigureShape,
  se: FigureShape,
  df: FigureShape,
})

const Flags = Type.Array(oneOf(CELL_FLAGS))

const cell = {
  n: FigureShape,
  answered: FigureShape,
  mean: Mean,
  level: Level,
  sd: FigureShape,
  median: FigureShape,
  shareHigh: MeasureShape,
  shareLow: MeasureShape,
  net: MeasureShape,
  dontKnow: MeasureShape,
  distribution: Type.Array(FigureShape, { maxItems: 101 }),
  flags: Flags,
}

const Total = Type.Object({
  ...cell,
  blank: FigureShape,
  notShown: FigureShape,
  unweighted: Type.Object({
    mean: FigureShape,
    shareHigh: FigureShape,
    shareLow: FigureShape,
    net: FigureShape,
    dontKnow: FigureShape,
  }),
  coverage: Type.Object({
    size: orNull(Count),
    covered: orNull(Count),
    isIncomplete: Type.Boolean(),
    uncovered: Type.Array(Id),
  }),
  byDesign: Type.Object({ df: FigureShape, low: FigureShape, high: FigureShape }),
})

const Item = Type.Object({
  id: Id,
  theme: Text,
  wording: Text,
  scale: Type.Object({
    min: ScaleStep,
    max: ScaleStep,
    minLabel: Text,
    maxLabel: Text,
  }),
  total: Total,
  sectors: Type.Array(Type.Object({ ...cell, sector: Id })),
})

const indexCell = { n: FigureShape, mean: Mean, index: MeasureShape, level: Level, flags: Flags }

const Index = Type.Object({
  id: Id,
  title: Text,
  items: Type.Array(Id),
  minItems: Count,
  scale: Scale,
  total: Type.Object(indexCell),
  sectors: Type.Array(Type.Object({ ...indexCell, sector: Id })),
  alpha: orNull(Type.Object({ complete: FigureShape, alpha: FigureShape })),
})

const Rate = orNull(Type.Number())

const Nonresponse = Type.Object({
  outcomes: Type.Object({
    I: Count,
    P: Count,
    R: Count,
    NC: Count,
    O: Count,
    U: Count,
    NE: Count,
  }),
  rates: Type.Object({
    e: Rate,
    RR1: Rate,
    RR2: Rate,
    RR3: Rate,
    RR4: Rate,
    RR5: Rate,
    RR6: Rate,
    REF1: Rate,
    CON1: Rate,
    COOP1: Rate,
    COOP2: Rate,
  }),
  rIndicator: Rate,
  sensitivity: Type.Array(Type.Object({ shift: Type.Number(), mean: FigureShape })),
  bounds: Type.Object({ low: FigureShape, high: FigureShape }),
  needsAnalysis: Type.Boolean(),
  thinSectors: Type.Array(Id),
})

/** The shape of a certified result. A pilot and what is preliminary are no certified results. */
export const ResultShape = Type.Object({
  format: Type.Literal(RESULT_FORMAT),
  preliminary: Type.Literal(false),
  synthetic: Type.Boolean(),
  program: Program,
  round: RoundShape,
  survey: SurveyShape,
  sectors: Type.Array(Sector),
  response: ResponseShape,
  items: Type.Array(Item, { minItems: 1 }),
  indices: Type.Array(Index),
  nonresponse: orNull(Nonresponse),
  exceptions: Type.Array(
    Type.Object({
      sector: Id,
      direction: oneOf(['higher', 'lower'] as const),
      mean: FigureShape,
      others: FigureShape,
    }),
  ),
  commitment: Digest,
  correction: Type.Optional(
    Type.Object({
      number: Type.Integer({ minimum: 1 }),
      replaces: Digest,
      reason: Text,
      setAside: Count,
    }),
  ),
})
export type ReadResult = Static<typeof ResultShape>
