import type { Addition } from '../../../reports/follow-up/additions.ts'
import type { DossierStore } from '../dossier-store.ts'
import { parseDocument } from '../parse-document.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

export function createDossierStore(db: Database, queue: WriteQueue): DossierStore {
  const read = createReader(db)
  const insert = db.prepare(
    'INSERT INTO dossier_addition (dossier, number, doc) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const list = db
    .prepare<[string], string>('SELECT doc FROM dossier_addition WHERE dossier = ? ORDER BY number')
    .pluck()
  const dossiers = db
    .prepare<[], string>('SELECT DISTINCT dossier FROM dossier_addition ORDER BY dossier')
    .pluck()
  return {
    insertAddition: addition =>
      queue.run(() => {
        const { dossierId, number } = addition
        const { changes } = insert.run(dossierId, number, JSON.stringify(addition))
        return changes === 1 ? 'stored' : 'exists'
      }),
    listAdditions: dossierId =>
      read(() => list.all(dossierId).map(doc => parseDocument<Addition>(doc))),
    listDossiers: () => read(() => dossiers.all()),
  }
}
