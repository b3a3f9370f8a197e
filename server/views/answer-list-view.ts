import type { Say } from '../../reports/documents/document.ts'
import type { Question } from '../../surveys/questions/question.ts'
import { type Answer, type Answers, DONT_KNOW } from '../../surveys/response.ts'
import type { Survey } from '../../surveys/survey.ts'

/**
 * Answers in words, theme by theme, for reading through.
 *
 * @param hrefOf Where the answers of a page are changed; `null`: they are only shown.
 */
export function answerListView(
  survey: Survey,
  answers: Answers,
  { say, hrefOf }: { readonly say: Say; readonly hrefOf: ((part: number) => string) | null },
) {
  return survey.pages.map((page, index) => ({
    title: page.title.sv,
    href: hrefOf === null ? null : hrefOf(index + 1),
    answers: page.questions.map(question => ({
      question: question.label.sv,
      answer: answerText(question, answers[question.id], say),
      isBlank: answers[question.id] === undefined,
    })),
  }))
}

/** An answer as a person would say it: "4 av 5", the chosen words, the text. */
export function answerText(question: Question, answer: Answer | undefined, say: Say): string {
  if (answer === undefined) return say(question.required ? 'answer.missing' : 'answer.blank')
  switch (question.type) {
    case 'scale':
      return answer === DONT_KNOW
        ? (question.dontKnow?.sv ?? DONT_KNOW)
        : say('answer.grade', { grade: String(answer), max: question.scale.max })
    case 'singleChoice':
    case 'multipleChoice': {
      const codes = typeof answer === 'string' ? [answer] : (answer as readonly string[])
      return question.choices
        .filter(({ code }) => codes.includes(code))
        .map(({ label }) => label.sv)
        .join('\n')
    }
    case 'longText':
      return String(answer)
  }
}
