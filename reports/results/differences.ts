import { canonical } from './canonical.ts'

/** A place where two pieces of data are not the same. */
export interface Difference {
  /** `items/samverkan.helhet/sectors/idrott/mean/value`: in a list by what its members are called, otherwise by number. */
  readonly place: string
  /** In canonical form; `null`: it is not there. */
  readonly one: string | null
  readonly other: string | null
}

/** Every single value in which two pieces of data differ, in the order of the first. */
export function differences(one: unknown, other: unknown): readonly Difference[] {
  return differencesAt(one, other, [])
}

function differencesAt(
  one: unknown,
  other: unknown,
  place: readonly string[],
): readonly Difference[] {
  const [a, b] = [textOf(one), textOf(other)]
  if (a === b) return []
  if (!areBothOpen(one, other)) return [{ place: place.join('/'), one: a, other: b }]
  const [from, to] = [membersOf(one), membersOf(other)]
  const names = new Set([...from.keys(), ...to.keys()])
  return [...names].flatMap(name => differencesAt(from.get(name), to.get(name), [...place, name]))
}

function textOf(data: unknown): string | null {
  return data === undefined ? null : canonical(data)
}

/** Whether both have members, so that the difference is in one of them. */
function areBothOpen(one: unknown, other: unknown): one is object {
  const areObjects = [one, other].every(data => typeof data === 'object' && data !== null)
  return areObjects && Array.isArray(one) === Array.isArray(other)
}

function membersOf(data: unknown): ReadonlyMap<string, unknown> {
  const members = Object.entries(data as object)
  if (!Array.isArray(data)) return new Map(members)
  const names = data.map(nameOf)
  const isTelling = names.every(name => name !== null) && new Set(names).size === names.length
  return new Map(
    members.map(([at, member]) => [(isTelling ? names[Number(at)] : null) ?? at, member]),
  )
}

/** What a question, an index or a sector is called in a list of them; `null`: it has no name. */
function nameOf(member: unknown): string | null {
  const { id, sector } = (member ?? {}) as { readonly id?: unknown; readonly sector?: unknown }
  const name = id ?? sector
  return typeof name === 'string' ? name : null
}
