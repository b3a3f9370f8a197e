import { type Static, Type } from '@sinclair/typebox'

import { fault } from '../fault.ts'
import { DONT_KNOW } from '../response.ts'
import { LocalizedText, questionBasis } from '../schema/text.ts'
import { answered, BLANK, issue, type QuestionType } from './question-type.ts'

const ScaleDefinition = Type.Object(
  {
    min: Type.Integer({ minimum: 0, maximum: 1, description: 'Lägsta steget.' }),
    max: Type.Integer({ minimum: 2, maximum: 10, description: 'Högsta steget.' }),
    minLabel: LocalizedText,
    maxLabel: LocalizedText,
  },
  { additionalProperties: false, description: 'Skalans steg och vad ändarna betyder.' },
)

const schema = Type.Object(
  {
    ...questionBasis,
    type: Type.Literal('scale'),
    scale: ScaleDefinition,
    dontKnow: Type.Optional(LocalizedText),
  },
  { additionalProperties: false, description: 'Ett betyg på en skala med namngivna ändar.' },
)

/** A grade on a scale m–n with labelled ends, and often "Vet inte / inte aktuellt för oss". */
export type ScaleQuestion = Static<typeof schema>
export type Scale = Static<typeof ScaleDefinition>

/** The steps of a scale in order: 1, 2, 3, 4, 5. */
export function scaleSteps({ min, max }: Pick<Scale, 'min' | 'max'>): readonly number[] {
  return Array.from({ length: max - min + 1 }, (_, index) => min + index)
}

export const scale: QuestionType<ScaleQuestion> = {
  schema,
  faults: question =>
    question.scale.max > question.scale.min + 1 ? [] : [fault('scale.max', 'scaleTooShort')],
  read(question, entered) {
    if (entered.length > 1) return issue('severalValues')
    const text = entered[0]?.trim() ?? ''
    if (text === '') return BLANK
    if (text === DONT_KNOW && question.dontKnow !== undefined) return answered(DONT_KNOW)
    const { min, max } = question.scale
    return isGrade(text, question.scale)
      ? answered(Number(text))
      : issue('notOnScale', { min, max })
  },
}

/** Only the steps themselves, written as they are shown: neither `03` nor `3.0`. */
function isGrade(text: string, { min, max }: Scale): boolean {
  const grade = Number(text)
  return Number.isInteger(grade) && String(grade) === text && grade >= min && grade <= max
}
