import type { AssociationEvent } from '../../../surveys/association-event.ts'
import type { AssociationStore } from '../association-store.ts'
import { eventKey } from '../event-key.ts'
import { parseDocument } from '../parse-document.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import { scan, SCAN_ROWS } from './scan.ts'
import type { WriteQueue } from './write-queue.ts'

type Methods = Pick<
  AssociationStore,
  'listAssociationEvents' | 'eachAssociationEvent' | 'restoreAssociationEvents'
>

interface EventRow {
  readonly key: string
  readonly doc: string
}

/** An event as its row holds it. */
export interface EventColumns extends EventRow {
  readonly association: string
}

export function toColumns(event: AssociationEvent): EventColumns {
  return { key: eventKey(event), association: event.association, doc: JSON.stringify(event) }
}

/** The history of the register, and how one event is written inside a commit. */
export function createEventRows(
  db: Database,
  queue: WriteQueue,
): { readonly methods: Methods; readonly put: (row: EventColumns) => void } {
  const insert = db.prepare(
    'INSERT OR REPLACE INTO association_event (key, association, doc) VALUES (?, ?, ?)',
  )
  const note = db.prepare('INSERT OR IGNORE INTO register_change (number, doc) VALUES (?, ?)')
  const put = ({ key, association, doc }: EventColumns) => void insert.run(key, association, doc)
  const restoreAssociationEvents: Methods['restoreAssociationEvents'] = events =>
    queue.run(() => {
      for (const event of events) {
        put(toColumns(event))
        note.run(event.number, 'null')
      }
    })
  return { put, methods: { ...createEventReaders(db), restoreAssociationEvents } }
}

function createEventReaders(db: Database): Omit<Methods, 'restoreAssociationEvents'> {
  const read = createReader(db)
  const list = db
    .prepare<[string], string>(
      'SELECT doc FROM association_event WHERE association = ? ORDER BY key DESC',
    )
    .pluck()
  const next = db.prepare<[string], EventRow>(
    `SELECT key, doc FROM association_event WHERE key > ? ORDER BY key LIMIT ${SCAN_ROWS}`,
  )
  return {
    listAssociationEvents: association =>
      read(() => list.all(association).map(doc => parseDocument<AssociationEvent>(doc))),
    async *eachAssociationEvent() {
      const rows = scan(
        db,
        after => next.all(after),
        ({ key }) => key,
      )
      for await (const { doc } of rows) yield parseDocument<AssociationEvent>(doc)
    },
  }
}
