import type { SavedMailText } from '../../../surveys/mail/mail-text.ts'
import type { AddressStop, Mailing } from '../../../surveys/mail/mailing.ts'
import type { MailStore } from '../mail-store.ts'
import { parseDocument } from '../parse-document.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

export function createMailStore(db: Database, queue: WriteQueue): MailStore {
  return {
    ...createTexts(db, queue),
    ...createMailings(db, queue),
    ...createAddressStops(db, queue),
  }
}

type Texts = Pick<
  MailStore,
  'insertMailText' | 'findMailText' | 'findLatestMailText' | 'listMailTexts'
>

function createTexts(db: Database, queue: WriteQueue): Texts {
  const read = createReader(db)
  const insert = db.prepare(
    'INSERT INTO mail_text (round, kind, version, doc) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const find = db
    .prepare<[string, string, number], string>(
      'SELECT doc FROM mail_text WHERE round = ? AND kind = ? AND version = ?',
    )
    .pluck()
  const findLatest = db
    .prepare<[string, string], string>(
      'SELECT doc FROM mail_text WHERE round = ? AND kind = ? ORDER BY version DESC LIMIT 1',
    )
    .pluck()
  const list = db
    .prepare<[string], string>('SELECT doc FROM mail_text WHERE round = ? ORDER BY kind, version')
    .pluck()
  return {
    insertMailText: text =>
      queue.run(() => {
        const { roundId, kind, version } = text
        const { changes } = insert.run(roundId, kind, version, JSON.stringify(text))
        return changes === 1 ? 'stored' : 'exists'
      }),
    findMailText: ({ roundId, kind, version }) =>
      read(() => orNull<SavedMailText>(find.get(roundId, kind, version))),
    findLatestMailText: (round, kind) =>
      read(() => orNull<SavedMailText>(findLatest.get(round, kind))),
    listMailTexts: round =>
      read(() => list.all(round).map(doc => parseDocument<SavedMailText>(doc))),
  }
}

function createMailings(
  db: Database,
  queue: WriteQueue,
): Pick<MailStore, 'insertMailing' | 'saveMailing' | 'listMailings'> {
  const read = createReader(db)
  const insert = db.prepare(
    `INSERT INTO mailing (round, kind, occasion, at, revision, doc) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )
  const save = db.prepare(
    `UPDATE mailing SET at = ?, revision = ?, doc = ?
     WHERE round = ? AND kind = ? AND occasion = ? AND revision = ?`,
  )
  const list = db
    .prepare<[string], string>(
      'SELECT doc FROM mailing WHERE round = ? ORDER BY at, kind, occasion',
    )
    .pluck()
  return {
    insertMailing: mailing =>
      queue.run(() => {
        const { roundId, kind, occasion, at, revision } = mailing
        const doc = JSON.stringify(mailing)
        const { changes } = insert.run(roundId, kind, occasion, at, revision, doc)
        return changes === 1 ? 'stored' : 'exists'
      }),
    saveMailing: mailing =>
      queue.run(() => {
        const { roundId, kind, occasion, at, revision } = mailing
        const key = [roundId, kind, occasion, revision - 1] as const
        const { changes } = save.run(at, revision, JSON.stringify(mailing), ...key)
        return changes === 1 ? 'stored' : 'stale'
      }),
    listMailings: round => read(() => list.all(round).map(doc => parseDocument<Mailing>(doc))),
  }
}

type Stops = Pick<
  MailStore,
  'stopAddress' | 'removeAddressStop' | 'findAddressStop' | 'listAddressStops'
>

function createAddressStops(db: Database, queue: WriteQueue): Stops {
  const read = createReader(db)
  const put = db.prepare('INSERT OR REPLACE INTO address_stop (key, doc) VALUES (?, ?)')
  const remove = db.prepare('DELETE FROM address_stop WHERE key = ?')
  const find = db.prepare<[string], string>('SELECT doc FROM address_stop WHERE key = ?').pluck()
  const list = db.prepare<[], string>('SELECT doc FROM address_stop ORDER BY key').pluck()
  return {
    stopAddress: stop =>
      queue.run(() => {
        put.run(stop.key, JSON.stringify(stop))
      }),
    removeAddressStop: key =>
      queue.run(() => {
        remove.run(key)
      }),
    findAddressStop: key => read(() => orNull<AddressStop>(find.get(key))),
    listAddressStops: () => read(() => list.all().map(doc => parseDocument<AddressStop>(doc))),
  }
}

function orNull<T>(doc: string | undefined): T | null {
  return doc === undefined ? null : parseDocument<T>(doc)
}
