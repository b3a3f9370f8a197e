import type { ComparabilityClass } from '../../surveys/crosswalk.ts'
import type { VerdictFigure } from '../comparison/comparison.ts'
import { isWithheld } from '../disclosure/figure.ts'
import type { ACTION_STATES } from './dossier-schema.ts'
import type { Direction } from './link-schema.ts'

type ActionState = (typeof ACTION_STATES)[number]

/**
 * How far those that a recommendation is directed to had come. `partlyDone`: not all of them are known to be done.
 * `unknown`: no action is known, which is not to say that there is none.
 */
export type Acted = 'done' | 'partlyDone' | 'begun' | 'notBegun' | 'unknown'

/** How associations' answers moved beside what was intended, in the words of the comparison and no others. */
export type Moved =
  | 'asIntended'
  | 'against'
  | 'unchanged'
  | 'notShown'
  | 'notAssessable'
  | 'indicative'
  | 'notComparable'
  | 'withheld'

/** Two things side by side, for people to judge. That one came of the other is never said. */
export interface Observation {
  readonly acted: Acted
  readonly moved: Moved
}

/** @param states The latest of each body of which something is known. @param addressees How many it is directed to. */
export function actedBy(states: readonly ActionState[], addressees: number): Acted {
  const done = states.filter(state => state === 'done').length
  if (done > 0) return done >= Math.max(addressees, states.length) ? 'done' : 'partlyDone'
  if (states.includes('begun')) return 'begun'
  return states.length === 0 ? 'unknown' : 'notBegun'
}

/** @param verdict `null` where the class allows no comparison. */
export function movedBy(
  verdict: VerdictFigure | null,
  comparability: ComparabilityClass | null,
  direction: Direction,
): Moved {
  if (verdict === null) return 'notComparable'
  if (isWithheld(verdict)) return 'withheld'
  switch (verdict.value?.verdict) {
    case 'improved':
      return direction === 'higher' ? 'asIntended' : 'against'
    case 'worsened':
      return direction === 'lower' ? 'asIntended' : 'against'
    case 'unchanged_within_margin':
      return 'unchanged'
    case 'no_demonstrable_change':
      return 'notShown'
    case 'not_assessable':
      return 'notAssessable'
    case undefined:
      return comparability === 'C' ? 'indicative' : 'notAssessable'
  }
}
