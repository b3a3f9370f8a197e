import type { Connection } from 'mongoose'

import type { Store } from '../store.ts'
import { refusingHalfCharacters } from '../whole-text.ts'
import { type AnsweredMarks, createAnsweredMarks } from './answered-marks.ts'
import { connect, nameOf, writeConcernOf } from './connection.ts'
import { asked } from './errors.ts'
import { createAssociationStore } from './mongo-association-store.ts'
import { createAttemptStore } from './mongo-attempt-store.ts'
import { createBodyStore } from './mongo-body-store.ts'
import { createCodingStore } from './mongo-coding-store.ts'
import { createConditionStore } from './mongo-condition-store.ts'
import { createDossierStore } from './mongo-dossier-store.ts'
import { createFrozenReportStore } from './mongo-frozen-report-store.ts'
import { createImportStore } from './mongo-import-store.ts'
import { createInvitationStore } from './mongo-invitation-store.ts'
import { createLeaseStore } from './mongo-lease-store.ts'
import { createLogStore } from './mongo-log-store.ts'
import { createMailStore } from './mongo-mail-store.ts'
import { createOutboxStore } from './mongo-outbox-store.ts'
import { createPrintedStore } from './mongo-printed-store.ts'
import { createReportTextStore } from './mongo-report-text-store.ts'
import { createResponseStore } from './mongo-response-store.ts'
import { createResultStore } from './mongo-result-store.ts'
import { createRoundStore } from './mongo-round-store.ts'
import { createSessionStore } from './mongo-session-store.ts'
import { createSupplementStore } from './mongo-supplement-store.ts'
import { createSurveyDraftStore } from './mongo-survey-draft-store.ts'
import { createSurveyStore } from './mongo-survey-store.ts'
import { createUploadStore } from './mongo-upload-store.ts'
import { createJobStore } from './mongo-job-store.ts'
import { createUserStore } from './mongo-user-store.ts'
import { createWalkInStore } from './mongo-walk-in-store.ts'
import { createOpenings, type Openings } from './openings.ts'
import { createModels, type Models } from './models.ts'
import { createClaims } from './presence.ts'
import { checkReady, missingIndexes, prepareDatabase } from './prepare-database.ts'
import { settling } from './settling.ts'

/**
 * The store on a MongoDB server: any number of serving processes. Every write is of one document, so that
 * no transaction is needed; where more belongs together, one write decides and the others can be done again.
 *
 * @param address `mongodb://…`, with the name of the database.
 */
export async function createMongoStore(
  address: string,
  options: { readonly allowStandalone: boolean },
): Promise<Store> {
  const connection = await connect(address, options)
  const models = createModels(connection)
  const openings = createOpenings(models)
  const marks = createAnsweredMarks(models)
  try {
    await prepareDatabase(models, nameOf(address))
  } catch (error) {
    await connection.close()
    throw error
  }
  const { methods, settle } = settling(createRecords(models, { openings, marks }))
  return {
    description: await describe(connection, address),
    ...refusingHalfCharacters(methods),
    ...createClaims(models, methods, nameOf(address)),
    // A server that fails is another process: it is away, and comes back.
    untilFailed: () => new Promise(() => undefined),
    // The server's own: what is dropped is gone.
    clearSpace: async () => 'cleared',
    checkIntegrity: () => missingIndexes(models),
    checkReady: () => checkReady(models, nameOf(address)),
    close: async () => {
      await settle()
      await marks.settle()
      await connection.close()
    },
  }
}

/** Every port, over one database. */
function createRecords(
  models: Models,
  { openings, marks }: { readonly openings: Openings; readonly marks: AnsweredMarks },
) {
  return {
    ...createAssociationStore(models),
    ...createSurveyStore(models),
    ...createRoundStore(models, openings),
    ...createInvitationStore(models, { openings, marks }),
    ...createWalkInStore(models),
    ...createResponseStore(models, marks),
    ...createCodingStore(models),
    ...createDossierStore(models),
    ...createFrozenReportStore(models),
    ...createSupplementStore(models),
    ...createReportTextStore(models),
    ...createResultStore(models),
    ...createImportStore(models),
    ...createLeaseStore(models),
    ...createConditionStore(models),
    ...createUserStore(models),
    ...createSessionStore(models),
    ...createAttemptStore(models),
    ...createLogStore(models),
    ...createSurveyDraftStore(models),
    ...createBodyStore(models),
    ...createPrintedStore(models),
    ...createUploadStore(models),
    ...createJobStore(models),
    ...createMailStore(models),
    ...createOutboxStore(models),
  }
}

async function describe(connection: Connection, address: string): Promise<string> {
  const build = await asked(connection.db?.admin().buildInfo() ?? Promise.resolve(null))
  const version: unknown = build?.['version']
  return `MongoDB ${typeof version === 'string' ? version : ''}, ${nameOf(address)}, ${writeConcernOf(connection)}`
}
