import type { CodingBook } from '../../surveys/free-text/coding-book.ts'
import type { RoundId } from '../../surveys/round.ts'

/** What free text is coded with, and what is coded: one book for each question of a round. */
export interface CodingStore {
  /** Adds a book as it stands. @returns 'exists' when the question has one in that round. */
  insertCodingBook(book: CodingBook): Promise<'stored' | 'exists'>
  /** Stores it only if its revision follows the stored one. */
  saveCodingBook(book: CodingBook): Promise<'stored' | 'stale'>
  findCodingBook(round: RoundId, questionId: string): Promise<CodingBook | null>
  /** In the order of the questions' ids by code point. */
  listCodingBooks(round: RoundId): Promise<readonly CodingBook[]>
}
