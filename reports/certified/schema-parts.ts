import { type Static, type TSchema, Type } from '@sinclair/typebox'

/** What the shapes of certified files are put together from. What a newer program has added beside is let be. */

/** Longer than any wording, reason or quote can be. */
const LONGEST_TEXT = 20_000

export const Text = Type.String({ maxLength: LONGEST_TEXT })
export const Name = Type.String({ minLength: 1, maxLength: 200 })
export const Count = Type.Integer({ minimum: 0 })
export const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' })
export const At = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' })
/** Ids of rounds, surveys, questions and sectors: they stand in addresses and in names of files. */
export const Id = Type.String({ pattern: '^[a-z0-9][a-z0-9./-]*$', maxLength: 200 })
export const RoundIdText = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 })

export function orNull<Schema extends TSchema>(schema: Schema) {
  return Type.Unsafe<Static<Schema> | null>({ ...schema, nullable: true })
}

export function oneOf<const Values extends readonly string[]>(values: Values) {
  return Type.Union(values.map(value => Type.Literal(value as Values[number])))
}

export const Program = Type.Object({ name: Name, version: Name })

export const Sector = Type.Object({ id: Id, name: Name })

/** A step of a scale, as far out as any enkät may have it. */
export const ScaleStep = Type.Integer({ minimum: -10, maximum: 10 })
export const Scale = Type.Object({ min: ScaleStep, max: ScaleStep })
