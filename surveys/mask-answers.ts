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
    .map(question => ({ question, text: String(answers[question.id]).normalize('NFC') }))
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
    each => each.trim() === '' || free.every(({ text }) => placesOf(text, each).length === 0),
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
  const places = together(words.flatMap(each => placesOf(text, each)))
  const masked = places.reduceRight(
    (rest, { from, to }) => rest.slice(0, from) + MASKED + rest.slice(to),
    text,
  )
  return { text: masked, count: places.length }
}

/** From its first character to the one after its last. */
interface Place {
  readonly from: number
  readonly to: number
}

/** Every place where the words stand, also where one begins before another has ended. */
function placesOf(text: string, words: string): readonly Place[] {
  const wanted = new RegExp(pattern(words), 'giu')
  const places: Place[] = []
  for (let found = wanted.exec(text); found !== null; found = wanted.exec(text)) {
    places.push({ from: found.index, to: found.index + found[0].length })
    wanted.lastIndex = found.index + 1
  }
  return places
}

/** Places that overlap become one: of two words that share some letters both are gone. */
function together(places: readonly Place[]): readonly Place[] {
  const joined: Place[] = []
  for (const place of places.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last === undefined || place.from >= last.to) joined.push(place)
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, place.to) }
  }
  return joined
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
