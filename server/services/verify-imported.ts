import { readContent } from '../../reports/certified/read-content.ts'
import { sha256 } from '../../reports/results/canonical.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import type { LogEntry } from '../accounts/log-entry.ts'
import type { KnownKeys } from '../keys/signatures.ts'
import type { ImportedFile } from '../store/import-store.ts'
import { signatureFaults } from './check-seal.ts'
import { correctsAnother } from './fits-imported.ts'
import { placeOf, placesOf } from './imported-files.ts'
import { knownFileKeys } from './known-file-keys.ts'
import { toldInLog } from './told-in-log.ts'
import type { VerifyDeps } from './verify-service.ts'

/**
 * What others have certified is as it was when it was imported, and signed by a key that is believed here; and the
 * chained log tells of each file and each key.
 */
export async function importedFaults({
  store,
  acts,
  knownKeys,
}: Pick<VerifyDeps, 'store' | 'acts' | 'knownKeys'>): Promise<readonly Fault[]> {
  const known = await knownFileKeys(knownKeys, store)
  const [files, keys] = [await store.listImportedFiles(), await store.listAcceptedKeys()]
  if (files.length + keys.length === 0) return []
  const told = await toldInLog(acts, importedIn)
  const places = placesOf(files)
  const names = [
    ...files.map(({ place, digest }) => ({ place, name: digest })),
    ...keys.map(({ fingerprint }) => ({ place: fingerprint, name: fingerprint })),
  ]
  return [
    ...files.flatMap(file => {
      const faults = importedFileFaults(file, known)
      const isOdd = faults.length === 0 && correctsAnother(file, places)
      return isOdd ? [fault(file.place, 'replaces')] : faults
    }),
    ...names.filter(({ name }) => !told.has(name)).map(({ place }) => fault(place, 'notLogged')),
  ]
}

/** The digest of what was imported, or the fingerprint of the key that was accepted. */
function importedIn({ act, object, detail }: LogEntry): string | null {
  if (act === 'results.imported') return detail
  return act === 'key.accepted' ? object : null
}

/** What is wrong with one of them; none: nothing. */
export function importedFileFaults(file: ImportedFile, known: KnownKeys): readonly Fault[] {
  const { place, text, digest } = file
  if (sha256(text) !== digest) return [fault(place, 'digest')]
  const read = readContent(text)
  const isThere = 'content' in read && placeOf(read).place === place
  return isThere ? signatureFaults(place, file, known) : [fault(place, 'otherPlace')]
}
