import { canonical, createLineDigest } from '../../reports/results/canonical.ts'
import type { Store } from '../store/store.ts'
import { toForm } from './record-forms.ts'
import { eachRecord, type StoreRecord } from './store-records.ts'

/** A record as a line of text, the same for the same record in every store. */
export function recordLine(record: StoreRecord): string {
  return canonical(toForm(record))
}

/**
 * Whether a record's line is part of the digest. Accounts change when someone logs in, and the log grows: the
 * digest is of what results rest on, and stays the same as long as that does. The log has its own chain.
 */
export function isDigested(line: string): boolean {
  return !ASIDE.test(line)
}

const ASIDE = /^\{"kind":"(user|logEntry)",/

/** What is in a store, as one digest: SHA-256 over the lines of its records, in hex, without accounts and log. */
export async function storeDigest(store: Store): Promise<string> {
  const digest = createLineDigest()
  for await (const record of eachRecord(store)) {
    const line = recordLine(record)
    if (isDigested(line)) digest.add(line)
  }
  return digest.end()
}
