import { readContent } from '../../reports/certified/read-content.ts'
import { sha256 } from '../../reports/results/canonical.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import type { KnownKeys } from '../keys/signatures.ts'
import type { ImportedFile } from '../store/import-store.ts'
import { signatureFaults } from './check-seal.ts'
import { placeOf } from './imported-files.ts'
import { knownFileKeys } from './known-file-keys.ts'
import type { VerifyDeps } from './verify-service.ts'

/** What others have certified is as it was when it was imported, and signed by a key that is believed here. */
export async function importedFaults({
  store,
  knownKeys,
}: Pick<VerifyDeps, 'store' | 'knownKeys'>): Promise<readonly Fault[]> {
  const known = await knownFileKeys(knownKeys, store)
  return (await store.listImportedFiles()).flatMap(file => importedFileFaults(file, known))
}

/** What is wrong with one of them; none: nothing. */
export function importedFileFaults(file: ImportedFile, known: KnownKeys): readonly Fault[] {
  const { place, text, digest } = file
  if (sha256(text) !== digest) return [fault(place, 'digest')]
  const read = readContent(text)
  const isThere = 'content' in read && placeOf(read).place === place
  return isThere ? signatureFaults(place, file, known) : [fault(place, 'otherPlace')]
}
