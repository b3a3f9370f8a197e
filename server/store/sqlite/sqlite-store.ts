import type { Store } from '../store.ts'
import { refusingHalfCharacters } from '../whole-text.ts'
import { clearSpace } from './clear-space.ts'
import { checkWritable, type Database, FULL, openDatabase, prepareServing } from './database.ts'
import { createReader } from './reader.ts'
import { claimServing } from './serving-claim.ts'
import { createAssociationStore } from './sqlite-association-store.ts'
import { createAttemptStore } from './sqlite-attempt-store.ts'
import { createBodyStore } from './sqlite-body-store.ts'
import { createCodingStore } from './sqlite-coding-store.ts'
import { createConditionStore } from './sqlite-condition-store.ts'
import { createDossierStore } from './sqlite-dossier-store.ts'
import { createFrozenReportStore } from './sqlite-frozen-report-store.ts'
import { createImportStore } from './sqlite-import-store.ts'
import { createInvitationStore } from './sqlite-invitation-store.ts'
import { createLeaseStore } from './sqlite-lease-store.ts'
import { createLogStore } from './sqlite-log-store.ts'
import { createMailStore } from './sqlite-mail-store.ts'
import { createOutboxStore } from './sqlite-outbox-store.ts'
import { createPrintedStore } from './sqlite-printed-store.ts'
import { createReportTextStore } from './sqlite-report-text-store.ts'
import { createResponseStore } from './sqlite-response-store.ts'
import { createResultStore } from './sqlite-result-store.ts'
import { createRoundStore } from './sqlite-round-store.ts'
import { createSessionStore } from './sqlite-session-store.ts'
import { createSupplementStore } from './sqlite-supplement-store.ts'
import { createSurveyDraftStore } from './sqlite-survey-draft-store.ts'
import { createSurveyStore } from './sqlite-survey-store.ts'
import { createUploadStore } from './sqlite-upload-store.ts'
import { createJobStore } from './sqlite-job-store.ts'
import { createUserStore } from './sqlite-user-store.ts'
import { createWalkInStore } from './sqlite-walk-in-store.ts'
import { createWriteQueue, type WriteQueue } from './write-queue.ts'

/** The embedded store: one SQLite file, no server. @param path A file, or `:memory:`. */
export function createSqliteStore(path: string, largestBatch?: number): Store {
  const db = openDatabase(path)
  const queue = createWriteQueue(db, largestBatch)
  const claim = async () => {
    checkWritable(db)
    const release = claimServing(path)
    prepareServing(db)
    return release
  }
  return {
    description: describe(db),
    ...refusingHalfCharacters(createRecords(db, queue)),
    claimServing: claim,
    // There can be only one: who serves it has it alone.
    claimAlone: claim,
    ...createCare(db, queue),
    untilFailed: () => queue.untilFailed(),
    close: async () => {
      await queue.settle()
      db.close()
    },
  }
}

/** What is asked of the file as a whole. */
function createCare(
  db: Database,
  queue: WriteQueue,
): Pick<Store, 'clearSpace' | 'checkIntegrity' | 'checkReady'> {
  const read = createReader(db)
  const isReady = db.prepare('SELECT 1 FROM round LIMIT 1')
  return {
    clearSpace: async () => {
      await queue.settle()
      queue.checkWriting()
      return clearSpace(db)
    },
    checkIntegrity: () => read(() => damageOf(db)),
    checkReady: () =>
      read(() => {
        queue.checkWriting()
        isReady.get()
      }),
  }
}

/** Every port, over one file. */
function createRecords(db: Database, queue: WriteQueue) {
  return {
    ...createAssociationStore(db, queue),
    ...createSurveyStore(db, queue),
    ...createRoundStore(db, queue),
    ...createInvitationStore(db, queue),
    ...createWalkInStore(db, queue),
    ...createResponseStore(db, queue),
    ...createCodingStore(db, queue),
    ...createDossierStore(db, queue),
    ...createFrozenReportStore(db, queue),
    ...createSupplementStore(db, queue),
    ...createReportTextStore(db, queue),
    ...createResultStore(db, queue),
    ...createImportStore(db, queue),
    ...createLeaseStore(db, queue),
    ...createConditionStore(db, queue),
    ...createUserStore(db, queue),
    ...createSessionStore(db, queue),
    ...createAttemptStore(db, queue),
    ...createLogStore(db, queue),
    ...createSurveyDraftStore(db, queue),
    ...createBodyStore(db, queue),
    ...createPrintedStore(db, queue),
    ...createUploadStore(db, queue),
    ...createJobStore(db, queue),
    ...createMailStore(db, queue),
    ...createOutboxStore(db, queue),
  }
}

/** SQLite's own check of pages, indexes and references. */
function damageOf(db: Database): string | null {
  const told = String(db.pragma('integrity_check(1)', { simple: true }))
  if (told !== 'ok') return told
  const [broken] = db.pragma('foreign_key_check') as readonly { readonly table: string }[]
  return broken === undefined ? null : `foreign_key_check: ${broken.table}`
}

function describe(db: Database): string {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get())
  const journal = String(db.pragma('journal_mode', { simple: true }))
  const synchronous = db.pragma('synchronous', { simple: true }) === FULL ? '2 (FULL)' : 'inte FULL'
  return `SQLite ${version}, ${db.name}, journal=${journal}, synchronous=${synchronous}`
}
