import { type Static, type TSchema, Type } from '@sinclair/typebox'

/** What the parts of a dossier's schema are made of. */

export const closed = { additionalProperties: false } as const
export const ID = { pattern: '^[a-z0-9][a-z0-9.-]*$', maxLength: 80 } as const
export const id = (description: string) => Type.String({ ...ID, description })
export const text = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, description })
export const oneOf = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Union(
    values.map(value => Type.Literal(value as T[number])),
    { description },
  )
export const orNull = <T extends TSchema>(schema: T) =>
  Type.Unsafe<Static<T> | null>({ ...schema, nullable: true })

/** A day, or as much of it as is known: `2020-07-01`, `2022-01` or `2022`. */
export const When = Type.String({
  pattern: '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$',
  description: 'Dag, månad eller år: 2020-07-01, 2022-01 eller 2022.',
})
