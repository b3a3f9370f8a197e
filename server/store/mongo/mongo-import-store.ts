import type { AcceptedKey, ImportedFile, ImportStore } from '../import-store.ts'
import { parseDocument } from '../parse-document.ts'
import { signatureText, toSignature } from '../signature-text.ts'
import { asked, insertOnce } from './errors.ts'
import type { ImportedFileDocument } from './import-documents.ts'
import type { Models } from './models.ts'

export function createImportStore({
  importedFile,
  acceptedKey,
}: Pick<Models, 'importedFile' | 'acceptedKey'>): ImportStore {
  return {
    insertImportedFile: ({ place, digest, text, signature: given, ...more }) => {
      const doc = JSON.stringify(more)
      const signature = signatureText(given)
      return insertOnce(importedFile.create([{ _id: place, digest, doc, text, signature }]))
    },
    async listImportedFiles() {
      const found = await asked(importedFile.find().sort({ _id: 1 }).lean().exec())
      return found.map(toFile)
    },
    insertAcceptedKey: key =>
      insertOnce(acceptedKey.create([{ _id: key.fingerprint, text: JSON.stringify(key) }])),
    async listAcceptedKeys() {
      const found = await asked(acceptedKey.find().sort({ _id: 1 }).lean().exec())
      return found.map(({ text }) => parseDocument<AcceptedKey>(text))
    },
  }
}

function toFile({ _id, digest, doc, text, signature }: ImportedFileDocument): ImportedFile {
  const more = parseDocument<Omit<ImportedFile, 'place' | 'digest' | 'text'>>(doc)
  return { place: _id, digest, text, ...more, ...toSignature(signature) }
}
