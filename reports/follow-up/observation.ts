import type { BodyId } from '../../surveys/body.ts'
import type { ComparabilityClass } from '../../surveys/crosswalk.ts'
import type { VerdictFigure } from '../comparison/comparison.ts'
import { isWithheld } from '../disclosure/figure.ts'
import type { ACTION_STATES } from './dossier-schema.ts'
import type { Direction } from './link-schema.ts'

type ActionState = (typeof ACTION_STATES)[number]

/**
 * How far those that a recommendation is directed to had come. `partlyDone`: something is done, but not everything that
 * is known, or not by all of them. `unknown`: no action is known, which is not to say that there is none.
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

/**
 * Every action that stands counts: a body that has done one thing and plans another is not done.
 *
 * @param addressees How many bodies the recommendation is directed to.
 */
export function actedBy(
  actions: readonly { readonly body: BodyId; readonly state: ActionState }[],
  addressees: number,
): Acted {
  if (actions.length === 0) return 'unknown'
  const is = (wanted: ActionState) => actions.filter(({ state }) => state === wanted).length
  if (is('done') > 0) {
    const isAll = is('done') === actions.length
    const bodies = new Set(actions.map(({ body }) => body)).size
    return isAll && bodies >= addressees ? 'done' : 'partlyDone'
  }
  return is('begun') > 0 ? 'begun' : 'notBegun'
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
