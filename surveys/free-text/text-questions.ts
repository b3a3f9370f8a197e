import type { LongTextQuestion } from '../questions/long-text.ts'
import type { ShortTextQuestion } from '../questions/short-text.ts'
import { questionsOf, type Survey } from '../survey.ts'

export type TextQuestion = ShortTextQuestion | LongTextQuestion

/** The questions that are answered in free text, in the order in which they are asked. */
export function textQuestionsOf(survey: Survey): readonly TextQuestion[] {
  return questionsOf(survey).filter(
    question => question.type === 'longText' || question.type === 'shortText',
  )
}
