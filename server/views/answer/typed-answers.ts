import { type Entered, readAnswers } from '../../../surveys/answering/read-answers.ts'
import type { Question } from '../../../surveys/questions/question.ts'
import type { Answers } from '../../../surveys/response.ts'
import { questionsOf, type Survey } from '../../../surveys/survey.ts'
import { answerListView } from '../answer-list-view.ts'
import type { Wording } from '../wording.ts'

/** What was typed and could not be taken, theme by theme, so that it can be copied; `null`: nothing was sent. */
export function typedThemes(survey: Survey, typed: Entered | null, wording: Wording) {
  if (typed === null) return []
  const answers = typedAnswers(questionsOf(survey), typed)
  // Only a page of it may have been sent: what was typed there is shown, whatever the rest would hide.
  return answerListView(survey, answers, { wording, hrefOf: null, hidden: new Set() })
    .map(theme => ({ ...theme, answers: theme.answers.filter(({ isBlank }) => !isBlank) }))
    .filter(theme => theme.answers.length > 0)
}

/** What was typed, to be shown: also what could not be taken, text that is too long and numbers that are none. */
export function typedAnswers(questions: readonly Question[], typed: Entered): Answers {
  const texts = questions
    .filter(({ type }) => TYPED_TYPES.includes(type))
    .flatMap(({ id }) => (typed.get(id) ?? []).map((text): [string, string] => [id, text]))
    .filter(([, text]) => text !== '')
  return { ...Object.fromEntries(texts), ...readAnswers(questions, typed).answers }
}

const TYPED_TYPES: readonly Question['type'][] = ['number', 'date', 'shortText', 'longText']
