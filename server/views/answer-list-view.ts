import type { Warning } from '../../surveys/answering/check-answers.ts'
import { textIn } from '../../surveys/language.ts'
import { hiddenParts } from '../../surveys/logic/visibility.ts'
import { shownPages } from '../../surveys/logic/shown-pages.ts'
import { type NumberQuestion, writeNumber } from '../../surveys/questions/number.ts'
import { type Question, questionsIn } from '../../surveys/questions/question.ts'
import { type Answer, type Answers, DONT_KNOW } from '../../surveys/response.ts'
import type { Survey } from '../../surveys/survey.ts'
import { type ChoiceQuestion, choicesOf } from './questions/choice-view.ts'
import { signed } from './questions/scale-view.ts'
import type { Wording } from './wording.ts'

/**
 * Answers in words, theme by theme, for reading through.
 *
 * @param hidden What is left out: otherwise what is not shown to somebody with these answers.
 * @param hrefOf Where the answers of a page are changed; `null`: they are only shown.
 * @param warnings What stands by the answers that are asked about.
 */
export function answerListView(
  survey: Survey,
  answers: Answers,
  {
    wording,
    hrefOf,
    hidden = hiddenParts(survey, answers),
    warnings = [],
  }: {
    readonly wording: Wording
    readonly hidden?: ReadonlySet<string>
    readonly hrefOf: ((part: number) => string) | null
    readonly warnings?: readonly Warning[]
  },
) {
  const { language } = wording
  return shownPages(survey, hidden)
    .map(({ number, page, blocks }) => ({
      title: textIn(page.title, language),
      href: hrefOf === null ? null : hrefOf(number),
      answers: blocks
        .flatMap(({ elements }) => elements.flatMap(questionsIn))
        .map(question => ({
          question: textIn(question.label, language),
          answer: answerText(question, answers[question.id], wording),
          isBlank: answers[question.id] === undefined,
          warning: warningText(question, warnings, wording),
        })),
    }))
    .filter(theme => theme.answers.length > 0)
}

function warningText(
  { id }: Question,
  warnings: readonly Warning[],
  { language }: Wording,
): string | null {
  const found = warnings.find(({ questionId }) => questionId === id)
  return found === undefined ? null : textIn(found.text, language)
}

/** An answer as a person would say it: "4 av 5", the chosen words, the text. */
export function answerText(
  question: Question,
  answer: Answer | undefined,
  wording: Wording,
): string {
  const { say, language } = wording
  if (answer === undefined) {
    return say(question.required === true ? 'answer.missing' : 'answer.blank')
  }
  const dontKnow = 'dontKnow' in question ? question.dontKnow : undefined
  if (answer === DONT_KNOW && dontKnow !== undefined) return textIn(dontKnow, language)
  switch (question.type) {
    case 'scale':
      return say('answer.grade', { grade: signed(Number(answer)), max: question.scale.max })
    case 'singleChoice':
    case 'multipleChoice':
    case 'yesNo':
      return choiceText(question, answer, wording)
    case 'number':
      return numberText(question, answer, wording)
    case 'date':
    case 'shortText':
    case 'longText':
      return String(answer)
  }
}

/** Each chosen alternative on a line of its own. */
function choiceText(question: ChoiceQuestion, answer: Answer, wording: Wording): string {
  const codes: readonly unknown[] = Array.isArray(answer) ? answer : [answer]
  return choicesOf(question, wording)
    .filter(({ code }) => codes.includes(code))
    .map(({ label }) => label)
    .join('\n')
}

/** With its unit; also what somebody typed that is no number. */
function numberText({ unit }: NumberQuestion, answer: Answer, { language }: Wording): string {
  const written = typeof answer === 'number' ? writeNumber(answer) : String(answer)
  return unit === undefined ? written : `${written} ${textIn(unit, language)}`
}
