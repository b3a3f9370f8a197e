import type { Fault } from '../fault.ts'
import type { Survey } from '../survey.ts'
import { answerTests, type Condition } from './condition.ts'
import { dependenciesIn } from './dependencies.ts'
import {
  checkPlaces,
  type ConditionPlace,
  conditionsOf,
  placesIn,
  visibilityPlaces,
} from './places.ts'
import { deadParts } from './reachability.ts'
import { referenceFaults } from './reference-faults.ts'

/** What is wrong with the conditions of a survey, and what could not be gone through. */
export interface CheckedLogic {
  readonly faults: readonly Fault[]
  readonly warnings: readonly Fault[]
}

/**
 * Checks every condition: first what it asks, and where that is sound, whether it can hold and can fail.
 * What rests on something faulty is looked at when that is mended.
 *
 * @param faulty Ids of questions whose own definition is faulty.
 */
export function checkLogic(survey: Survey, faulty: ReadonlySet<string>): CheckedLogic {
  const places = placesIn(survey)
  const dependencies = dependenciesIn(places)
  const visibility = visibilityPlaces(places)
  const checks = checkPlaces(places)
  const broken = new Set<Condition>()
  const references = [...visibility, ...checks].flatMap(site => {
    const asked = answerTests(site.condition).map(({ test }) => test.question)
    const faults = referenceFaults(site, dependencies)
    const isBroken = faults.length > 0 || asked.some(id => faulty.has(id))
    if (isBroken) broken.add(site.condition)
    return asked.some(id => faulty.has(id)) ? [] : faults
  })
  const restsOnSound = ({ condition, place }: ConditionPlace) => {
    const own = [...conditionsOf(place), condition]
    const behind = own.flatMap(each => dependencies.behind(each)).flatMap(each => each.conditions)
    return [...own, ...behind].every(each => !broken.has(each))
  }
  const { faults, unknown } = deadParts(
    visibility.filter(restsOnSound),
    checks.filter(restsOnSound),
    dependencies,
  )
  return { faults: [...references, ...faults], warnings: unknown }
}
