import type { SealedPart } from '../../../reports/results/result-set.ts'
import type { ResultStore } from '../result-store.ts'
import type { Database } from './database.ts'
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
}

export function createResultStore(db: Database, queue: WriteQueue): ResultStore {
  const insertResult = db.prepare(
    `INSERT INTO result (round, digest, content, sealed, seal_salt) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (round) DO NOTHING`,
  )
  const findResult = db.prepare<[string], ResultRow>('SELECT * FROM result WHERE round = ?')
  const insertComparison = db.prepare(
    `INSERT INTO comparison (first_round, second_round, crosswalk, digest, content)
     VALUES (?, ?, ?, ?, ?) ON CONFLICT (first_round, second_round, crosswalk) DO NOTHING`,
  )
  const findComparison = db.prepare<[string, string, string], ComparisonRow>(
    'SELECT * FROM comparison WHERE first_round = ? AND second_round = ? AND crosswalk = ?',
  )
  return {
    insertResult: ({ roundId, digest, text, sealed, sealSalt }) =>
      queue.run(() => {
        const { changes } = insertResult.run(
          roundId,
          digest,
          text,
          JSON.stringify(sealed),
          sealSalt,
        )
        return changes === 1 ? 'stored' : 'exists'
      }),
    findResult: async round => {
      const row = findResult.get(round)
      if (row === undefined) return null
      return {
        roundId: row.round,
        digest: row.digest,
        text: row.content,
        sealed: JSON.parse(row.sealed) as SealedPart,
        sealSalt: row.seal_salt,
      }
    },
    insertComparison: ({ firstRound, secondRound, crosswalkKey, digest, text }) =>
      queue.run(() => {
        const { changes } = insertComparison.run(
          firstRound,
          secondRound,
          crosswalkKey,
          digest,
          text,
        )
        return changes === 1 ? 'stored' : 'exists'
      }),
    findComparison: async ({ firstRound, secondRound, crosswalkKey }) => {
      const row = findComparison.get(firstRound, secondRound, crosswalkKey)
      if (row === undefined) return null
      return {
        firstRound: row.first_round,
        secondRound: row.second_round,
        crosswalkKey: row.crosswalk,
        digest: row.digest,
        text: row.content,
      }
    },
  }
}
