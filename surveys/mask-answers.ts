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

export type MaskedAnswers =
  | { readonly kind: 'masked'; readonly answers: Answers; readonly count: number }
  /** The question has no free text in this answer, or there is no such question. */
  | { readonly kind: 'notFreeText'; readonly question: string }
  /** The words stand in none of the free texts. */
  | { readonly kind: 'notFound'; readonly words: string }

/**
 * The answers with `MASKED` in place of what is to be taken out. Only free text can be masked; what was to be masked
 * and is not there is told, so that nothing is disclosed for a slip of the pen.
 *
 * @returns `count`: how many places are masked.
 */
export function maskAnswers(survey: Survey, answers: Answers, masking: Masking): MaskedAnswers {
  const free = questionsOf(survey).filter(question => isFreeText(question, answers))
  const question = masking.questions.find(id => free.every(each => each.id !== id))
  if (question !== undefined) return { kind: 'notFreeText', question }
  const words = masking.words.find(
    each => each.trim() === '' || free.every(({ id }) => placesOf(answers[id], each) === 0),
  )
  if (words !== undefined) return { kind: 'notFound', words }
  const masked = free.map(({ id }) => ({ id, ...maskText(id, String(answers[id]), masking) }))
  return {
    kind: 'masked',
    answers: { ...answers, ...Object.fromEntries(masked.map(({ id, text }) => [id, text])) },
    count: masked.reduce((sum, { count }) => sum + count, 0),
  }
}

function isFreeText({ id, type }: Question, answers: Answers): boolean {
  return (type === 'longText' || type === 'shortText') && answers[id] !== undefined
}

function maskText(id: string, text: string, { questions, words }: Masking) {
  if (questions.includes(id)) return { text: MASKED, count: 1 }
  const wanted = words.map(pattern).join('|')
  if (wanted === '') return { text, count: 0 }
  const found = new RegExp(wanted, 'giu')
  return { text: text.replace(found, MASKED), count: text.match(found)?.length ?? 0 }
}

function placesOf(answer: Answers[string] | undefined, words: string): number {
  return String(answer).match(new RegExp(pattern(words), 'giu'))?.length ?? 0
}

/** The words as they are, with any blank between them, also a new line. */
function pattern(words: string): string {
  return words
    .trim()
    .normalize('NFC')
    .split(/\s+/u)
    .map(word => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`))
    .join(String.raw`\s+`)
}
