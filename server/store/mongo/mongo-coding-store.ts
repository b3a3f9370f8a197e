import type { CodingBook } from '../../../surveys/free-text/coding-book.ts'
import type { CodingStore } from '../coding-store.ts'
import { parseDocument } from '../parse-document.ts'
import { asked, insertOnce } from './errors.ts'
import { joinedId } from './joined-id.ts'
import type { Models } from './models.ts'

export function createCodingStore({ codingBook }: Pick<Models, 'codingBook'>): CodingStore {
  return {
    insertCodingBook: book => {
      const { roundId: round, questionId: question, revision } = book
      const _id = idOf(round, question)
      const text = JSON.stringify(book)
      return insertOnce(codingBook.create([{ _id, round, question, revision, text }]))
    },
    async saveCodingBook(book) {
      const { roundId, questionId, revision } = book
      const change = { $set: { revision, text: JSON.stringify(book) } }
      const before = { _id: idOf(roundId, questionId), revision: revision - 1 }
      const { matchedCount } = await asked(codingBook.updateOne(before, change).exec())
      return matchedCount === 1 ? 'stored' : 'stale'
    },
    async findCodingBook(round, question) {
      const found = await asked(codingBook.findById(idOf(round, question)).lean().exec())
      return found === null ? null : parseDocument<CodingBook>(found.text)
    },
    async listCodingBooks(round) {
      const found = await asked(codingBook.find({ round }).sort({ question: 1 }).lean().exec())
      return found.map(({ text }) => parseDocument<CodingBook>(text))
    },
  }
}

function idOf(round: string, question: string): string {
  return joinedId([round, question], ' ')
}
