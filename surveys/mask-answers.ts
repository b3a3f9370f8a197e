import type { Question } from './questions/question.ts'
import type { Answers } from './response.ts'
import { questionsOf, type Survey } from './survey.ts'

/** What stands where something has been taken out of a copy (maskning). */
const MASKED = '[maskat]'

/** What is taken out of free texts before an answer is disclosed (lämnas ut). */
export interface Masking {
  /** Questions whose whole answer is taken out. */
  readonly questions: readonly string[]
  /** Words that are taken out wherever they stand in a free text, whatever their case. */
  readonly words: readonly string[]
}

/** A free text of an answer, as it was written. */
export interface FreeTextAnswer {
  readonly question: Question
  readonly text: string
}

export type MaskedAnswers =
  | { readonly kind: 'masked'; readonly answers: Answers; readonly count: number }
  /** The question has no free text in this answer, or there is no such question. */
  | { readonly kind: 'notFreeText'; readonly question: string }
  /** The words stand in none of the free texts. */
  | { readonly kind: 'notFound'; readonly words: string }

/** Everything in the answers that can be masked, in the order of the survey. */
export function freeTextsOf(survey: Survey, answers: Answers): readonly FreeTextAnswer[] {
  return questionsOf(survey)
    .filter(({ id, type }) => FREE_TEXT.has(type) && answers[id] !== undefined)
    .map(question => ({ question, text: String(answers[question.id]) }))
}

const FREE_TEXT: ReadonlySet<Question['type']> = new Set(['longText', 'shortText'])

/**
 * The answers with `MASKED` in place of what is to be taken out. Only free text can be masked; what was to be masked
 * and is not there is told, so that nothing is disclosed for a slip of the pen.
 *
 * @returns `count`: how many places are masked.
 */
export function maskAnswers(survey: Survey, answers: Answers, masking: Masking): MaskedAnswers {
  const free = freeTextsOf(survey, answers)
  const question = masking.questions.find(id => free.every(each => each.question.id !== id))
  if (question !== undefined) return { kind: 'notFreeText', question }
  const words = masking.words.find(
    each => each.trim() === '' || free.every(({ text }) => placesOf(text, each) === 0),
  )
  if (words !== undefined) return { kind: 'notFound', words }
  const masked = free.map(({ question: { id }, text }) => ({ id, ...maskText(id, text, masking) }))
  return {
    kind: 'masked',
    answers: { ...answers, ...Object.fromEntries(masked.map(({ id, text }) => [id, text])) },
    count: masked.reduce((sum, { count }) => sum + count, 0),
  }
}

function maskText(id: string, text: string, { questions, words }: Masking) {
  if (questions.includes(id)) return { text: MASKED, count: 1 }
  const wanted = words.map(pattern).join('|')
  if (wanted === '') return { text, count: 0 }
  const found = new RegExp(wanted, 'giu')
  return { text: text.replace(found, MASKED), count: text.match(found)?.length ?? 0 }
}

function placesOf(text: string, words: string): number {
  return text.match(new RegExp(pattern(words), 'giu'))?.length ?? 0
}

/** The words as they are, with any blank between them, also a new line. */
function pattern(words: string): string {
  return words
    .trim()
    .normalize('NFC')
    .split(/\s+/u)
    .map(word => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
    .join(String.raw`\s+`)
}
