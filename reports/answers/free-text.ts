import { hiddenParts } from '../../surveys/logic/visibility.ts'
import type { Answers } from '../../surveys/response.ts'
import { questionsOf, type Survey } from '../../surveys/survey.ts'
import { sha256 } from '../results/canonical.ts'
import { isText, wholeVariable } from './variable.ts'

/** Something that was answered in words of one's own, apart from everything else that the same association answered. */
export interface FreeText {
  readonly variable: string
  readonly text: string
  /** What it is ordered by, hexadecimal: it follows from question and text alone, and tells nothing of who or when. */
  readonly order: string
}

/** What somebody has written, question by question; what they were not shown is not among it. */
export function freeTextsIn(survey: Survey, answers: Answers): readonly FreeText[] {
  const hidden = hiddenParts(survey, answers)
  return questionsOf(survey).flatMap(question => {
    const text = answers[question.id]
    if (!isText(question) || typeof text !== 'string' || hidden.has(question.id)) return []
    const variable = wholeVariable(question).name
    return [{ variable, text, order: sha256(`${variable}\n${text}`) }]
  })
}
