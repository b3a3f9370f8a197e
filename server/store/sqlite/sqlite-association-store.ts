import { setImmediate } from 'node:timers/promises'

import type { Association } from '../../../surveys/association.ts'
import type { AssociationStore, ChangeNote, RegisterChange } from '../association-store.ts'
import { parseDocument } from '../parse-document.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import { scan, SCAN_ROWS } from './scan.ts'
import { createEventRows, type EventColumns, toColumns } from './sqlite-association-events.ts'
import type { WriteQueue } from './write-queue.ts'

interface AssociationRow {
  readonly id: string
  readonly doc: string
}

export function createAssociationStore(db: Database, queue: WriteQueue): AssociationStore {
  const read = createReader(db)
  const write = createWriters(db)
  const events = createEventRows(db, queue)
  const list = db.prepare<[], string>('SELECT doc FROM association ORDER BY id').pluck()
  const next = db.prepare<[string], AssociationRow>(
    `SELECT id, doc FROM association WHERE id > ? ORDER BY id LIMIT ${SCAN_ROWS}`,
  )
  return {
    ...createChangeReaders(db),
    ...events.methods,
    async *eachAssociation() {
      const rows = scan(
        db,
        after => next.all(after),
        ({ id }) => id,
      )
      for await (const { doc } of rows) yield parseDocument<Association>(doc)
    },
    listAssociations: () => read(() => list.all().map(doc => parseDocument<Association>(doc))),
    async changeRegister(change) {
      const rows = await toChangedRows(change)
      return queue.run(() => {
        if (!write.note(change)) return 'stale'
        for (const { event } of rows) events.put(event)
        write.change(change, rows)
        return 'stored'
      })
    },
    putAssociations: associations => queue.run(() => write.restore(associations)),
    forgetBefore: number => queue.run(() => write.forget(number)),
  }
}

/** What is to be written of one association, as its columns hold it. */
interface ChangedRow {
  readonly id: string
  readonly becomes: string | null
  readonly was: string | null
  readonly event: EventColumns
}

/** Everything that can be made ready before the commit, for nobody else is answered during one. */
async function toChangedRows({ note, changed }: RegisterChange): Promise<readonly ChangedRow[]> {
  const rows: ChangedRow[] = []
  for (const [index, { becomes, was, event }] of changed.entries()) {
    if (index > 0 && index % SCAN_ROWS === 0) await setImmediate()
    rows.push({
      id: event.association,
      becomes: becomes === null ? null : JSON.stringify(becomes),
      was: note.kind === 'import' ? JSON.stringify(was) : null,
      event: toColumns(event),
    })
  }
  return rows
}

/** What is written inside one commit. */
function createWriters(db: Database) {
  const put = db.prepare(
    'INSERT OR REPLACE INTO association (id, doc, change, earlier) VALUES (?, ?, ?, ?)',
  )
  const remove = db.prepare('DELETE FROM association WHERE id = ?')
  const forget = db.prepare(
    'UPDATE association SET earlier = NULL WHERE change <= ? AND earlier IS NOT NULL',
  )
  const note = db.prepare(
    `INSERT INTO register_change (number, doc)
      SELECT @number, @doc WHERE @number = 1 + (SELECT ifnull(max(number), 0) FROM register_change)`,
  )
  const last = db.prepare<[], number>('SELECT ifnull(max(number), 0) FROM register_change').pluck()
  return {
    forget: (number: number) => void forget.run(number),
    /** @returns false when the number is not the next. */
    note: ({ number, note: told, changed }: RegisterChange): boolean => {
      const doc = JSON.stringify({ ...told, count: changed.length })
      return note.run({ number, doc }).changes === 1
    },
    change: (
      { number, note: { kind } }: Pick<RegisterChange, 'number' | 'note'>,
      rows: readonly ChangedRow[],
    ): void => {
      if (kind === 'import') forget.run(number)
      for (const { id, becomes, was } of rows) {
        if (becomes === null) remove.run(id)
        else put.run(id, becomes, number, was)
      }
    },
    /** Nobody says who, or when: it is so in the other store. */
    restore: (associations: readonly Association[]): void => {
      if (associations.length === 0) return
      const number = (last.get() ?? 0) + 1
      note.run({ number, doc: 'null' })
      for (const association of associations)
        put.run(association.id, JSON.stringify(association), number, null)
    },
  }
}

interface NoteRow {
  readonly number: number
  readonly doc: string
}

function createChangeReaders(
  db: Database,
): Pick<AssociationStore, 'lastRegisterChange' | 'findLatestImport' | 'listRewritten'> {
  const read = createReader(db)
  const last = db.prepare<[], number>('SELECT ifnull(max(number), 0) FROM register_change').pluck()
  const latest = db.prepare<[], NoteRow>(
    `SELECT number, doc FROM register_change
      WHERE doc ->> 'kind' = 'import' ORDER BY number DESC LIMIT 1`,
  )
  const rewritten = db.prepare<[number], { readonly doc: string; readonly earlier: string }>(
    'SELECT doc, earlier FROM association WHERE change = ? AND earlier IS NOT NULL ORDER BY id',
  )
  return {
    lastRegisterChange: () => read(() => last.get() ?? 0),
    findLatestImport: () =>
      read(() => {
        const row = latest.get()
        if (row === undefined) return null
        const { kind: _kind, ...note } = parseDocument<ChangeNote & { count: number }>(row.doc)
        return { number: row.number, ...note }
      }),
    listRewritten: number =>
      read(() =>
        rewritten.all(number).map(({ doc, earlier }) => ({
          is: parseDocument<Association>(doc),
          was: parseDocument<Association | null>(earlier),
        })),
      ),
  }
}
