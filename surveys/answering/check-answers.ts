import { answerTests, type Condition } from '../logic/condition.ts'
import { type AnswerOf, holds } from '../logic/evaluate.ts'
import type { Question } from '../questions/question.ts'
import type { LocalizedText } from '../schema/text.ts'
import type { AnswerIssue } from './read-answers.ts'

/** An answer that may well be right, and that the respondent is asked about once. */
export interface Warning {
  readonly questionId: string
  readonly text: LocalizedText
  /**
   * Which check spoke, and of which answers. A form that shows the warning carries this, and when it comes
   * back with the same answers, it has been confirmed; other answers make another confirmation.
   */
  readonly confirmation: string
}

export interface CheckedAnswers {
  readonly issues: readonly AnswerIssue[]
  readonly warnings: readonly Warning[]
}

/** Puts the checks of some questions to the answers: what is refused, and what is asked about. */
export function checkAnswers(questions: readonly Question[], answerOf: AnswerOf): CheckedAnswers {
  const speaking = questions.flatMap(({ id, checks = [] }) =>
    checks.flatMap((check, index) =>
      holds(check.if, answerOf) ? [{ questionId: id, index, ...check }] : [],
    ),
  )
  return {
    issues: speaking
      .filter(({ level }) => level === 'refuse')
      .map(({ questionId, text }) => ({ questionId, code: 'refused', values: { text } })),
    warnings: speaking
      .filter(({ level }) => level === 'confirm')
      .map(({ questionId, index, text, if: condition }) => ({
        questionId,
        text,
        confirmation: `${questionId} ${index} ${fingerprint(condition, answerOf)}`,
      })),
  }
}

/** What the condition was told: of a free text only whether there is one. */
function fingerprint(condition: Condition, answerOf: AnswerOf): string {
  const told = answerTests(condition).map(({ test }) => {
    const answer = answerOf(test.question)
    return test.test === 'answered' ? answer !== undefined : (answer ?? null)
  })
  return JSON.stringify(told)
}
