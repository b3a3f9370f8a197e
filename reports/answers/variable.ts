import { textIn } from '../../surveys/language.ts'
import type { Question } from '../../surveys/questions/question.ts'
import { type Scale, scaleSteps } from '../../surveys/questions/scale.ts'
import { YES_NO } from '../../surveys/questions/yes-no.ts'
import type { Answers } from '../../surveys/response.ts'
import { questionsOf, type Survey } from '../../surveys/survey.ts'

/** What stands in a file of answers where a question has none: left blank, and never shown. */
export const BLANK = 'OBESVARAD'
export const NOT_SHOWN = 'EJ_VISAD'

/** An answer as it stands in a file, and in words; the words of a step between the ends of a scale are its number. */
export interface Code {
  readonly code: string
  readonly label: string
}

/** A column of answers (variabel): a question, or one alternative of a question that takes several. */
export interface Variable {
  /** As R takes it without quoting: `samverkan.bemotande`, `samverkan.delar__skola`. */
  readonly name: string
  readonly question: Question
  /** The alternative that is chosen (1) or not (0); `null`: the answer itself. */
  readonly choice: Code | null
}

/** The variables of a survey in the order of its questions; one for each alternative where several can be chosen. */
export function variablesOf(survey: Survey): readonly Variable[] {
  return questionsOf(survey).flatMap(question =>
    question.type === 'multipleChoice'
      ? codesOf(question).map(choice => ({
          name: `${nameOf(question)}__${choice.code.replaceAll('-', '_')}`,
          question,
          choice,
        }))
      : [wholeVariable(question)],
  )
}

/** A question as one variable, however many can be chosen. */
export function wholeVariable(question: Question): Variable {
  return { name: nameOf(question), question, choice: null }
}

/** A hyphen would be a minus in R; ids have no underscore of their own, so that two never get the same name. */
function nameOf({ id }: Question): string {
  return id.replaceAll('-', '_')
}

/** The fixed answers of a question in the order in which they are shown, without "vet inte"; none: anything. */
export function codesOf(question: Question): readonly Code[] {
  switch (question.type) {
    case 'scale':
      return scaleCodes(question.scale)
    case 'singleChoice':
    case 'multipleChoice':
      return question.choices.map(({ code, label }) => ({ code, label: textIn(label, 'sv') }))
    case 'yesNo':
      return YES_NO.map(code => ({ code, label: code }))
    case 'number':
    case 'date':
    case 'shortText':
    case 'longText':
      return []
  }
}

function scaleCodes(scale: Scale): readonly Code[] {
  const ends = new Map([
    [scale.min, textIn(scale.minLabel, 'sv')],
    [scale.max, textIn(scale.maxLabel, 'sv')],
  ])
  return scaleSteps(scale).map(step => ({
    code: String(step),
    label: ends.get(step) ?? String(step),
  }))
}

/** Whether a question is answered in words of one's own. */
export function isText({ type }: Question): boolean {
  return type === 'shortText' || type === 'longText'
}

/**
 * What somebody answered, as it stands in a file: a number, a code, words, or why there is nothing.
 *
 * @param hidden What they were not shown: an answer that was given before it disappeared is none.
 */
export function valueIn(
  { question, choice }: Variable,
  answers: Answers,
  hidden: ReadonlySet<string>,
): string | number {
  if (hidden.has(question.id)) return NOT_SHOWN
  const answer = answers[question.id]
  if (answer === undefined) return BLANK
  if (typeof answer === 'number' || typeof answer === 'string') return answer
  if (choice === null) return answer.join(' ')
  return answer.includes(choice.code) ? 1 : 0
}
