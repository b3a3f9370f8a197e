import type { PrintedResult } from '../../reports/printed/printed-result.ts'
import type { Addition } from '../../reports/follow-up/additions.ts'
import type { Association } from '../../surveys/association.ts'
import type { AssociationEvent } from '../../surveys/association-event.ts'
import type { Body } from '../../surveys/body.ts'
import type { PublishedCrosswalk } from '../../surveys/crosswalk.ts'
import type { CodingBook } from '../../surveys/free-text/coding-book.ts'
import type { Invitation } from '../../surveys/invitation.ts'
import type { SavedMailText } from '../../surveys/mail/mail-text.ts'
import type { AddressStop, Mailing } from '../../surveys/mail/mailing.ts'
import type { ReportText } from '../../surveys/report-text.ts'
import type { Response } from '../../surveys/response.ts'
import type { FrameEntry, Round, RoundId } from '../../surveys/round.ts'
import type { SurveyDraft } from '../../surveys/editing/survey-draft.ts'
import type { PublishedSurvey } from '../../surveys/survey.ts'
import type { WalkIn } from '../../surveys/walk-in.ts'
import type { LogEntry } from '../accounts/log-entry.ts'
import type { User } from '../accounts/user.ts'
import type { OutboxMessage } from '../store/outbox-store.ts'
import type { AcceptedKey, ImportedFile } from '../store/import-store.ts'
import type {
  CertifiedComparison,
  CertifiedCorrection,
  CertifiedResult,
} from '../store/result-store.ts'
import { eachFrozenReport } from './each-frozen-report.ts'
import type { RoundCopy } from '../store/round-store.ts'
import type { Store } from '../store/store.ts'
import type { FrozenReport } from '../store/frozen-report-store.ts'
import type { CertifiedSupplement } from '../store/supplement-store.ts'

/**
 * Every kind of record that a store holds, and what one of it is. What is of the moment is not copied: leases,
 * the condition, sessions, jobs, what has been tried in vain, and files that are not read in yet.
 */
export interface RecordKinds {
  readonly association: Association
  readonly associationEvent: AssociationEvent
  readonly body: Body
  readonly survey: PublishedSurvey
  readonly crosswalk: PublishedCrosswalk
  readonly surveyDraft: SurveyDraft
  readonly round: RoundCopy
  readonly frame: FrameEntry & { readonly roundId: RoundId }
  readonly invitation: Invitation
  readonly mailText: SavedMailText
  readonly mailing: Mailing
  readonly message: OutboxMessage
  readonly walkIn: WalkIn
  readonly response: Response
  readonly codingBook: CodingBook
  readonly result: CertifiedResult
  readonly correction: CertifiedCorrection
  readonly supplement: CertifiedSupplement
  readonly reportText: ReportText
  readonly comparison: CertifiedComparison
  readonly printed: PrintedResult
  readonly acceptedKey: AcceptedKey
  readonly importedFile: ImportedFile
  readonly dossierAddition: Addition
  readonly frozenReport: FrozenReport
  readonly addressStop: AddressStop
  readonly user: User
  readonly logEntry: LogEntry
}

export type RecordKind = keyof RecordKinds

/** One record, and what kind it is. */
export type StoreRecord = {
  readonly [Kind in RecordKind]: { readonly kind: Kind; readonly value: RecordKinds[Kind] }
}[RecordKind]

/**
 * Everything in a store, in the order in which it can be written to another. Invitations come before
 * responses: what is read while answers come in never has a mark without its answer.
 */
export async function* eachRecord(store: Store): AsyncGenerator<StoreRecord> {
  yield* eachOfRegister(store)
  for (const key of await store.listSurveys()) {
    const value = await store.findSurvey(key)
    if (value !== null) yield { kind: 'survey', value }
  }
  for (const value of await store.listCrosswalks()) yield { kind: 'crosswalk', value }
  for (const value of await store.listSurveyDrafts()) yield { kind: 'surveyDraft', value }
  for (const round of await store.listRounds()) yield* eachOfRound(round, store)
  for (const value of await store.listComparisons()) yield { kind: 'comparison', value }
  yield* eachPrinted(store)
  yield* eachImported(store)
  yield* eachOfAudits(store)
  for (const value of await store.listAddressStops()) yield { kind: 'addressStop', value }
  yield* eachOfStaff(store)
}

