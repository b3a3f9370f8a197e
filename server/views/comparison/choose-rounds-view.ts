import type { Comparison } from '../../../reports/comparison/comparison.ts'
import { yearNames } from '../../../reports/documents/comparison-names.ts'
import type { Say } from '../../../reports/documents/document.ts'
import { may } from '../../accounts/policy.ts'
import { CHOSEN_ROUND } from '../../comparison-paths.ts'
import { pathTo, paths } from '../../paths.ts'
import type { ChosenRound } from '../../services/explorer-service.ts'
import { errorList, titleOf } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { idsOf } from './explorer-view.ts'

export interface ChooseRoundsPlace {
  readonly visitor: Visitor
  readonly rounds: readonly ChosenRound[]
  readonly comparisons: readonly Comparison[]
  /** The ids that were chosen. */
  readonly chosen: readonly string[]
  /** What is wrong with the choice; `null`: nothing was chosen yet. */
  readonly error: string | null
}

/** "Vilka år vill du jämföra?": the certified rounds to choose among, and what is compared already. */
export function chooseRoundsView(place: ChooseRoundsPlace, say: Say) {
  const { visitor, rounds, comparisons, chosen, error } = place
  const typed = { values: {}, errors: error === null ? {} : { [CHOSEN_ROUND]: error } }
  const title = titleOf(say('explorer.choose'), typed)
  return {
    ...workPage(title, { visitor, current: paths.comparisons }, say),
    synthetic: rounds.some(({ synthetic }) => synthetic),
    errors: errorList(typed),
    error,
    field: CHOSEN_ROUND,
    action: paths.comparisons,
    rounds: rounds.map(({ id, year, collectedBy }) => ({
      value: id,
      text: say('explorer.round', { year: String(year), round: id }),
      help: collectedBy,
      checked: chosen.includes(id),
    })),
    hasEnough: rounds.length > 1,
    importing: may(visitor.user, 'results.import') ? paths.imported : null,
    comparisons: comparisons.map(comparison => ({
      href: pathTo.explorer(idsOf(comparison)),
      text: say('rounds.comparison', yearNames(comparison)),
    })),
  }
}
