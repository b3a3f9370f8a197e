import type { Crosswalk, PublishedCrosswalk } from '../../../surveys/crosswalk.ts'
import type { Survey } from '../../../surveys/survey.ts'
import { parseDocument } from '../parse-document.ts'
import type { SurveyStore } from '../survey-store.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

interface DefinitionRow {
  readonly key: string
  readonly digest: string
  readonly definition: string
}

export function createSurveyStore(db: Database, queue: WriteQueue): SurveyStore {
  return { ...createSurveys(db, queue), ...createCrosswalks(db, queue) }
}

function createSurveys(
  db: Database,
  queue: WriteQueue,
): Pick<SurveyStore, 'insertSurvey' | 'findSurvey' | 'listSurveys'> {
  const read = createReader(db)
  const insert = db.prepare(
    'INSERT INTO survey (key, digest, definition) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const find = db.prepare<[string], DefinitionRow>('SELECT * FROM survey WHERE key = ?')
  const list = db.prepare<[], string>('SELECT key FROM survey ORDER BY key').pluck()
  return {
    insertSurvey: ({ key, digest, survey }) =>
      queue.run(() => {
        const { changes } = insert.run(key, digest, JSON.stringify(survey))
        return changes === 1 ? 'stored' : 'exists'
      }),
    findSurvey: key =>
      read(() => {
        const row = find.get(key)
        if (row === undefined) return null
        return { key: row.key, digest: row.digest, survey: parseDocument<Survey>(row.definition) }
      }),
    listSurveys: () => read(() => list.all()),
  }
}

function createCrosswalks(
  db: Database,
  queue: WriteQueue,
): Pick<
  SurveyStore,
  'insertCrosswalk' | 'listCrosswalks' | 'findCrosswalk' | 'findCrosswalkVersion'
> {
  const read = createReader(db)
  const insert = db.prepare(
    `INSERT INTO crosswalk (key, survey_from, survey_to, version, digest, definition)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const find = db.prepare<[string, string], DefinitionRow>(
    `SELECT key, digest, definition FROM crosswalk
     WHERE survey_from = ? AND survey_to = ? ORDER BY version DESC LIMIT 1`,
  )
  const findVersion = db.prepare<[string], DefinitionRow>(
    'SELECT key, digest, definition FROM crosswalk WHERE key = ?',
  )
  const list = db.prepare<[], DefinitionRow>(
    'SELECT key, digest, definition FROM crosswalk ORDER BY key',
  )
  return {
    insertCrosswalk: ({ key, digest, crosswalk }) =>
      queue.run(() => {
        const { from, to, version } = crosswalk
        const text = JSON.stringify(crosswalk)
        const { changes } = insert.run(key, from, to, version, digest, text)
        return changes === 1 ? 'stored' : 'exists'
      }),
    listCrosswalks: () => read(() => list.all().map(parseCrosswalk)),
    findCrosswalkVersion: key => read(() => toCrosswalk(findVersion.get(key))),
    findCrosswalk: (from, to) => read(() => toCrosswalk(find.get(from, to))),
  }
}

function toCrosswalk(row: DefinitionRow | undefined): PublishedCrosswalk | null {
  return row === undefined ? null : parseCrosswalk(row)
}

function parseCrosswalk({ key, digest, definition }: DefinitionRow): PublishedCrosswalk {
  return { key, digest, crosswalk: parseDocument<Crosswalk>(definition) }
}
