import { type LongTextQuestion, longText } from './long-text.ts'
import { type MultipleChoiceQuestion, multipleChoice } from './multiple-choice.ts'
import type { QuestionType } from './question-type.ts'
import { type ScaleQuestion, scale } from './scale.ts'
import { type SingleChoiceQuestion, singleChoice } from './single-choice.ts'

/** A question of any type (fråga). */
export type Question =
  ScaleQuestion | SingleChoiceQuestion | MultipleChoiceQuestion | LongTextQuestion

/** Every type of question there is. A new type is a file in this folder and a line here. */
export const questionTypes = { scale, singleChoice, multipleChoice, longText } as const

/** The type of a question, which knows how to read and check it. */
export function typeOf(question: Question): QuestionType<Question> {
  return questionTypes[question.type]
}
