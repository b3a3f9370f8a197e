import { type Fault, fault } from '../fault.ts'
import type { Condition } from './condition.ts'
import type { Dependencies } from './dependencies.ts'
import { conditionsOf, type ConditionPlace, type Place } from './places.ts'
import { canHold } from './satisfy.ts'

/** What the search for dead parts found. */
export interface Reachability {
  readonly faults: readonly Fault[]
  /** Places that could not be gone through. */
  readonly unknown: readonly Fault[]
}

const NOTHING_FOUND: Reachability = { faults: [], unknown: [] }

/**
 * Finds parts that can never be shown, and conditions, and parts of conditions, that always or never hold:
 * all of them are mistakes, and the last say nothing. Of checks it finds those that never speak, and
 * those that nothing gets past.
 *
 * @param visibility Conditions without faults in what they ask, each before those that stand within it.
 * @param checks The same, of checks.
 */
export function deadParts(
  visibility: readonly ConditionPlace[],
  checks: readonly ConditionPlace[],
  dependencies: Dependencies,
): Reachability {
  const dead: string[] = []
  // What stands in something dead is dead for that reason, and need not be told.
  const isWithinDead = ({ path }: Place) =>
    dead.some(outer => path === outer || path.startsWith(`${outer}.`))
  const parts = visibility.map(({ path, condition, place }) => {
    if (isWithinDead(place)) return NOTHING_FOUND
    const verdict = canHold(allOf([...place.outer, condition]), dependencies)
    if (verdict !== 'no') return idleParts({ path, condition }, place.outer, dependencies)
    dead.push(place.path)
    return found(fault(path, 'neverShown', { kind: place.kind, required: requiredIn(place) }))
  })
  const alive = checks.filter(({ place }) => !isWithinDead(place))
  const idle = alive.map(({ path, condition, place }) =>
    idleParts({ path, condition }, conditionsOf(place), dependencies),
  )
  const places = [...new Set(alive.map(({ place }) => place))]
  return joined([...parts, ...idle, ...places.map(place => impassable(place, dependencies))])
}

/** A question whose hard checks together refuse every answer. */
function impassable(place: Place, dependencies: Dependencies): Reachability {
  const [question] = place.questions
  const refusals = (question?.checks ?? []).filter(({ level }) => level === 'refuse')
  if (question === undefined || refusals.length === 0) return NOTHING_FOUND
  const isTaken = refusals.map((check): Condition => ({ test: 'not', condition: check.if }))
  const answered: Condition = { test: 'answered', question: question.id }
  const verdict = canHold(allOf([...conditionsOf(place), answered, ...isTaken]), dependencies)
  return verdict === 'no' ? found(fault(`${place.path}.checks`, 'refusesAll')) : NOTHING_FOUND
}

type At = Pick<ConditionPlace, 'path' | 'condition'>

/** Parts of a condition that never hold, or always do, where what is around them holds. */
function idleParts(
  { path, condition }: At,
  outer: readonly Condition[],
  dependencies: Dependencies,
): Reachability {
  const negated: Condition = { test: 'not', condition }
  const canBe = canHold(allOf([...outer, condition]), dependencies)
  const canNotBe = canHold(allOf([...outer, negated]), dependencies)
  if (canBe === 'unknown' || canNotBe === 'unknown') {
    return { faults: [], unknown: [fault(path, 'tooComplex')] }
  }
  if (canBe === 'no') return found(fault(path, 'neverHolds'))
  if (canNotBe === 'no') return found(fault(path, 'alwaysHolds'))
  return joined(partsOf({ path, condition }).map(part => idleParts(part, outer, dependencies)))
}

function partsOf({ path, condition }: At): readonly At[] {
  if (condition.test === 'not') {
    return partsOf({ path: `${path}.condition`, condition: condition.condition })
  }
  if (condition.test !== 'all' && condition.test !== 'any') return []
  return condition.conditions.map((part, index) => ({
    path: `${path}.conditions[${index}]`,
    condition: part,
  }))
}

function requiredIn({ questions }: Place): 'yes' | 'no' {
  return questions.some(({ required }) => required === true) ? 'yes' : 'no'
}

function allOf(conditions: readonly Condition[]): Condition {
  return { test: 'all', conditions }
}

function found(...faults: readonly Fault[]): Reachability {
  return { faults, unknown: [] }
}

function joined(all: readonly Reachability[]): Reachability {
  return {
    faults: all.flatMap(({ faults }) => faults),
    unknown: all.flatMap(({ unknown }) => unknown),
  }
}
