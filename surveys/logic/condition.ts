import { type Static, type TProperties, Type } from '@sinclair/typebox'

import { QuestionId } from '../schema/text.ts'

/** What one answer is asked: each test is true or false of every answer, also of none. */
export const ANSWER_TESTS = [
  'answered',
  'equals',
  'oneOf',
  'contains',
  'atLeast',
  'atMost',
] as const
export type AnswerTestName = (typeof ANSWER_TESTS)[number]

const question = QuestionId
const value = Type.Unsafe<string | number>({
  type: ['string', 'number'],
  description:
    'Svarsalternativets kod, betyget, talet eller dagen (ÅÅÅÅ-MM-DD). VE står för ”vet inte”.',
})
const condition = Type.Unsafe<Condition>({
  $ref: '#/$defs/condition',
  description: 'Villkoret som prövas.',
})
const conditions = Type.Unsafe<readonly Condition[]>({
  type: 'array',
  items: { $ref: '#/$defs/condition' },
  minItems: 1,
  maxItems: 40,
  description: 'Villkoren som prövas.',
})

const branch = <Name extends string, Properties extends TProperties>(
  name: Name,
  properties: Properties,
  description: string,
) =>
  Type.Object(
    { test: Type.Literal(name, { description: 'Vad som prövas.' }), ...properties },
    { additionalProperties: false, description },
  )

const answered = branch(
  'answered',
  { question },
  'Frågan är besvarad. Även ”vet inte” är ett svar; ”inte besvarad” skrivs med not.',
)
const equals = branch('equals', { question, value }, 'Svaret är precis det här.')
const oneOf = branch(
  'oneOf',
  {
    question,
    values: Type.Array(value, {
      minItems: 1,
      maxItems: 40,
      description: 'Svaren som räknas.',
    }),
  },
  'Svaret är något av de här.',
)
const contains = branch(
  'contains',
  { question, value },
  'Det här svarsalternativet är ett av dem som är valda i en flervalsfråga.',
)
const atLeast = branch(
  'atLeast',
  { question, value },
  'Betyget eller talet är minst så här stort, eller dagen är den här eller senare.',
)
const atMost = branch(
  'atMost',
  { question, value },
  'Betyget eller talet är högst så här stort, eller dagen är den här eller tidigare.',
)
const not = branch('not', { condition }, 'Villkoret är inte uppfyllt.')
const all = branch('all', { conditions }, 'Alla villkoren är uppfyllda.')
const any = branch('any', { conditions }, 'Minst ett av villkoren är uppfyllt.')

const branches = [answered, equals, oneOf, contains, atLeast, atMost, not, all, any]

/** A test of one answer. */
export type AnswerTest =
  | Static<typeof answered>
  | Static<typeof equals>
  | Static<typeof oneOf>
  | Static<typeof contains>
  | Static<typeof atLeast>
  | Static<typeof atMost>

/** When a part of a form is shown, or a check of it speaks (villkor): data, which nothing compiles. */
export type Condition =
  | AnswerTest
  | { readonly test: 'not'; readonly condition: Condition }
  | { readonly test: 'all' | 'any'; readonly conditions: readonly Condition[] }

/** A schema that has conditions has this in its `$defs`, as `condition`. */
export const ConditionSchema = Type.Unsafe<Condition>({
  type: 'object',
  discriminator: { propertyName: 'test' },
  oneOf: branches,
  description:
    'Ett villkor på svaren på tidigare frågor. En fråga som inte är besvarad, eller inte visas, uppfyller inget test.',
})

/** A condition on earlier questions, as a property. */
export function conditional(description: string) {
  return Type.Unsafe<Condition>({ $ref: '#/$defs/condition', description })
}

/** The tests in a condition that ask an answer, each with its place in it. */
export function answerTests(
  condition: Condition,
  path = '',
): readonly { readonly path: string; readonly test: AnswerTest }[] {
  switch (condition.test) {
    case 'not':
      return answerTests(condition.condition, `${path}.condition`)
    case 'all':
    case 'any':
      return condition.conditions.flatMap((part, index) =>
        answerTests(part, `${path}.conditions[${index}]`),
      )
    default:
      return [{ path, test: condition }]
  }
}

/** The values that a test compares with. */
export function valuesOf(test: AnswerTest): readonly (string | number)[] {
  if (test.test === 'answered') return []
  return test.test === 'oneOf' ? test.values : [test.value]
}
