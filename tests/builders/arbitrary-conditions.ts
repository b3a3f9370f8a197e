import { type AnswerTest, answerTests, type Condition } from '../../surveys/logic/condition.ts'
import type { Question } from '../../surveys/questions/question.ts'
import { scaleSteps } from '../../surveys/questions/scale.ts'
import { all, answered, any, atLeast, atMost, contains, equals, not, oneOf } from './conditions.ts'

/** A few numbers that decide what is picked from what there is when the definition is put together. */
export type Seed = readonly number[]

/** What is known while the definition is put together from first to last. */
export interface Assembly {
  count: number
  /** Questions that everyone is shown, in order. */
  readonly open: Question[]
  /** Questions that are shown only on a condition of their own, which nothing around them has. */
  readonly conditional: { readonly question: Question; readonly condition: Condition }[]
}

/**
 * @param seeded `null`: no condition.
 * @param outer Conditions around it: what they ask, or rest on, is not asked again.
 */
export function conditionFrom(
  seeded: Seed | null,
  assembly: Assembly,
  outer: readonly Condition[],
): Condition | null {
  const some = seeded === null || outer.length > 0 ? null : chained(seeded, assembly)
  return seeded === null || some !== null ? some : independent(seeded, assembly, outer)
}

/** Now and then a question is asked that only some are shown; nothing else is, for it may rest on it. */
function chained([kind = 0, one = 0, , ...values]: Seed, { conditional }: Assembly) {
  const some = conditional[one % conditional.length]
  return kind % 5 === 4 && some !== undefined ? testOf(some.question, values) : null
}

function independent(
  [kind = 0, one = 0, other = 0, ...values]: Seed,
  assembly: Assembly,
  outer: readonly Condition[],
): Condition | null {
  const asked = askedBy(outer, assembly)
  const free = assembly.open.filter(({ id }) => !asked.has(id))
  const first = free[one % free.length]
  if (first === undefined) return null
  const rest = free.filter(question => question !== first)
  const second = rest[other % rest.length]
  const more = second === undefined ? [] : [testOf(second, values.toReversed())]
  return joined(kind, testOf(first, values), more)
}

/** Tests of different questions, joined in one of the ways that there are. */
function joined(kind: number, test: AnswerTest, more: readonly AnswerTest[]): Condition {
  switch (kind % 4) {
    case 0:
      return not(test)
    case 1:
      return all(test, ...more)
    case 2:
      return any(test, ...more.map(not))
    default:
      return test
  }
}

/** The questions that conditions ask, and those that decide whether these are shown. */
function askedBy(conditions: readonly Condition[], { conditional }: Assembly): ReadonlySet<string> {
  const asked = new Set<string>()
  const visit = (condition: Condition): void => {
    for (const { test } of answerTests(condition)) {
      asked.add(test.question)
      const behind = conditional.find(({ question }) => question.id === test.question)
      if (behind !== undefined) visit(behind.condition)
    }
  }
  conditions.forEach(visit)
  return asked
}

/** A test that some answers pass and others do not. */
export function testOf(question: Question, seeded: Seed): AnswerTest {
  return testFor(question, seeded) as AnswerTest
}

function testFor(question: Question, [which = 0, value = 0]: Seed): Condition {
  const { id } = question
  switch (question.type) {
    case 'scale': {
      const steps = scaleSteps(question.scale)
      const step = steps[value % steps.length]!
      return [atLeast(id, step), atMost(id, step), equals(id, step)][which % 3]!
    }
    case 'singleChoice': {
      const codes = question.choices.map(({ code }) => code)
      const code = codes[value % codes.length]!
      return which % 2 === 0
        ? equals(id, code)
        : oneOf(id, code, codes[(value + 1) % codes.length]!)
    }
    case 'multipleChoice':
      return contains(id, question.choices[value % question.choices.length]!.code)
    case 'yesNo':
      return equals(id, value % 2 === 0 ? 'ja' : 'nej')
    case 'number':
      return atLeast(id, 1 + (value % 50))
    case 'date':
      return atMost(id, `20${String(10 + (value % 15))}-06-15`)
    case 'shortText':
    case 'longText':
      return answered(id)
  }
}
