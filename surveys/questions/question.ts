import { date, type DateQuestion } from './date.ts'
import { type Information, information } from './information.ts'
import { type LongTextQuestion, longText } from './long-text.ts'
import { matrix, type MatrixQuestion, rowQuestions } from './matrix.ts'
import { type MultipleChoiceQuestion, multipleChoice } from './multiple-choice.ts'
import { number, type NumberQuestion } from './number.ts'
import type { ElementType, QuestionType } from './question-type.ts'
import { type ScaleQuestion, scale } from './scale.ts'
import { type ShortTextQuestion, shortText } from './short-text.ts'
import { type SingleChoiceQuestion, singleChoice } from './single-choice.ts'
import { yesNo, type YesNoQuestion } from './yes-no.ts'

/** A question of any type (fråga): it has an id and at most one answer. */
export type Question =
  | ScaleQuestion
  | SingleChoiceQuestion
  | MultipleChoiceQuestion
  | YesNoQuestion
  | NumberQuestion
  | DateQuestion
  | ShortTextQuestion
  | LongTextQuestion

/** What a page is made of: questions, questions that are asked together, and something to read. */
export type PageElement = Question | MatrixQuestion | Information

/** Every type of question there is. A new type is a file in this folder and a line here. */
const questionTypes = {
  scale,
  singleChoice,
  multipleChoice,
  yesNo,
  number,
  date,
  shortText,
  longText,
} as const

/** Everything that a definition may put on a page, by the name of its type. */
export const elementTypes = { ...questionTypes, matrix, information } as const

/** The type of a question, which knows how to read and check it. */
export function typeOf(question: Question): QuestionType<Question> {
  return questionTypes[question.type]
}

/** The type of anything on a page, which knows how to check its definition. */
export function elementTypeOf(element: PageElement): ElementType<PageElement> {
  return elementTypes[element.type]
}

/** The questions that an element asks: itself, the rows of a matrix, or none. */
export function questionsIn(element: PageElement): readonly Question[] {
  switch (element.type) {
    case 'matrix':
      return rowQuestions(element)
    case 'information':
      return []
    default:
      return [element]
  }
}
