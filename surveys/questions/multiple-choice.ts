import { type Static, Type } from '@sinclair/typebox'

import { type Fault, fault } from '../fault.ts'
import { type Answer, DONT_KNOW } from '../response.ts'
import { choiceBasis, choiceFaults } from './choices.ts'
import { dontKnowBasis, withDontKnow } from './dont-know.ts'
import { questionBasis } from './question-basis.ts'
import {
  answered,
  BLANK,
  issue,
  type QuestionType,
  type Reading,
  writePlainly,
} from './question-type.ts'

const Choice = Type.Object(
  {
    ...choiceBasis,
    exclusive: Type.Optional(
      Type.Boolean({
        description: 'Svaret går inte att välja tillsammans med andra: ”inget av detta”.',
      }),
    ),
  },
  { additionalProperties: false, description: 'Ett svarsalternativ.' },
)

const schema = Type.Object(
  {
    ...questionBasis,
    type: Type.Literal('multipleChoice', { description: 'Frågans typ.' }),
    choices: Type.Array(Choice, {
      minItems: 2,
      maxItems: 40,
      description: 'Svarsalternativen i den ordning de visas.',
    }),
    minChoices: Type.Optional(
      Type.Integer({ minimum: 2, maximum: 40, description: 'Minst så många ska väljas.' }),
    ),
    maxChoices: Type.Optional(
      Type.Integer({ minimum: 2, maximum: 40, description: 'Högst så många får väljas.' }),
    ),
    ...dontKnowBasis,
  },
  { additionalProperties: false, description: 'Ett eller flera svarsalternativ.' },
)

export type MultipleChoiceQuestion = Static<typeof schema>
type Choice = Static<typeof Choice>

/** The choices that can be ticked together. */
function combinable({ choices }: MultipleChoiceQuestion): readonly string[] {
  return choices.filter(({ exclusive }) => exclusive !== true).map(({ code }) => code)
}

function limitsOf({ minChoices = 1, maxChoices = Infinity }: MultipleChoiceQuestion) {
  return { min: minChoices, max: maxChoices }
}

function limitFaults(question: MultipleChoiceQuestion): readonly Fault[] {
  const { min, max } = limitsOf(question)
  const most = combinable(question).length
  if (min > most) return [fault('minChoices', 'moreThanChoices', { most })]
  if (max !== Infinity && max >= most) return [fault('maxChoices', 'limitsNothing', { most })]
  return min > max ? [fault('maxChoices', 'lessThanMin', { min })] : []
}

/** Keeps the order of the definition, so that the same ticks are always the same answer. */
export const multipleChoice: QuestionType<MultipleChoiceQuestion> = {
  schema,
  faults: question => [...choiceFaults(question.choices), ...limitFaults(question)],
  read(question, entered) {
    const codes = new Set(entered.map(code => code.trim()).filter(code => code !== ''))
    return codes.size === 0 ? BLANK : readCodes(question, codes)
  },
  write: writePlainly,
  tests: ['answered', 'contains'],
  representatives,
}

/** "Vet inte" is one more alternative that stands alone. */
function alternativesOf({ choices, dontKnow }: MultipleChoiceQuestion): readonly Choice[] {
  if (dontKnow === undefined) return choices
  return [...choices, { code: DONT_KNOW, label: dontKnow, exclusive: true }]
}

function readCodes(question: MultipleChoiceQuestion, codes: ReadonlySet<string>): Reading {
  const chosen = alternativesOf(question).filter(({ code }) => codes.has(code))
  if (chosen.length < codes.size) return issue('notAChoice')
  const alone = chosen.find(({ exclusive }) => exclusive === true)
  if (alone !== undefined) return readAlone(alone, chosen.length)
  const { min, max } = limitsOf(question)
  if (chosen.length < min) return issue('tooFewChoices', { min })
  if (chosen.length > max) return issue('tooManyChoices', { max })
  return answered(chosen.map(({ code }) => code))
}

function readAlone({ code, label }: Choice, chosen: number): Reading {
  if (chosen > 1) return issue('notAlone', { choice: label })
  return answered(code === DONT_KNOW ? DONT_KNOW : [code])
}

/** All ways to tick the choices that are compared with; more of them than this are not gone through. */
const MOST_COMPARED = 10

function representatives(
  question: MultipleChoiceQuestion,
  values: readonly (string | number)[],
): readonly Answer[] | null {
  const choices = combinable(question)
  const compared = choices.filter(code => values.includes(code))
  if (compared.length > MOST_COMPARED) return null
  const others = choices.filter(code => !values.includes(code))
  const { min, max } = limitsOf(question)
  const together = subsetsOf(compared).flatMap(subset => {
    const missing = Math.max(0, min - subset.length)
    const isPossible = missing <= others.length && subset.length + missing <= max
    return isPossible ? [[...subset, ...others.slice(0, missing)]] : []
  })
  const alone = question.choices.filter(({ exclusive }) => exclusive === true)
  return withDontKnow(question, [...together, ...alone.map(({ code }) => [code])])
}

function subsetsOf(codes: readonly string[]): readonly (readonly string[])[] {
  return codes.reduce<readonly (readonly string[])[]>(
    (subsets, code) => [...subsets, ...subsets.map(subset => [...subset, code])],
    [[]],
  )
}
