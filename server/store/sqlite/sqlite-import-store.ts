import type { AcceptedKey, ImportedFile, ImportStore } from '../import-store.ts'
import { parseDocument } from '../parse-document.ts'
import { signatureText, toSignature } from '../signature-text.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

interface FileRow extends Pick<ImportedFile, 'place' | 'digest' | 'text'> {
  readonly doc: string
  readonly signature: string | null
}

export function createImportStore(db: Database, queue: WriteQueue): ImportStore {
  const read = createReader(db)
  const insertFile = db.prepare(
    `INSERT INTO imported_file (place, digest, doc, content, signature)
     VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const listFiles = db.prepare<[], FileRow>(
    'SELECT place, digest, doc, content AS text, signature FROM imported_file ORDER BY place',
  )
  const insertKey = db.prepare(
    'INSERT INTO accepted_key (fingerprint, doc) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  const listKeys = db
    .prepare<[], string>('SELECT doc FROM accepted_key ORDER BY fingerprint')
    .pluck()
  return {
    insertImportedFile: ({ place, digest, text, signature, ...doc }) =>
      queue.run(() => {
        const row = [place, digest, JSON.stringify(doc), text, signatureText(signature)]
        return insertFile.run(...row).changes === 1 ? 'stored' : 'exists'
      }),
    listImportedFiles: () => read(() => listFiles.all().map(toFile)),
    insertAcceptedKey: key =>
      queue.run(() => {
        const { changes } = insertKey.run(key.fingerprint, JSON.stringify(key))
        return changes === 1 ? 'stored' : 'exists'
      }),
    listAcceptedKeys: () => read(() => listKeys.all().map(doc => parseDocument<AcceptedKey>(doc))),
  }
}

function toFile({ doc, signature, ...row }: FileRow): ImportedFile {
  return {
    ...row,
    ...parseDocument<Omit<ImportedFile, keyof FileRow>>(doc),
    ...toSignature(signature),
  }
}