/** Every revision of what is known only in print. */
async function* eachPrinted(store: Store): AsyncGenerator<StoreRecord> {
  for (const { id } of await store.listPrinted()) {
    for (const value of await store.listPrintedRevisions(id)) yield { kind: 'printed', value }
  }
}

/** What others have certified; the keys first, without which it is not believed. */
async function* eachImported(store: Store): AsyncGenerator<StoreRecord> {
  for (const value of await store.listAcceptedKeys()) yield { kind: 'acceptedKey', value }
  for (const value of await store.listImportedFiles()) yield { kind: 'importedFile', value }
}

/** Associations and what has happened to them, and the bodies of the municipality. */
async function* eachOfRegister(store: Store): AsyncGenerator<StoreRecord> {
  for await (const value of store.eachAssociation()) yield { kind: 'association', value }
  for await (const value of store.eachAssociationEvent()) {
    yield { kind: 'associationEvent', value }
  }
  for (const value of await store.listBodies()) yield { kind: 'body', value }
}

/** The auditors' dossiers, addition by addition, and the reports that are frozen of them. */
async function* eachOfAudits(store: Store): AsyncGenerator<StoreRecord> {
  for (const dossier of await store.listDossiers()) {
    for (const value of await store.listAdditions(dossier)) yield { kind: 'dossierAddition', value }
    for await (const value of eachFrozenReport(dossier, store)) {
      yield { kind: 'frozenReport', value }
    }
  }
}

/** Those who log in, and what was done. */
async function* eachOfStaff(store: Store): AsyncGenerator<StoreRecord> {
  for (const value of await store.listUsers()) yield { kind: 'user', value }
  for await (const value of store.eachLogEntry()) yield { kind: 'logEntry', value }
}

async function* eachOfRound(round: Round, store: Store): AsyncGenerator<StoreRecord> {
  const { id } = round
  yield { kind: 'round', value: { round, wrappedLinkKey: await store.findLinkKey(id) } }
  for await (const entry of store.eachFrameEntry(id)) {
    yield { kind: 'frame', value: { ...entry, roundId: id } }
  }
  for await (const value of store.eachInvitation(id)) yield { kind: 'invitation', value }
  yield* eachOfMail(round, store)
  for (const value of await store.listWalkIns(id)) yield { kind: 'walkIn', value }
  for await (const value of store.eachStored(id)) yield { kind: 'response', value }
  for (const value of await store.listCodingBooks(id)) yield { kind: 'codingBook', value }
  yield* eachOfResult(round, store)
}

/** What is certified of a round: the result, its corrections, what is told of the free text; and the words beside it. */
async function* eachOfResult({ id }: Round, store: Store): AsyncGenerator<StoreRecord> {
  const result = await store.findResult(id)
  if (result !== null) yield { kind: 'result', value: result }
  for (const { number } of await store.listCorrections(id)) {
    const value = await store.findCorrection(id, number)
    if (value !== null) yield { kind: 'correction', value }
  }
  for (const value of await store.listSupplements(id)) yield { kind: 'supplement', value }
  for (const value of await store.listReportTexts(id)) yield { kind: 'reportText', value }
}

/** What is written to those invited; messages last, so that none is there without what it is a part of. */
async function* eachOfMail({ id }: Round, store: Store): AsyncGenerator<StoreRecord> {
  for (const value of await store.listMailTexts(id)) yield { kind: 'mailText', value }
  for (const value of await store.listMailings(id)) yield { kind: 'mailing', value }
  for await (const value of store.eachMessage(id)) yield { kind: 'message', value }
}
