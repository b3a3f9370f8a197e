import type { CertifiedContent } from '../../../reports/results/certified-file.ts'
import type { SealedPart } from '../../../reports/results/result-set.ts'
import { parseDocument } from '../parse-document.ts'
import { toSealedPair } from '../sealed-pair.ts'
import type {
  CertifiedComparison,
  CertifiedResult,
  PublishedCorrection,
  ResultStore,
} from '../result-store.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

interface ResultRow {
  readonly round: string
  readonly digest: string
  readonly content: string
  readonly sealed: string
  readonly seal_salt: string
}

interface ComparisonRow {
  readonly first_round: string
  readonly second_round: string
  readonly crosswalk: string
  readonly digest: string
  readonly content: string
  readonly sealed: string | null
  readonly seal_salt: string | null
}

export function createResultStore(db: Database, queue: WriteQueue): ResultStore {
  return {
    ...createResults(db, queue),
    ...createCorrections(db, queue),
    ...createComparisons(db, queue),
  }
}

function createResults(
  db: Database,
  queue: WriteQueue,
): Pick<ResultStore, 'insertResult' | 'findResult' | 'findPublishedResult'> {
  const read = createReader(db)
  const insert = db.prepare(
    `INSERT INTO result (round, digest, content, sealed, seal_salt) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (round) DO NOTHING`,
  )
  const find = db.prepare<[string], ResultRow>('SELECT * FROM result WHERE round = ?')
  const findPublished = db.prepare<[string], CertifiedContent>(
    'SELECT content AS text, digest FROM result WHERE round = ?',
  )
  return {
    insertResult: ({ roundId, digest, text, sealed, sealSalt }) =>
      queue.run(() => {
        const { changes } = insert.run(roundId, digest, text, JSON.stringify(sealed), sealSalt)
        return changes === 1 ? 'stored' : 'exists'
      }),
    findPublishedResult: round => read(() => findPublished.get(round) ?? null),
    findResult: round =>
      read(() => {
        const row = find.get(round)
        return row === undefined ? null : toResult(row)
      }),
  }
}

function toResult(row: ResultRow): CertifiedResult {
  return {
    roundId: row.round,
    digest: row.digest,
    text: row.content,
    sealed: parseDocument<SealedPart>(row.sealed),
    sealSalt: row.seal_salt,
  }
}

function createCorrections(
  db: Database,
  queue: WriteQueue,
): Pick<ResultStore, 'insertCorrection' | 'listCorrections' | 'findCorrection'> {
  const read = createReader(db)
  const insert = db.prepare(
    `INSERT INTO correction (round, number, digest, content, sealed, seal_salt)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (round, number) DO NOTHING`,
  )
  const list = db.prepare<[string], PublishedCorrection>(
    'SELECT number, content AS text, digest FROM correction WHERE round = ? ORDER BY number',
  )
  const find = db.prepare<[string, number], ResultRow & { readonly number: number }>(
    'SELECT * FROM correction WHERE round = ? AND number = ?',
  )
  return {
    insertCorrection: ({ roundId, number, digest, text, sealed, sealSalt }) =>
      queue.run(() => {
        const values = [digest, text, JSON.stringify(sealed), sealSalt]
        return insert.run(roundId, number, ...values).changes === 1 ? 'stored' : 'exists'
      }),
    listCorrections: round => read(() => list.all(round)),
    findCorrection: (round, number) =>
      read(() => {
        const row = find.get(round, number)
        return row === undefined ? null : { ...toResult(row), number: row.number }
      }),
  }
}

function createComparisons(
  db: Database,
  queue: WriteQueue,
): Pick<ResultStore, 'insertComparison' | 'listComparisons' | 'findComparison'> {
  const read = createReader(db)
  const insert = db.prepare(
    `INSERT INTO comparison
       (first_round, second_round, crosswalk, digest, content, sealed, seal_salt)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (first_round, second_round, crosswalk) DO NOTHING`,
  )
  const find = db.prepare<[string, string, string], ComparisonRow>(
    'SELECT * FROM comparison WHERE first_round = ? AND second_round = ? AND crosswalk = ?',
  )
  const list = db.prepare<[], ComparisonRow>(
    'SELECT * FROM comparison ORDER BY first_round, second_round, crosswalk',
  )
  return {
    insertComparison: ({ firstRound, secondRound, crosswalkKey, digest, text, sealed }) =>
      queue.run(() => {
        const tally = sealed ? JSON.stringify(sealed.tally) : null
        const key = [firstRound, secondRound, crosswalkKey]
        const { changes } = insert.run(...key, digest, text, tally, sealed?.salt ?? null)
        return changes === 1 ? 'stored' : 'exists'
      }),
    listComparisons: () => read(() => list.all().map(toComparison)),
    findComparison: ({ firstRound, secondRound, crosswalkKey }) =>
      read(() => {
        const row = find.get(firstRound, secondRound, crosswalkKey)
        return row === undefined ? null : toComparison(row)
      }),
  }
}

function toComparison(row: ComparisonRow): CertifiedComparison {
  return {
    firstRound: row.first_round,
    secondRound: row.second_round,
    crosswalkKey: row.crosswalk,
    digest: row.digest,
    text: row.content,
    ...toSealedPair(row.sealed, row.seal_salt),
  }
}
