import { type Static, Type } from '@sinclair/typebox'

import { type Fault, fault } from '../fault.ts'
import { DONT_KNOW } from '../response.ts'
import { localized } from '../schema/text.ts'
import { dontKnowBasis, isDontKnow, withDontKnow } from './dont-know.ts'
import { questionBasis } from './question-basis.ts'
import { answered, issue, type QuestionType, readOne, writePlainly } from './question-type.ts'

const step = (description: string) => Type.Integer({ minimum: -10, maximum: 10, description })

export const ScaleDefinition = Type.Object(
  {
    min: step('Lägsta steget.'),
    max: step('Högsta steget.'),
    minLabel: localized('Vad det lägsta steget betyder.'),
    maxLabel: localized('Vad det högsta steget betyder.'),
  },
  { additionalProperties: false, description: 'Skalans steg och vad ändarna betyder.' },
)

const schema = Type.Object(
  {
    ...questionBasis,
    type: Type.Literal('scale', { description: 'Frågans typ.' }),
    scale: ScaleDefinition,
    ...dontKnowBasis,
  },
  { additionalProperties: false, description: 'Ett betyg på en skala med namngivna ändar.' },
)

/** A grade on a scale m–n with labelled ends, and often "Vet inte / inte aktuellt för oss". */
export type ScaleQuestion = Static<typeof schema>
export type Scale = Static<typeof ScaleDefinition>

/** Fewer steps are a choice and no scale; more cannot be told apart, nor stand beside one another. */
const FEWEST_STEPS = 3
const MOST_STEPS = 11

/** The steps of a scale in order: 1, 2, 3, 4, 5. */
export function scaleSteps({ min, max }: Pick<Scale, 'min' | 'max'>): readonly number[] {
  return Array.from({ length: max - min + 1 }, (_, index) => min + index)
}

export function scaleFaults({ min, max }: Pick<Scale, 'min' | 'max'>): readonly Fault[] {
  const steps = max - min + 1
  if (steps < FEWEST_STEPS) return [fault('scale.max', 'scaleTooShort')]
  return steps > MOST_STEPS ? [fault('scale.max', 'scaleTooLong', { most: MOST_STEPS })] : []
}

export const scale: QuestionType<ScaleQuestion> = {
  schema,
  faults: question => scaleFaults(question.scale),
  read: (question, entered) =>
    readOne(entered, text => {
      if (isDontKnow(question, text)) return answered(DONT_KNOW)
      const { min, max } = question.scale
      return isGrade(text, question.scale)
        ? answered(Number(text))
        : issue('notOnScale', { min, max })
    }),
  write: writePlainly,
  tests: ['answered', 'equals', 'oneOf', 'atLeast', 'atMost'],
  representatives: question => withDontKnow(question, scaleSteps(question.scale)),
}

/** Only the steps themselves, written as they are shown: neither `03` nor `3.0`. */
function isGrade(text: string, { min, max }: Scale): boolean {
  const grade = Number(text)
  return Number.isInteger(grade) && String(grade) === text && grade >= min && grade <= max
}
