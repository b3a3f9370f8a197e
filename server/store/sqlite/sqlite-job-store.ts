import type { Job, JobStore } from '../job-store.ts'
import { parseDocument } from '../parse-document.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

export function createJobStore(db: Database, queue: WriteQueue): JobStore {
  const insert = db.prepare(
    `INSERT INTO job (id, revision, by, started_at, doc)
     VALUES (@id, @revision, @by, @startedAt, @doc)`,
  )
  const save = db.prepare(
    'UPDATE job SET revision = @revision, doc = @doc WHERE id = @id AND revision = @revision - 1',
  )
  const insertPart = db.prepare('INSERT INTO job_part (job, number, bytes) VALUES (?, ?, ?)')
  const removePartsOf = db.prepare('DELETE FROM job_part WHERE job = ?')
  const removeParts = db.prepare(
    'DELETE FROM job_part WHERE job IN (SELECT id FROM job WHERE started_at < ?)',
  )
  const remove = db.prepare('DELETE FROM job WHERE started_at < ?')
  return {
    ...createJobReaders(db),
    insertJob: job => queue.run(() => void insert.run(columnsOf(job))),
    saveJob: job => queue.run(() => (save.run(columnsOf(job)).changes === 1 ? 'stored' : 'stale')),
    insertJobPart: (id, number, bytes) =>
      queue.run(() => void insertPart.run(id, number, Buffer.from(bytes))),
    removeJobParts: id => queue.run(() => void removePartsOf.run(id)),
    removeJobsBefore: moment =>
      queue.run(() => {
        removeParts.run(moment)
        return remove.run(moment).changes
      }),
  }
}

function columnsOf(job: Job) {
  const { id, revision, by, startedAt } = job
  return { id, revision, by, startedAt, doc: JSON.stringify(job) }
}

function createJobReaders(db: Database): Pick<JobStore, 'findJob' | 'listJobs' | 'eachJobPart'> {
  const read = createReader(db)
  const find = db.prepare<[string], string>('SELECT doc FROM job WHERE id = ?').pluck()
  const list = db
    .prepare<[object], string>(
      `SELECT doc FROM job WHERE @by IS NULL OR by = @by
       ORDER BY started_at DESC, id LIMIT @limit`,
    )
    .pluck()
  const part = db
    .prepare<[string, number], Buffer>('SELECT bytes FROM job_part WHERE job = ? AND number = ?')
    .pluck()
  return {
    findJob: id =>
      read(() => {
        const doc = find.get(id)
        return doc === undefined ? null : parseDocument<Job>(doc)
      }),
    listJobs: (by, limit) =>
      read(() => list.all({ by, limit }).map(doc => parseDocument<Job>(doc))),
    async *eachJobPart(id) {
      for (let number = 0; ; number += 1) {
        const bytes = await read(() => part.get(id, number))
        if (bytes === undefined) return
        yield bytes
      }
    },
  }
}
