import type { SectorId } from '../../surveys/association.ts'
import { answeredCount } from '../tally/item-tally.ts'
import { type ChangeTotal, changeTotal } from './change-total.ts'
import type { ComparedItem, ComparedYear } from './compared-item.ts'
import type { DisclosureRule, Reasons } from './disclosed-item.ts'
import { type ItemPattern, itemPattern } from './item-pattern.ts'

/** What may be shown of a change. A sector that is not named shows all of it. */
export interface ChangePattern {
  /** Sectors whose n and mean are withheld in a round. */
  readonly hidden: { readonly first: Reasons; readonly second: Reasons }
  /** Sectors whose change is withheld: those hidden in either round. */
  readonly change: Reasons
  /** Sectors whose change is shown without standard error, interval, p-value and effect size. */
  readonly spread: Reasons
  /** Sectors with answers in one of the rounds only: they are not in the total. */
  readonly excluded: readonly SectorId[]
  readonly total: ChangeTotal
}

/** Decides what may be shown of the change of one item between two rounds. */
export function changePattern(item: ComparedItem): ChangePattern {
  const first = yearPatterns(item.first, item.rule)
  const second = yearPatterns(item.second, item.rule)
  const hidden = { first: merged(first, 'hidden'), second: merged(second, 'hidden') }
  const change = new Map([...hidden.second, ...hidden.first])
  const spread = new Map([...merged(second, 'spread'), ...merged(first, 'spread')])
  for (const sector of change.keys()) spread.delete(sector)
  const common = commonSectors(item)
  const excluded = item.first.strata
    .map(({ sector }) => sector)
    .filter(sector => !common.has(sector) && hasAnswers(item, sector))
  const years = { first, second, common, excluded }
  return { hidden, change, spread, excluded, total: changeTotal(item, years) }
}

/** Those under which a round's figures have been or will be published: its own, and the comparison's. */
function yearPatterns(year: ComparedYear, rule: DisclosureRule): readonly ItemPattern[] {
  const own = itemPattern(year, year.rule)
  const isSame =
    year.rule.threshold === rule.threshold && year.rule.promise.id === rule.promise.id
  return isSame ? [own] : [own, itemPattern(year, rule)]
}

function merged(patterns: readonly ItemPattern[], kind: 'hidden' | 'spread'): Reasons {
  return new Map(patterns.toReversed().flatMap(pattern => [...pattern[kind]]))
}

function commonSectors({ first, second }: ComparedItem): ReadonlySet<SectorId> {
  const answered = ({ strata }: ComparedYear) =>
    strata.filter(({ tally }) => answeredCount(tally) > 0).map(({ sector }) => sector)
  const later = new Set(answered(second))
  return new Set(answered(first).filter(sector => later.has(sector)))
}

function hasAnswers({ first, second }: ComparedItem, id: SectorId): boolean {
  return [...first.strata, ...second.strata].some(
    ({ sector, tally }) => sector === id && answeredCount(tally) > 0,
  )
}

