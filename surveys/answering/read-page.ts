import { hiddenParts, partsOn } from '../logic/visibility.ts'
import type { Answers } from '../response.ts'
import { type Page, questionsOn, type Survey } from '../survey.ts'
import { checkAnswers, type Warning } from './check-answers.ts'
import { type AnswerIssue, type Entered, readAnswers } from './read-answers.ts'

/** One page of the form, as it was sent. */
export interface EnteredPage {
  readonly entered: Entered
  /** What the form did not show: nothing was cleared there. */
  readonly notShown: ReadonlySet<string>
}

/** One page of the form, read into the draft. */
export interface ReadPage {
  /**
   * The whole draft with the page's answers in it. Answers to questions that have disappeared stay in a
   * draft, so that they are there if somebody changes back; they are left out when it is sent in.
   */
  readonly answers: Answers
  readonly issues: readonly AnswerIssue[]
  readonly warnings: readonly Warning[]
  /** Whether the answers have made something on the page appear, which the form did not show. */
  readonly isMoreShown: boolean
}

/**
 * Reads one page into a draft.
 *
 * @param saved The draft as it was, with the answers of all pages.
 */
export function readPage(
  survey: Survey,
  page: Page,
  { sent, saved }: { readonly sent: EnteredPage; readonly saved: Answers },
): ReadPage {
  const asked = questionsOn(page).filter(({ id }) => !sent.notShown.has(id))
  const read = readAnswers(asked, sent.entered)
  const answers = { ...without(asked, saved), ...read.answers }
  const hidden = hiddenParts(survey, answers)
  const shown = asked.filter(({ id }) => !hidden.has(id))
  const checked = checkAnswers(shown, id => (hidden.has(id) ? undefined : answers[id]))
  return {
    answers,
    issues: [...read.issues.filter(({ questionId }) => !hidden.has(questionId)), ...checked.issues],
    warnings: checked.warnings,
    isMoreShown: partsOn(page).some(id => sent.notShown.has(id) && !hidden.has(id)),
  }
}

/** The soft checks that speak on a page of a draft, to be shown again with it. */
export function pageWarnings(survey: Survey, page: Page, saved: Answers): readonly Warning[] {
  const hidden = hiddenParts(survey, saved)
  const shown = questionsOn(page).filter(({ id }) => !hidden.has(id))
  return checkAnswers(shown, id => (hidden.has(id) ? undefined : saved[id])).warnings
}

function without(questions: readonly { readonly id: string }[], answers: Answers): Answers {
  const ids = new Set(questions.map(({ id }) => id))
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.has(id)))
}
