import { typeOf } from '../questions/question.ts'
import type { Answer } from '../response.ts'
import { answerTests, type Condition, valuesOf } from './condition.ts'
import type { Dependencies } from './dependencies.ts'
import { holds, passes } from './evaluate.ts'

/** Whether somebody can answer so that a condition holds; `unknown`: it is too much to go through. */
export type Verdict = 'yes' | 'no' | 'unknown'

/** A question that matters, and one of each kind of answer to it. */
interface Variable {
  readonly id: string
  readonly conditions: readonly Condition[]
  readonly answers: readonly Answer[]
}

/** More steps than any sensible questionnaire needs; the search stops there, whatever is in the definition. */
const MOST_STEPS = 50_000

/**
 * Searches for answers that make a condition hold: what a respondent can be shown and can answer, and
 * nothing else. Every question may be left blank while the form is filled in, also one that is required.
 *
 * @param condition Asks only questions that are there, and in the order of the form.
 */
export function canHold(condition: Condition, dependencies: Dependencies): Verdict {
  const variables = variablesOf(condition, dependencies)
  if (variables === null) return 'unknown'
  const given = new Map<string, Answer | undefined>()
  let steps = 0

  function search(at: number): Verdict {
    steps += 1
    if (steps > MOST_STEPS) return 'unknown'
    const settled = settle(condition, given)
    if (settled !== null) return settled ? 'yes' : 'no'
    const variable = variables?.[at]
    if (variable === undefined) return 'no'
    for (const answer of possible(variable, given)) {
      given.set(variable.id, answer)
      const verdict = search(at + 1)
      if (verdict !== 'no') return verdict
    }
    given.delete(variable.id)
    return 'no'
  }
  return search(0)
}

/** Blank, and everything that can be answered where the question is shown. */
function possible(
  { conditions, answers }: Variable,
  given: ReadonlyMap<string, Answer | undefined>,
): readonly (Answer | undefined)[] {
  const isShown = conditions.every(condition => holds(condition, id => given.get(id)))
  return isShown ? [undefined, ...answers] : [undefined]
}

/** What a condition comes to when only some questions are decided; `null`: that depends on the others. */
function settle(
  condition: Condition,
  given: ReadonlyMap<string, Answer | undefined>,
): boolean | null {
  switch (condition.test) {
    case 'not': {
      const inner = settle(condition.condition, given)
      return inner === null ? null : !inner
    }
    case 'all':
      return settleParts(condition.conditions, given, false)
    case 'any':
      return settleParts(condition.conditions, given, true)
    default:
      return given.has(condition.question) ? passes(condition, given.get(condition.question)) : null
  }
}

/** One part that is `decisive` decides the whole; otherwise all must be settled. */
function settleParts(
  conditions: readonly Condition[],
  given: ReadonlyMap<string, Answer | undefined>,
  decisive: boolean,
): boolean | null {
  const settled = conditions.map(part => settle(part, given))
  if (settled.includes(decisive)) return decisive
  return settled.includes(null) ? null : !decisive
}

/** The questions that a condition depends on, in the order of the form; `null`: too many answers. */
function variablesOf(condition: Condition, dependencies: Dependencies): readonly Variable[] | null {
  const behind = dependencies.behind(condition).toSorted((a, b) => a.index - b.index)
  const tests = [condition, ...behind.flatMap(({ conditions }) => conditions)]
    .flatMap(each => answerTests(each))
    .map(({ test }) => test)
  const variables = behind.flatMap(({ question, conditions }) => {
    const compared = tests.filter(test => test.question === question.id).flatMap(valuesOf)
    const answers = typeOf(question).representatives(question, compared)
    return answers === null ? [] : [{ id: question.id, conditions, answers }]
  })
  return variables.length < behind.length ? null : variables
}
