import { commentOf, readableComments } from '../../reports/free-text/comments.ts'
import type { CodedQuestion } from '../../reports/free-text/count-codes.ts'
import { type CodingBook, emptyBook } from '../../surveys/free-text/coding-book.ts'
import type { Comment } from '../../surveys/free-text/comment.ts'
import type { TextQuestion } from '../../surveys/free-text/text-questions.ts'
import type { Instant } from '../../surveys/instant.ts'
import { isCounted } from '../../surveys/response.ts'
import { type Round, type RoundPhase, roundPhase } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { isSetAside } from './pair-tally-service.ts'
import { findSetAside } from './result-versions.ts'

/** The phases in which nothing more is written that nobody has promised to wait for. */
const READABLE: readonly RoundPhase[] = ['underReview', 'certifying', 'certified']

/** What associations wrote is read when they have all had their time, as results are. */
export function isReadable(round: Round, now: Instant): boolean {
  return READABLE.includes(roundPhase(round, now))
}

/** @throws Problem 'freeText/notYet' while answers are taken. */
export function requireReadable(round: Round, now: Instant): void {
  if (!isReadable(round, now)) throw new Problem('freeText/notYet', { round: round.id })
}

/** Questions with what was written to them and what is decided about it. The responses are read once. */
export async function readCoded(
  round: Round,
  questions: readonly TextQuestion[],
  store: Store,
): Promise<readonly CodedQuestion[]> {
  const written = new Map<string, Comment[]>(questions.map(({ id }) => [id, []]))
  const setAside = await findSetAside(round, store)
  for await (const response of store.eachResponse(round.id)) {
    if (!isCounted(response) || isSetAside(response, setAside)) continue
    for (const [id, comments] of written) {
      const comment = commentOf(response, id)
      if (comment !== null) comments.push(comment)
    }
  }
  const books = new Map((await store.listCodingBooks(round.id)).map(toPair))
  return questions.map(({ id, label }) => ({
    id,
    wording: label.sv,
    comments: readableComments(written.get(id) ?? [], round),
    book: books.get(id) ?? emptyBook(round.id, id),
  }))
}

function toPair(book: CodingBook) {
  return [book.questionId, book] as const
}
