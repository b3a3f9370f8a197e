import type { CalendarDay } from './instant.ts'

/** What kind of body it is. Kommunstyrelsen is addressed as a committee, and is a kind of its own. */
export const BODY_KINDS = [
  'executiveCommittee',
  'committee',
  'workingCommittee',
  'administration',
  'council',
  'other',
] as const
export type BodyKind = (typeof BODY_KINDS)[number]

/** Short and stable, `[a-z0-9-]`: `kultur-och-fritidsnamnden`. */
export type BodyId = string

/** A part of the municipality that is addressed and answers: a committee (nämnd), an administration (förvaltning) … */
export interface Body {
  readonly id: BodyId
  /** 1 when added; every change is stored only if it follows the stored one. */
  readonly revision: number
  readonly name: string
  readonly kind: BodyKind
  /** The first and the last day that it is there; `null`: always, and until further notice. */
  readonly validFrom: CalendarDay | null
  readonly validTo: CalendarDay | null
  /** The body that it works under, as an administration does under its committee. */
  readonly parent: BodyId | null
  /** The bodies that it came instead of (föregångare): one, or several that became one. */
  readonly replaces: readonly BodyId[]
  /** Those that it handles matters together with (gemensam handläggning). It goes both ways, whoever says it. */
  readonly together: readonly BodyId[]
}

/** Every body that one handles matters together with, whichever of them says it. */
export function togetherWith(body: Body, all: readonly Body[]): readonly Body[] {
  return all.filter(
    other =>
      other.id !== body.id &&
      (body.together.includes(other.id) || other.together.includes(body.id)),
  )
}

/** The bodies that came instead of one; none while it is there itself. */
export function successorsOf({ id }: Pick<Body, 'id'>, all: readonly Body[]): readonly Body[] {
  return all.filter(({ replaces }) => replaces.includes(id))
}
