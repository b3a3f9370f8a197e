import { hiddenParts } from '../logic/visibility.ts'
import type { Question } from '../questions/question.ts'
import type { Answers } from '../response.ts'
import { questionsOf, type Survey } from '../survey.ts'
import { checkAnswers, type Warning } from './check-answers.ts'
import { type AnswerIssue, type Entered, readAnswers } from './read-answers.ts'

/** A whole response as it was entered. */
export interface ReadResponse {
  /** Only to questions that are shown: the rest is not part of the response. */
  readonly answers: Answers
  readonly issues: readonly AnswerIssue[]
  /** What the respondent is asked about once before it is taken. */
  readonly warnings: readonly Warning[]
  /** What is not shown to someone with these answers. */
  readonly hidden: ReadonlySet<string>
  /** Questions that were answered, and are not shown to someone with these answers. */
  readonly dropped: readonly string[]
}

/** Everything a response needs to be sent in: read, and complete in what is shown and required. */
export function readResponse(survey: Survey, entered: Entered): ReadResponse {
  const questions = questionsOf(survey)
  const read = readAnswers(questions, entered)
  const hidden = hiddenParts(survey, read.answers)
  const shown = hidden.size === 0 ? questions : questions.filter(({ id }) => !hidden.has(id))
  const answers = hidden.size === 0 ? read.answers : answersTo(shown, read.answers)
  const issues = read.issues.filter(({ questionId }) => !hidden.has(questionId))
  const checked = checkAnswers(shown, id => answers[id])
  return {
    answers,
    issues: [...issues, ...missingAnswers(shown, answers, issues), ...checked.issues],
    warnings: checked.warnings,
    hidden,
    dropped: Object.keys(read.answers).filter(id => hidden.has(id)),
  }
}

/** The answers to some questions, without those to others. */
export function answersTo(questions: readonly Question[], answers: Answers): Answers {
  return Object.fromEntries(
    questions.flatMap(({ id }) => {
      const answer = answers[id]
      return answer === undefined ? [] : [[id, answer]]
    }),
  )
}

/** The questions that must be answered before sending in and are not; a faulty answer is told as that. */
function missingAnswers(
  questions: readonly Question[],
  answers: Answers,
  issues: readonly AnswerIssue[],
): readonly AnswerIssue[] {
  const faulty = new Set(issues.map(({ questionId }) => questionId))
  return questions
    .filter(({ id, required }) => required === true && answers[id] === undefined && !faulty.has(id))
    .map(({ id }) => ({ questionId: id, code: 'required', values: {} }))
}
