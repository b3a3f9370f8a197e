import type { Store } from '../store/store.ts'
import { someAtOnce } from './some-at-once.ts'
import type { RecordKind, RecordKinds, StoreRecord } from './store-records.ts'

/** How many records of a kind are written at a time. */
const BATCH = 500

type Writer<Kind extends RecordKind> = (
  values: readonly RecordKinds[Kind][],
  store: Store,
) => Promise<unknown>

const WRITERS: { readonly [Kind in RecordKind]: Writer<Kind> } = {
  association: (values, store) => store.putAssociations(values),
  associationEvent: (values, store) => store.restoreAssociationEvents(values),
  body: together((value, store) => store.insertBody(value)),
  survey: eachAlone((value, store) => store.insertSurvey(value)),
  crosswalk: eachAlone((value, store) => store.insertCrosswalk(value)),
  surveyDraft: eachAlone((value, store) => store.insertSurveyDraft(value)),
  round: eachAlone((value, store) => store.restoreRound(value)),
  frame: async (values, store) => {
    const [first] = values
    const entries = values.map(({ roundId: _roundId, ...entry }) => entry)
    if (first !== undefined) await store.restoreFrame(first.roundId, entries)
  },
  invitation: (values, store) => store.restoreInvitations(values),
  mailText: eachAlone((value, store) => store.insertMailText(value)),
  mailing: eachAlone((value, store) => store.insertMailing(value)),
  message: (values, store) => store.queueMessages(values),
  walkIn: together((value, store) => store.insertWalkIn(value)),
  response: (values, store) => store.restoreResponses(values),
  codingBook: eachAlone((value, store) => store.insertCodingBook(value)),
  result: eachAlone((value, store) => store.insertResult(value)),
  correction: eachAlone((value, store) => store.insertCorrection(value)),
  printed: eachAlone((value, store) => store.insertPrinted(value)),
  supplement: eachAlone((value, store) => store.insertSupplement(value)),
  reportText: eachAlone((value, store) => store.insertReportText(value)),
  comparison: eachAlone((value, store) => store.insertComparison(value)),
  acceptedKey: together((value, store) => store.insertAcceptedKey(value)),
  importedFile: eachAlone((value, store) => store.insertImportedFile(value)),
  dossierAddition: eachAlone((value, store) => store.insertAddition(value)),
  frozenReport: eachAlone((value, store) => store.insertFrozenReport(value)),
  addressStop: together((value, store) => store.stopAddress(value)),
  user: together((value, store) => store.insertUser(value)),
  logEntry: together((value, store) => store.insertLogEntry(value)),
}

function eachAlone<Value>(write: (value: Value, store: Store) => Promise<unknown>) {
  return async (values: readonly Value[], store: Store): Promise<void> => {
    for (const value of values) await write(value, store)
  }
}

/** Small ones are asked for some at once. */
function together<Value>(write: (value: Value, store: Store) => Promise<unknown>) {
  return (values: readonly Value[], store: Store): Promise<void> =>
    someAtOnce(values, value => write(value, store))
}

/**
 * Writes records to a store that has none, in the order given and some at a time.
 *
 * @param progress Called with the number of responses that are written.
 */
export async function writeRecords(
  records: AsyncIterable<StoreRecord>,
  store: Store,
  progress: (responses: number) => void,
): Promise<void> {
  let batch: StoreRecord[] = []
  let responses = 0
  const flush = async () => {
    const [first] = batch
    if (first === undefined) return
    await writeBatch(first.kind, batch, store)
    if (first.kind === 'response') progress((responses += batch.length))
    batch = []
  }
  for await (const record of records) {
    const [first] = batch
    const isOther = first !== undefined && groupOf(first) !== groupOf(record)
    if (isOther || batch.length === BATCH) await flush()
    batch.push(record)
  }
  await flush()
}

/** Entries of two frames are not written together. */
function groupOf({ kind, value }: StoreRecord): string {
  return kind === 'frame' ? `${kind} ${value.roundId}` : kind
}

/** The kind of a record says what its value is; that it does is held by the type of `WRITERS`. */
async function writeBatch(
  kind: RecordKind,
  records: readonly StoreRecord[],
  store: Store,
): Promise<void> {
  const write = WRITERS[kind] as Writer<RecordKind>
  await write(
    records.map(({ value }) => value),
    store,
  )
}
