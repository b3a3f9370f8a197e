import { type Static, type TSchema, Type } from '@sinclair/typebox'

/** The shapes of a case of figures to be worked out: see `tests/vectors/README.md`. */

const Count = Type.Integer({ minimum: 0 })

/** Whatever the names are. */
const byName = <T extends TSchema>(schema: T, limits: object = { minProperties: 1 }) =>
  Type.Unsafe<Readonly<Record<string, Static<T>>>>(
    Type.Object({}, { additionalProperties: schema, ...limits }),
  )

const orNull = <T extends TSchema>(schema: T) =>
  Type.Unsafe<Static<T> | null>({ ...schema, nullable: true })

const CountOrNull = orNull(Count)
const NumberOrNull = orNull(Type.Number())
const Sizes = byName(Count)

const Cells = Type.Array(Type.Array(Type.Unknown()))

/** What cells may hold is checked by hand: only there is it known which column they are in. */
const Year = Type.Object({
  columns: Type.Array(Type.String(), { minItems: 2 }),
  rows: Cells,
  N: orNull(Sizes),
})

const Items = Type.Array(Type.String(), { minItems: 1 })
const Years = byName(Year)
const Pair = Type.Array(Type.String(), { minItems: 2, maxItems: 2 })
const Pairs = Type.Array(Pair, { minItems: 1 })
const Margin = Type.Number({ exclusiveMinimum: 0 })

const Level = Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 })

const testing = { delta: Type.Optional(Margin), alpha: Type.Optional(Level) }

const pairing = {
  ...testing,
  /** By `year-year` and sector. */
  Mcommon: Type.Optional(orNull(byName(orNull(byName(CountOrNull, {})), {}))),
}

const cross = Type.Object({ items: Items, years: Years })

const change = Type.Object({ items: Items, years: Years, pairs: Pairs, ...pairing })

const CATEGORIES = ['1', '2', '3', '4', '5', 'VE', 'none']

const JointTable = Type.Array(Type.Array(Count, { minItems: 7, maxItems: 7 }), {
  minItems: 7,
  maxItems: 7,
})
const changeFromTallies = Type.Object({
  items: Items,
  pairs: Type.Array(Pair, { minItems: 1, maxItems: 1 }),
  /** The order of the rows and columns, where it is told: there is only one. */
  categories: Type.Optional(Type.Unsafe<readonly string[]>({ const: CATEGORIES })),
  jointTallies: byName(byName(JointTable)),
  N: byName(orNull(Sizes)),
  ...pairing,
})

const index = Type.Object({
  items: Items,
  minItems: Type.Optional(Type.Integer({ minimum: 1 })),
  years: Years,
  pairs: Type.Optional(Pairs),
  constant: Type.Optional(
    Type.Object({ items: Items, data: Type.Union([Cells, byName(Type.Array(Type.Unknown()))]) }),
  ),
  ...pairing,
})

const multi = Type.Object({ items: Items, years: Years })

const Share = Type.Number({ minimum: 0, maximum: 1 })

const aapor = Type.Object({
  cases: Type.Array(
    Type.Object({
      I: Count,
      P: Count,
      R: Count,
      NC: Count,
      O: Count,
      U: Count,
      NE: Count,
      e: Type.Optional(orNull(Share)),
    }),
  ),
})

const Grade = Type.Number({ minimum: 1, maximum: 5 })
const Spread = orNull(Type.Number({ minimum: 0 }))
const Associations = Type.Integer({ minimum: 1 })
const Unit = Type.Number({ minimum: 0 })

const legacy = Type.Object({
  legacy: Type.Array(
    Type.Object({
      mean: Grade,
      n: orNull(Associations),
      sd: Spread,
      N: orNull(Associations),
      roundingUnit: Unit,
    }),
  ),
  current: Type.Object({
    mean: Grade,
    se: Type.Number({ minimum: 0 }),
    dfSatterthwaite: NumberOrNull,
    n: Count,
  }),
  ...testing,
})

const legacyStrata = Type.Object({
  items: Type.Array(Type.String(), { minItems: 1, maxItems: 1 }),
  legacy: Type.Array(
    Type.Object({
      h: Type.String(),
      N: Associations,
      n: Associations,
      mean: Grade,
      sd: Spread,
      roundingUnit: Unit,
    }),
    { minItems: 1 },
  ),
  years: byName(Year, { minProperties: 1, maxProperties: 1 }),
  ...testing,
})

const multiplicity = Type.Object({
  families: Type.Optional(Type.Array(Type.Array(orNull(Share)))),
  verdictCases: Type.Optional(
    Type.Array(
      Type.Object({
        diff: Type.Number(),
        se: Type.Number({ minimum: 0 }),
        df: orNull(Type.Number({ exclusiveMinimum: 0 })),
        n1: Count,
        n2: Count,
      }),
    ),
  ),
  ...testing,
})

const format = Type.Object({
  rounding: Type.Optional(
    Type.Array(
      Type.Object({ x: Type.Number(), decimals: Type.Integer({ minimum: 0, maximum: 15 }) }),
    ),
  ),
  suppression: Type.Optional(
    Type.Array(Type.Object({ threshold: Type.Integer({ minimum: 1 }), n: Sizes, sum: Sizes })),
  ),
})

const rescale = Type.Object({
  cases: Type.Array(
    Type.Object({
      values: Type.Array(Type.Integer()),
      min: Type.Integer(),
      max: Type.Integer(),
    }),
  ),
})

/** The shape of `input` for each kind of case. */
export const CASE_SHAPES = {
  cross,
  change,
  changeFromTallies,
  index,
  multi,
  aapor,
  legacy,
  legacyStrata,
  multiplicity,
  format,
  rescale,
} as const satisfies Readonly<Record<string, TSchema>>

export type CaseKind = keyof typeof CASE_SHAPES

/** What a case of a kind holds, once its shape is known to fit. */
export type CaseOf<K extends CaseKind> = Static<(typeof CASE_SHAPES)[K]>

/** One year of answers, a row for each association. */
export type YearTable = Static<typeof Year>
