import type { Question } from '../questions/question.ts'
import { typeOf } from '../questions/question.ts'
import type { IssueCode, IssueValues } from '../questions/question-type.ts'
import type { Answer, Answers } from '../response.ts'

/** What a form or a row of a file holds, by question id. */
export type Entered = ReadonlyMap<string, readonly string[]>

/** Why an answer was not taken: something the respondent can see and mend. */
export interface AnswerIssue {
  readonly questionId: string
  readonly code: IssueCode
  readonly values: IssueValues
}

export interface ReadAnswers {
  readonly answers: Answers
  readonly issues: readonly AnswerIssue[]
}

/** Reads what was entered for some questions. Blank questions have no answer; faulty ones an issue. */
export function readAnswers(questions: readonly Question[], entered: Entered): ReadAnswers {
  const answers: Record<string, Answer> = {}
  const issues: AnswerIssue[] = []
  for (const question of questions) {
    const reading = typeOf(question).read(question, entered.get(question.id) ?? [])
    if (reading.kind === 'answer') answers[question.id] = reading.answer
    if (reading.kind === 'issue') {
      issues.push({ questionId: question.id, code: reading.code, values: reading.values })
    }
  }
  return { answers, issues }
}

/** The questions that must be answered before sending in and are not. */
function missingAnswers(questions: readonly Question[], answers: Answers): readonly AnswerIssue[] {
  return questions
    .filter(question => question.required === true && answers[question.id] === undefined)
    .map(question => ({ questionId: question.id, code: 'required' as const, values: {} }))
}

/** Everything a response needs to be sent in: read, and complete in what is required. */
export function readResponse(questions: readonly Question[], entered: Entered): ReadAnswers {
  const { answers, issues } = readAnswers(questions, entered)
  const faulty = new Set(issues.map(issue => issue.questionId))
  const missing = missingAnswers(questions, answers).filter(
    ({ questionId }) => !faulty.has(questionId),
  )
  return { answers, issues: [...issues, ...missing] }
}
