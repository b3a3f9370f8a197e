import { canonical, createLineDigest } from '../../reports/results/canonical.ts'
import type { Store } from '../store/store.ts'
import { toForm } from './record-forms.ts'
import { eachRecord, type StoreRecord } from './store-records.ts'

/** A record as a line of text, the same for the same record in every store. */
export function recordLine(record: StoreRecord): string {
  return canonical(toForm(record))
}

/** What is in a store, as one digest: SHA-256 over the lines of all its records, in hex. */
export async function storeDigest(store: Store): Promise<string> {
  const digest = createLineDigest()
  for await (const record of eachRecord(store)) digest.add(recordLine(record))
  return digest.end()
}
