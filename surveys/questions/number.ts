import { type Static, Type } from '@sinclair/typebox'

import { type Fault, fault } from '../fault.ts'
import { type Answer, DONT_KNOW } from '../response.ts'
import { localized } from '../schema/text.ts'
import { dontKnowBasis, isDontKnow, withDontKnow } from './dont-know.ts'
import { questionBasis } from './question-basis.ts'
import { answered, issue, type QuestionType, type Reading, readOne } from './question-type.ts'

const LARGEST = 1_000_000_000_000

const limit = (description: string) =>
  Type.Optional(Type.Number({ minimum: -LARGEST, maximum: LARGEST, description }))

const schema = Type.Object(
  {
    ...questionBasis,
    type: Type.Literal('number', { description: 'Frågans typ.' }),
    min: limit('Minsta tal som tas emot.'),
    max: limit('Största tal som tas emot.'),
    decimals: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 4,
        description: 'Högsta antal decimaler. Utan uppgift tas bara heltal emot.',
      }),
    ),
    unit: Type.Optional(localized('Enheten, som står efter fältet: kronor, timmar.')),
    ...dontKnowBasis,
  },
  { additionalProperties: false, description: 'Ett tal. Decimaler skrivs med kommatecken.' },
)

export type NumberQuestion = Static<typeof schema>

function limitsOf({ min = -LARGEST, max = LARGEST, decimals = 0 }: NumberQuestion) {
  return { min, max, decimals }
}

function limitFaults(question: NumberQuestion): readonly Fault[] {
  const { min, max, decimals } = limitsOf(question)
  const tooFine = (['min', 'max'] as const).filter(
    name => decimalsIn(String(question[name] ?? 0)) > decimals,
  )
  return [
    ...tooFine.map(name => fault(name, 'tooManyDecimals', { decimals })),
    ...(min < max ? [] : [fault('max', 'notAboveMin', { min })]),
  ]
}

/** As people write in Sweden: decimal comma, spaces between thousands, either kind of minus sign. */
export const number: QuestionType<NumberQuestion> = {
  schema,
  faults: limitFaults,
  read: (question, entered) =>
    readOne(entered, text =>
      isDontKnow(question, text) ? answered(DONT_KNOW) : readNumber(question, text),
    ),
  write: answer => [typeof answer === 'number' ? writeNumber(answer) : String(answer)],
  tests: ['answered', 'equals', 'oneOf', 'atLeast', 'atMost'],
  representatives,
}

/** `1 234,5`, with a comma; no thousands' spaces, so that it can be edited in place. */
export function writeNumber(value: number): string {
  return String(value).replace('.', ',')
}

/** A space between thousands may be any of those that Excel and telephones write. */
const WRITTEN = /^[-−]?(\d+|\d{1,3}([ \u00a0\u2009\u202f]\d{3})+)([.,]\d+)?$/

function readNumber(question: NumberQuestion, text: string): Reading {
  if (!WRITTEN.test(text)) return issue('notANumber')
  const plain = text
    .replace(/[ \u00a0\u2009\u202f]/g, '')
    .replace('−', '-')
    .replace(',', '.')
  const { min, max, decimals } = limitsOf(question)
  if (decimalsIn(plain) > decimals) return issue('tooManyDecimals', { decimals })
  const value = Number(plain)
  if (value < min) return issue('tooSmall', { min })
  if (value > max) return issue('tooLarge', { max })
  return answered(Object.is(value, -0) ? 0 : value)
}

function decimalsIn(plain: string): number {
  return plain.split('.')[1]?.length ?? 0
}

/** Each value that is compared with, what lies next to it on both sides, and the ends. */
function representatives(
  question: NumberQuestion,
  values: readonly (string | number)[],
): readonly Answer[] {
  const { min, max, decimals } = limitsOf(question)
  const step = 10 ** -decimals
  const compared = values.filter(value => typeof value === 'number')
  const beside = compared.flatMap(value => [value - step, value, value + step])
  const candidates = [min, max, ...beside].map(value => Number(value.toFixed(decimals)))
  return withDontKnow(question, [
    ...new Set(candidates.filter(value => value >= min && value <= max)),
  ])
}
