import type { CodingBook } from '../../../surveys/free-text/coding-book.ts'
import type { CodingStore } from '../coding-store.ts'
import { parseDocument } from '../parse-document.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

export function createCodingStore(db: Database, queue: WriteQueue): CodingStore {
  const read = createReader(db)
  const insert = db.prepare(
    'INSERT INTO coding_book (round, question, revision, doc) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const save = db.prepare(
    'UPDATE coding_book SET revision = ?, doc = ? WHERE round = ? AND question = ? AND revision = ?',
  )
  const find = db
    .prepare<[string, string], string>(
      'SELECT doc FROM coding_book WHERE round = ? AND question = ?',
    )
    .pluck()
  const list = db
    .prepare<[string], string>('SELECT doc FROM coding_book WHERE round = ? ORDER BY question')
    .pluck()
  return {
    insertCodingBook: book =>
      queue.run(() => {
        const { roundId, questionId, revision } = book
        const { changes } = insert.run(roundId, questionId, revision, JSON.stringify(book))
        return changes === 1 ? 'stored' : 'exists'
      }),
    saveCodingBook: book =>
      queue.run(() => {
        const { roundId, questionId, revision } = book
        const doc = JSON.stringify(book)
        const { changes } = save.run(revision, doc, roundId, questionId, revision - 1)
        return changes === 1 ? 'stored' : 'stale'
      }),
    findCodingBook: (round, questionId) =>
      read(() => {
        const doc = find.get(round, questionId)
        return doc === undefined ? null : parseDocument<CodingBook>(doc)
      }),
    listCodingBooks: round =>
      read(() => list.all(round).map(doc => parseDocument<CodingBook>(doc))),
  }
}
