import { readContent } from '../../reports/certified/read-content.ts'
import { sha256 } from '../../reports/results/canonical.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import type { KnownKeys } from '../keys/signatures.ts'
import type { ImportedFile } from '../store/import-store.ts'
import { signatureFaults } from './check-seal.ts'
import { placeOf } from './imported-files.ts'
import { knownFileKeys } from './known-file-keys.ts'
import type { VerifyDeps } from './verify-service.ts'

/**
 * What others have certified is as it was when it was imported, and signed by a key that is believed here. Whoever can
 * write to the store can make a digest fit: so the chained log has to tell of each file and each key.
 */
export async function importedFaults({
  store,
  acts,
  knownKeys,
}: Pick<VerifyDeps, 'store' | 'acts' | 'knownKeys'>): Promise<readonly Fault[]> {
  const known = await knownFileKeys(knownKeys, store)
  const [files, keys] = [await store.listImportedFiles(), await store.listAcceptedKeys()]
  if (files.length + keys.length === 0) return []
  const told = await toldInLog(acts)
  const names = [
    ...files.map(({ place, digest }) => ({ place, name: digest })),
    ...keys.map(({ fingerprint }) => ({ place: fingerprint, name: fingerprint })),
  ]
  return [
    ...files.flatMap(file => importedFileFaults(file, known)),
    ...names.filter(({ name }) => !told.has(name)).map(({ place }) => fault(place, 'notLogged')),
  ]
}

/** The digests of what was imported and the fingerprints of the keys that were accepted. */
async function toldInLog(acts: VerifyDeps['acts']): Promise<ReadonlySet<string>> {
  const told = new Set<string>()
  for await (const { act, object, detail } of acts.each()) {
    if (act === 'results.imported') told.add(detail ?? '')
    if (act === 'key.accepted') told.add(object ?? '')
  }
  return told
}

/** What is wrong with one of them; none: nothing. */
export function importedFileFaults(file: ImportedFile, known: KnownKeys): readonly Fault[] {
  const { place, text, digest } = file
  if (sha256(text) !== digest) return [fault(place, 'digest')]
  const read = readContent(text)
  const isThere = 'content' in read && placeOf(read).place === place
  return isThere ? signatureFaults(place, file, known) : [fault(place, 'otherPlace')]
}
