import { type Body, BODY_KINDS, type BodyId } from './body.ts'
import { isCalendarDay } from './instant.ts'
import { isPlainSlug } from './slug.ts'

/** A body as somebody typed it. What is not given is empty. */
export interface TypedBody {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly validFrom: string
  readonly validTo: string
  readonly parent: string
  readonly replaces: readonly string[]
  readonly together: readonly string[]
}

/** Something that cannot be as it is. */
export interface BodyFault {
  readonly field: keyof TypedBody
  readonly code: 'name' | 'slug' | 'kind' | 'day' | 'endsBeforeStart' | 'unknown' | 'circle'
}

export type BodyReading =
  | { readonly kind: 'valid'; readonly body: Omit<Body, 'revision'> }
  | { readonly kind: 'faulty'; readonly faults: readonly BodyFault[] }

const LONGEST_NAME = 200

/** Reads what was typed, and holds it against the bodies that there are. */
export function readBody(typed: TypedBody, known: readonly Body[]): BodyReading {
  const { id, name, validFrom, validTo, parent, replaces, together } = typed
  const kind = BODY_KINDS.find(each => each === typed.kind)
  const faults = [
    ...unless(isPlainSlug(id), 'id', 'slug'),
    ...unless(name !== '' && name.length <= LONGEST_NAME && !/\p{Cc}/u.test(name), 'name', 'name'),
    ...unless(kind !== undefined, 'kind', 'kind'),
    ...dayFaults(typed),
    ...relationFaults(typed, known),
  ]
  if (kind === undefined || faults.length > 0) return { kind: 'faulty', faults }
  const body = {
    id,
    name,
    kind,
    validFrom: orNull(validFrom),
    validTo: orNull(validTo),
    parent: orNull(parent),
    replaces,
    together,
  }
  return { kind: 'valid', body }
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}

/** A fault, unless it is good. */
function unless(
  isGood: boolean,
  field: BodyFault['field'],
  code: BodyFault['code'],
): readonly BodyFault[] {
  return isGood ? [] : [{ field, code }]
}

function dayFaults({ validFrom, validTo }: TypedBody): readonly BodyFault[] {
  const isDay = (day: string) => day === '' || isCalendarDay(day)
  const isBackwards = validFrom !== '' && validTo !== '' && validTo < validFrom
  return [
    ...unless(isDay(validFrom), 'validFrom', 'day'),
    ...unless(isDay(validTo), 'validTo', 'day'),
    ...unless(!isBackwards, 'validTo', 'endsBeforeStart'),
  ]
}

/** Nobody is under itself, or came instead of itself, however many there are in between. */
function relationFaults(typed: TypedBody, known: readonly Body[]): readonly BodyFault[] {
  const { id, parent, replaces, together } = typed
  const bodies = new Map(known.map(body => [body.id, body]))
  const areKnown = (ids: readonly BodyId[]) => ids.every(each => each !== id && bodies.has(each))
  const above = reached(parent === '' ? [] : [parent], each => {
    const next = bodies.get(each)?.parent ?? null
    return next === null ? [] : [next]
  })
  const before = reached(replaces, each => bodies.get(each)?.replaces ?? [])
  return [
    ...unless(parent === '' || bodies.has(parent), 'parent', 'unknown'),
    ...unless(!above.has(id), 'parent', 'circle'),
    ...unless(areKnown(replaces.filter(each => each !== id)), 'replaces', 'unknown'),
    ...unless(!before.has(id), 'replaces', 'circle'),
    ...unless(areKnown(together), 'together', 'unknown'),
  ]
}

function reached(
  from: readonly BodyId[],
  next: (id: BodyId) => readonly BodyId[],
): ReadonlySet<BodyId> {
  const found = new Set<BodyId>()
  const waiting = [...from]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue
    found.add(id)
    waiting.push(...next(id))
  }
  return found
}
