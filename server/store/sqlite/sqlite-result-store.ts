import type { CertifiedContent } from '../../../reports/results/certified-file.ts'
import type { SealedPart } from '../../../reports/results/result-set.ts'
import { parseDocument } from '../parse-document.ts'
import { toSealedPair } from '../sealed-pair.ts'
import { signatureText, toSignature } from '../signature-text.ts'
import type {
  CertifiedComparison,
  CertifiedResult,
  PublishedCorrection,
  ResultStore,
  SealedCounts,
} from '../result-store.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

interface ResultRow {
  readonly round: string
  readonly digest: string
  readonly content: string
  readonly signature: string | null
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
  readonly signature: string | null
}

/** What is published, which stands first in a row. */
type PublishedRow = Pick<ResultRow, 'digest' | 'content' | 'signature'>

const PUBLISHED = 'digest, content, signature'

export function createResultStore(db: Database, queue: WriteQueue): ResultStore {
  return {
    ...createResults(db, queue),
    ...createCorrections(db, queue),
    ...createComparisons(db, queue),
    ...createCounts(db),
  }
}

interface CountsRow {
  readonly tally: string
  readonly set_aside: string | null
}

/** SQLite takes apart what is sealed, so that a million leaves never become as many texts here. */
const COUNTS = `sealed -> '$.tally' AS tally, sealed -> '$.setAside' AS set_aside`

function createCounts(db: Database): Pick<ResultStore, 'findSealedCounts'> {
  const read = createReader(db)
  const ofResult = db.prepare<[string], CountsRow>(`SELECT ${COUNTS} FROM result WHERE round = ?`)
  const ofCorrection = db.prepare<[string, number], CountsRow>(
    `SELECT ${COUNTS} FROM correction WHERE round = ? AND number = ?`,
  )
  return {
    findSealedCounts: (round, number) =>
      read(() => {
        const row = number === 0 ? ofResult.get(round) : ofCorrection.get(round, number)
        return row === undefined ? null : toCounts(row)
      }),
  }
}

function toCounts({ tally, set_aside: setAside }: CountsRow): SealedCounts {
  return {
    tally: parseDocument<SealedPart['tally']>(tally),
    ...(setAside === null ? {} : { setAside: parseDocument<readonly string[]>(setAside) }),
  }
}

function createResults(
  db: Database,
  queue: WriteQueue,
): Pick<ResultStore, 'insertResult' | 'findResult' | 'findPublishedResult'> {
  const read = createReader(db)
  const insert = db.prepare(
    `INSERT INTO result (round, ${PUBLISHED}, sealed, seal_salt) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (round) DO NOTHING`,
  )
  const find = db.prepare<[string], ResultRow>('SELECT * FROM result WHERE round = ?')
  const findPublished = db.prepare<[string], PublishedRow>(
    `SELECT ${PUBLISHED} FROM result WHERE round = ?`,
  )
  return {
    insertResult: result =>
      queue.run(() =>
        insert.run(result.roundId, ...sealedValues(result)).changes === 1 ? 'stored' : 'exists',
      ),
    findPublishedResult: round =>
      read(() => {
        const row = findPublished.get(round)
        return row === undefined ? null : toPublished(row)
      }),
    findResult: round =>
      read(() => {
        const row = find.get(round)
        return row === undefined ? null : toResult(row)
      }),
  }
}

/** In the order of the columns, from the digest on. */
function sealedValues({ digest, text, signature, sealed, sealSalt }: CertifiedResult) {
  return [digest, text, signatureText(signature), JSON.stringify(sealed), sealSalt]
}

function toPublished({ digest, content, signature }: PublishedRow): CertifiedContent {
  return { digest, text: content, ...toSignature(signature) }
}

function toResult(row: ResultRow): CertifiedResult {
  return {
    ...toPublished(row),
    roundId: row.round,
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
    `INSERT INTO correction (round, number, ${PUBLISHED}, sealed, seal_salt)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (round, number) DO NOTHING`,
  )
  const list = db.prepare<[string], PublishedRow & Pick<PublishedCorrection, 'number'>>(
    `SELECT number, ${PUBLISHED} FROM correction WHERE round = ? ORDER BY number`,
  )
  const find = db.prepare<[string, number], ResultRow & { readonly number: number }>(
    'SELECT * FROM correction WHERE round = ? AND number = ?',
  )
  return {
    insertCorrection: correction =>
      queue.run(() => {
        const { roundId, number } = correction
        const { changes } = insert.run(roundId, number, ...sealedValues(correction))
        return changes === 1 ? 'stored' : 'exists'
      }),
    listCorrections: round =>
      read(() => list.all(round).map(row => ({ ...toPublished(row), number: row.number }))),
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
       (first_round, second_round, crosswalk, ${PUBLISHED}, sealed, seal_salt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (first_round, second_round, crosswalk) DO NOTHING`,
  )
  const find = db.prepare<[string, string, string], ComparisonRow>(
    'SELECT * FROM comparison WHERE first_round = ? AND second_round = ? AND crosswalk = ?',
  )
  const list = db.prepare<[], ComparisonRow>(
    'SELECT * FROM comparison ORDER BY first_round, second_round, crosswalk',
  )
  return {
    insertComparison: ({ firstRound, secondRound, crosswalkKey, sealed, ...content }) =>
      queue.run(() => {
        const key = [firstRound, secondRound, crosswalkKey]
        const published = [content.digest, content.text, signatureText(content.signature)]
        const tally = sealed ? JSON.stringify(sealed.tally) : null
        const { changes } = insert.run(...key, ...published, tally, sealed?.salt ?? null)
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
    ...toPublished(row),
    firstRound: row.first_round,
    secondRound: row.second_round,
    crosswalkKey: row.crosswalk,
    ...toSealedPair(row.sealed, row.seal_salt),
  }
}
