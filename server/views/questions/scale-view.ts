import { textIn } from '../../../surveys/language.ts'
import { type Scale, type ScaleQuestion, scaleSteps } from '../../../surveys/questions/scale.ts'
import type { Wording } from '../wording.ts'
import { dontKnowOption, fieldOf, type FormContent } from './field.ts'

/** A grade: the steps beside one another, what the ends mean, and "vet inte" apart from them. */
export function scaleView(question: ScaleQuestion, content: FormContent, wording: Wording) {
  const { scale } = question
  const field = fieldOf(question, content, wording)
  const entered = content.entered.get(question.id) ?? []
  return {
    ...field,
    ...scaleEnds(scale, wording),
    steps: scaleSteps(scale).map((step, index) => ({
      id: `${field.id}-${index + 1}`,
      name: field.name,
      value: String(step),
      text: signed(step),
      meaning: meaningOf(step, scale, wording),
      checked: entered[0] === String(step),
      invalid: field.error !== null,
    })),
    dontKnow: dontKnowOption(question, field, { entered, ...wording }),
  }
}

/** The ends of a scale with their steps: "1 Mycket dåligt". */
export function scaleEnds({ min, max, minLabel, maxLabel }: Scale, { language }: Wording) {
  return {
    minText: `${signed(min)} ${textIn(minLabel, language)}`,
    maxText: `${signed(max)} ${textIn(maxLabel, language)}`,
  }
}

/** What a step means; `null` between the ends. */
export function meaningOf(step: number, scale: Scale, { language }: Wording): string | null {
  if (step === scale.min) return textIn(scale.minLabel, language)
  return step === scale.max ? textIn(scale.maxLabel, language) : null
}

/** A step as it is shown, with a minus sign that can be seen. */
export function signed(step: number): string {
  return String(step).replace('-', '−')
}
