import { gradesBehind } from '../../surveys/logic/grades-behind.ts'
import type { Survey } from '../../surveys/survey.ts'
import { isWithheld } from '../disclosure/figure.ts'
import type { ItemResult } from '../results/result-set.ts'

/**
 * The questions that only those are asked who gave others certain grades, where a result withholds anything of those
 * grades: how many answered would tell of them. By id.
 */
export function untoldFollowUps(survey: Survey, items: readonly ItemResult[]): ReadonlySet<string> {
  const veiled = new Set(items.filter(isVeiled).map(({ id }) => id))
  const follow = [...gradesBehind(survey)].filter(([, grades]) => grades.some(id => veiled.has(id)))
  return new Set(follow.map(([id]) => id))
}

function isVeiled({ sectors }: ItemResult): boolean {
  return sectors.some(({ mean, distribution, dontKnow }) =>
    [mean.value, ...distribution, dontKnow.value].some(isWithheld),
  )
}
