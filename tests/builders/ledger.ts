import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'

/** An answer that somebody has the receipt of. */
export interface LedgerEntry {
  readonly token: string
  readonly submissionId: string
  /** SHA-256 of the canonical form of the answers that were sent. */
  readonly answers: string
  /** The receipt's address. */
  readonly receipt: string
}

/** What clients have been promised, written down on the disk at the moment when they read it. */
export interface Ledger {
  readonly write: (entry: LedgerEntry) => void
  readonly close: () => void
}

export function openLedger(path: string): Ledger {
  const file = openSync(path, 'a')
  return {
    write(entry) {
      writeSync(file, `${JSON.stringify(entry)}\n`)
      fdatasyncSync(file)
    },
    close: () => closeSync(file),
  }
}

export function readLedger(path: string): readonly LedgerEntry[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return lines.map(line => JSON.parse(line) as LedgerEntry)
}
