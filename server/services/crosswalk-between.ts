import { digestOf } from '../../reports/results/canonical.ts'
import {
  crosswalkKey,
  type PublishedCrosswalk,
  sameVersionCrosswalk,
} from '../../surveys/crosswalk.ts'
import type { Round } from '../../surveys/round.ts'
import { type PublishedSurvey, scaleQuestionsOf } from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'

/** Whether two rounds have a crosswalk between them. */
export async function isComparable(earlier: Round, later: Round, store: Store): Promise<boolean> {
  if (earlier.survey === later.survey) return true
  return (await store.findCrosswalk(earlier.survey, later.survey)) !== null
}

/**
 * The crosswalk between two versions; those that asked the same need none of their own.
 *
 * @throws Problem 'comparison/noCrosswalk'.
 */
export async function crosswalkBetween(
  first: PublishedSurvey,
  second: PublishedSurvey,
  store: Store,
): Promise<PublishedCrosswalk> {
  if (first.key === second.key) {
    const ids = scaleQuestionsOf(first.survey).map(({ id }) => id)
    const crosswalk = sameVersionCrosswalk(first.key, ids)
    return { key: crosswalkKey(crosswalk), digest: digestOf(crosswalk), crosswalk }
  }
  const published = await store.findCrosswalk(first.key, second.key)
  if (published !== null) return published
  throw new Problem('comparison/noCrosswalk', { from: first.key, to: second.key })
}
