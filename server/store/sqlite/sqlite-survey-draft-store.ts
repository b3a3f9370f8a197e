import type { SurveyDraft } from '../../../surveys/editing/survey-draft.ts'
import { parseDocument } from '../parse-document.ts'
import type { SurveyDraftStore } from '../survey-draft-store.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

export function createSurveyDraftStore(db: Database, queue: WriteQueue): SurveyDraftStore {
  const read = createReader(db)
  const insert = db.prepare(
    'INSERT INTO survey_draft (id, revision, doc) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const save = db.prepare(
    'UPDATE survey_draft SET revision = ?, doc = ? WHERE id = ? AND revision = ?',
  )
  const find = db.prepare<[string], string>('SELECT doc FROM survey_draft WHERE id = ?').pluck()
  const list = db.prepare<[], string>('SELECT doc FROM survey_draft ORDER BY id').pluck()
  const remove = db.prepare('DELETE FROM survey_draft WHERE id = ? AND revision = ?')
  return {
    insertSurveyDraft: draft =>
      queue.run(() => {
        const { changes } = insert.run(draft.id, draft.revision, JSON.stringify(draft))
        return changes === 1 ? 'stored' : 'exists'
      }),
    saveSurveyDraft: draft =>
      queue.run(() => {
        const { id, revision } = draft
        const { changes } = save.run(revision, JSON.stringify(draft), id, revision - 1)
        return changes === 1 ? 'stored' : 'stale'
      }),
    findSurveyDraft: id =>
      read(() => {
        const doc = find.get(id)
        return doc === undefined ? null : parseDocument<SurveyDraft>(doc)
      }),
    listSurveyDrafts: () => read(() => list.all().map(doc => parseDocument<SurveyDraft>(doc))),
    removeSurveyDraft: ({ id, revision }) =>
      queue.run(() => (remove.run(id, revision).changes === 1 ? 'removed' : 'stale')),
  }
}
