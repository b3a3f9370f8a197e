import { searchNames } from '../../surveys/name-search.ts'
import { readOrgNumber } from '../../surveys/organisation-number.ts'
import type { FrameEntry } from '../../surveys/round.ts'

/** Whom somebody who has a form on paper means. */
export type FoundAnswerer =
  /** Named by its number: no other can be meant. */
  | { readonly kind: 'exact'; readonly entry: FrameEntry }
  | { readonly kind: 'named'; readonly entries: readonly FrameEntry[]; readonly hasMore: boolean }
  | { readonly kind: 'tooShort' }

/**
 * Finds the association by the number on its form (its id), by its organisation number, or by a part of its name.
 *
 * @param frame Those that are invited.
 */
export function findAnswerer(frame: readonly FrameEntry[], written: string): FoundAnswerer {
  const exact = numbered(frame, written.trim())
  if (exact !== undefined) return { kind: 'exact', entry: exact }
  const found = searchNames(
    frame.map(({ name }) => name),
    written,
  )
  if (found === null) return { kind: 'tooShort' }
  const { names, hasMore } = found
  const entries = names.flatMap(name => frame.filter(entry => entry.name === name))
  return { kind: 'named', entries, hasMore }
}

/** An id as it stands, else one that differs only in case; else an organisation number, if only one has it. */
function numbered(frame: readonly FrameEntry[], written: string): FrameEntry | undefined {
  const asIs = frame.find(({ associationId }) => associationId === written)
  if (asIs !== undefined) return asIs
  const folded = written.toLowerCase()
  const alike = frame.filter(({ associationId }) => associationId.toLowerCase() === folded)
  if (alike.length === 1) return alike[0]
  const read = readOrgNumber(written)
  if (read.kind !== 'valid') return undefined
  const same = frame.filter(({ orgNumber }) => orgNumber === read.orgNumber)
  return same.length === 1 ? same[0] : undefined
}
