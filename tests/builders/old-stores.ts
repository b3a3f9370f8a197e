import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import Sqlite from 'better-sqlite3'

const folder = new URL('../../../tests/fixtures/stores/', import.meta.url)

/** What the new program must read from a store of an old version. */
export const OLD_DIGESTS = JSON.parse(
  readFileSync(new URL('digests.json', folder), 'utf8'),
) as Readonly<Record<'v1', string>>

/** A database of an old version, as its upgrade kept it. */
export const OLD_IMAGE = fileURLToPath(new URL('v1.image', folder))

/** Makes a store file just as the first version left it. */
export function writeOldSqlite(path: string): void {
  const db = new Sqlite(path)
  db.pragma('journal_mode = WAL')
  const statements = readFileSync(new URL('v1.sql', folder), 'utf8')
  db.transaction(() => db.exec(statements))()
  db.close()
}
