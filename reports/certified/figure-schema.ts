import { type Static, type TSchema, Type } from '@sinclair/typebox'

import { type Figure, type Withheld, WITHHOLDING_REASONS } from '../disclosure/figure.ts'
import { orNull } from './schema-parts.ts'

/** What may be shown has a value, which can be `null`; what may not has a reason. Never both. */
function shownOr<Shown>(value: TSchema) {
  return Type.Unsafe<Shown | Withheld>({
    type: 'object',
    properties: {
      value,
      roundedTo: Type.Number({ exclusiveMinimum: 0 }),
      withheld: Type.Union(WITHHOLDING_REASONS.map(reason => Type.Literal(reason))),
    },
    oneOf: ['value', 'withheld'].map(name => ({ properties: { [name]: true }, required: [name] })),
  })
}

export const FigureShape = shownOr<Figure>(orNull(Type.Number()))

export function shownShape<Schema extends TSchema>(schema: Schema) {
  return shownOr<{ readonly value: Static<Schema> | null }>(orNull(schema))
}

export const MeasureShape = Type.Object({
  value: FigureShape,
  low: FigureShape,
  high: FigureShape,
})
