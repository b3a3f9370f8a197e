import type { ItemPattern } from './item-pattern.ts'
import { respondentCount, type SectorAnswers } from './sector-answers.ts'
import { hiddenTotal } from './total-pattern.ts'

/** The questions whose grades decide who is asked, and everyone who answered the round. */
export interface FollowedUp {
  /** What may be shown of each of them. */
  readonly behind: readonly ItemPattern[]
  readonly strata: readonly SectorAnswers[]
  readonly threshold: number
}

/**
 * What may be shown of a question that only those are asked who gave others certain grades (följdfråga). How many
 * answered it tells how those were answered. So where anything is withheld of them in a sector, nothing is shown of it
 * there, not even that nobody answered; and nothing of all, for the rest could be taken from it.
 */
export function followUpPattern(
  own: ItemPattern,
  { behind, strata, threshold }: FollowedUp,
): ItemPattern {
  const veiled = strata.filter(({ sector }) => isVeiled(behind, sector))
  if (veiled.length === 0) return own
  const hidden = veiled.map(({ sector, tally }) => {
    const isFew = respondentCount(tally) < threshold
    return [sector, isFew ? 'few' : 'protectsOthers'] as const
  })
  return {
    ...own,
    hidden: new Map([...own.hidden, ...hidden]),
    total: hiddenTotal('protectsOthers'),
  }
}

/** Whether anything of the grades that decide who is asked is withheld in a sector. */
export function isVeiled(behind: readonly ItemPattern[], sector: SectorAnswers['sector']): boolean {
  return behind.some(pattern => withholds(pattern, sector))
}

function withholds(
  { hidden, spread, shareHigh, dontKnow }: ItemPattern,
  sector: SectorAnswers['sector'],
): boolean {
  return [hidden, spread, shareHigh, dontKnow].some(reasons => reasons.has(sector))
}
