import type { Say } from '../../../reports/documents/document.ts'
import { type Entered, readAnswers } from '../../../surveys/answering/read-answers.ts'
import type { Question } from '../../../surveys/questions/question.ts'
import type { Answers } from '../../../surveys/response.ts'
import { questionsOf, type Survey } from '../../../surveys/survey.ts'
import { answerListView } from '../answer-list-view.ts'

/** What was typed and could not be taken, theme by theme, so that it can be copied; `null`: nothing was sent. */
export function typedThemes(survey: Survey, typed: Entered | null, say: Say) {
  if (typed === null) return []
  return answerListView(survey, typedAnswers(questionsOf(survey), typed), { say, hrefOf: null })
    .map(theme => ({ ...theme, answers: theme.answers.filter(({ isBlank }) => !isBlank) }))
    .filter(theme => theme.answers.length > 0)
}

/** What was typed, to be shown: also text that is too long to be taken. */
export function typedAnswers(questions: readonly Question[], typed: Entered): Answers {
  const texts = questions
    .filter(({ type }) => type === 'longText')
    .flatMap(({ id }) => (typed.get(id) ?? []).map((text): [string, string] => [id, text]))
    .filter(([, text]) => text !== '')
  return { ...Object.fromEntries(texts), ...readAnswers(questions, typed).answers }
}
