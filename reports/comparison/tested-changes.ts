import type { SectorId } from '../../surveys/association.ts'
import type { ChangePattern } from '../disclosure/change-pattern.ts'
import { reasonOf } from '../disclosure/showing.ts'
import type { Tested } from './adjusted.ts'
import type { WorkedChanges } from './worked-change.ts'

/** The change of all sectors together as one of a family; none where nothing is told of it, not even a verdict. */
export function testedTotal<Key>(
  key: Key,
  { total: change }: Pick<WorkedChanges, 'total'>,
  { total }: Pick<ChangePattern, 'total'>,
): readonly Tested<Key>[] {
  if (reasonOf(total.difference) !== null) return []
  return [{ key, change, isTold: total.interval === 'exact' }]
}

/** Those of the sectors: of one whose change is withheld no verdict is told, so that it is none of them. */
export function testedSectors(
  { sectors }: Pick<WorkedChanges, 'sectors'>,
  { change, spread }: Pick<ChangePattern, 'change' | 'spread'>,
): readonly Tested<SectorId>[] {
  return [...sectors].flatMap(([key, worked]) =>
    change.has(key) ? [] : [{ key, change: worked, isTold: !spread.has(key) }],
  )
}
