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

/** What a form would have entered to give these answers: the reverse of reading them. */
export function writeAnswers(questions: readonly Question[], answers: Answers): Entered {
  return new Map(
    questions.map(question => {
      const answer = answers[question.id]
      return [question.id, answer === undefined ? [] : typeOf(question).write(answer)]
    }),
  )
}
