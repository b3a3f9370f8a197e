import type { FrameEntry, RoundId } from '../../surveys/round.ts'
import type { Store } from '../store/store.ts'
import type { RoundService } from './round-service.ts'

/** What somebody means by an id, a name or a part of one. */
export type FoundAssociation =
  | { readonly kind: 'one'; readonly entry: FrameEntry }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly entries: readonly FrameEntry[] }

/** Finds an association among those invited to a round. @throws Problem 'round/unknown'. */
export type AssociationFinder = (id: RoundId, written: string) => Promise<FoundAssociation>

export function createAssociationFinder({
  store,
  rounds,
}: {
  readonly store: Pick<Store, 'listFrame'>
  readonly rounds: Pick<RoundService, 'getRound'>
}): AssociationFinder {
  return async (id, written) => {
    await rounds.getRound(id)
    return findIn(await store.listFrame(id), written.trim())
  }
}

/** By id, by the whole name, and only then by a part of it; small and capital letters are the same. */
function findIn(frame: readonly FrameEntry[], written: string): FoundAssociation {
  const wanted = written.toLocaleLowerCase('sv')
  if (wanted === '') return { kind: 'none' }
  const nameOf = ({ name }: FrameEntry) => name.toLocaleLowerCase('sv')
  const matches = [
    (entry: FrameEntry) => entry.associationId.toLocaleLowerCase('sv') === wanted,
    (entry: FrameEntry) => nameOf(entry) === wanted,
    (entry: FrameEntry) => nameOf(entry).includes(wanted),
  ]
  const found = matches.map(isMeant => frame.filter(isMeant)).find(({ length }) => length > 0) ?? []
  const [entry, ...others] = found
  if (entry === undefined) return { kind: 'none' }
  return others.length === 0 ? { kind: 'one', entry } : { kind: 'several', entries: found }
}
