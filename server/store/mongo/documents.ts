import type { Association } from '../../../surveys/association.ts'
import type { Invitation } from '../../../surveys/invitation.ts'
import type { Answer, Response } from '../../../surveys/response.ts'
import type { ChangeNote } from '../association-store.ts'
import type { AnsweredMark } from '../response-store.ts'
import type { FrameEntry, Round } from '../../../surveys/round.ts'
import type {
  DossierAdditionDocument,
  FrozenReportDocument,
  PrintedDocument,
} from './dossier-documents.ts'
import type {
  CodingBookDocument,
  ReportTextDocument,
  SupplementDocument,
} from './free-text-documents.ts'
import type { ImportDocuments } from './import-documents.ts'
import type {
  AddressStopDocument,
  MailingDocument,
  MailTextDocument,
  OutboxDocument,
} from './mail-documents.ts'
import type {
  AttemptDocument,
  LogDocument,
  SessionDocument,
  UserDocument,
} from './staff-documents.ts'

/**
 * What stands in each collection. The natural key is the `_id`, so that the server itself keeps it unique.
 * What has a digest is kept as the text that was digested, and answers as a list, because their keys have dots.
 */

/**
 * The register. A change is written only over one with a lower number, and one that has left it stays as an empty
 * place: otherwise an earlier change that is finished late would bring it back.
 */
export interface AssociationDocument extends Omit<Association, 'id'> {
  readonly _id: string
  readonly importNumber: number
  /** As JSON what it was before the import that wrote it; `null`: nothing that could be undone. */
  readonly earlier: string | null
  readonly isRemoved: boolean
}

/** One change of the register, and a part of it: whole once the change stands here. */
export interface RegisterImportDocument {
  readonly _id: number
  readonly parts: string
  readonly count: number
  readonly isApplied: boolean
  /** `null`: it came from another store, or before changes had one. */
  readonly note: ChangeNote | null
}
export interface RegisterPartDocument {
  readonly _id: string
  readonly rows: readonly RegisterRowDocument[]
}
/** What a change does to one association, as JSON. */
export interface RegisterRowDocument {
  readonly id: string
  readonly becomes: string | null
  readonly was: string | null
  /** `null`: it came from another store, with events of its own. */
  readonly event: string | null
}

/** A body, or a draft of a survey version, as JSON: changed only from the revision that was seen. */
export interface RevisedDocument {
  readonly _id: string
  readonly revision: number
  readonly text: string
}

/** A file that is to be read in; the parts of what was found in it are of the same name. */
export interface UploadDocument {
  readonly _id: string
  readonly at: string
  readonly doc: string
}
export interface UploadPartDocument {
  readonly _id: string
  readonly text: string
}

export interface JobDocument {
  readonly _id: string
  readonly revision: number
  readonly by: string
  readonly startedAt: string
  readonly text: string
}

/** By change and association. */
export interface AssociationEventDocument {
  readonly _id: string
  readonly association: string
  readonly text: string
}

export interface SurveyDocument {
  readonly _id: string
  readonly digest: string
  readonly definition: string
}

export interface CrosswalkDocument extends SurveyDocument {
  readonly from: string
  readonly to: string
  readonly version: number
}

export interface RoundDocument extends Omit<Round, 'id'> {
  readonly _id: string
  /** Which attempt to open the round stands: frame, invitations and link key carry it. */
  readonly opening: string | null
  /** Imports of late answers that were made with a change of the round. */
  readonly imports: readonly string[]
  /** The collection of its own that its responses lie in; `null`: the one that all share. */
  readonly responses: string | null
  /** The collection that its responses are being written anew to: nothing may be written to them meanwhile. */
  readonly rewriting: string | null
  /** Collections that attempts to write them anew have made, and that they lay in before: to be dropped. */
  readonly spareResponses: readonly string[]
}

/** What is kept about a round that only the store needs to know. */
export type RoundKeeping = Pick<
  RoundDocument,
  'opening' | 'imports' | 'responses' | 'rewriting' | 'spareResponses'
>

export interface FrameDocument extends FrameEntry {
  readonly _id: string
  readonly round: string
  readonly opening: string
}

export interface LinkKeyDocument {
  readonly _id: string
  readonly round: string
  readonly wrapped: string
}

export interface InvitationDocument extends Omit<Invitation, 'id' | 'roundId'> {
  readonly _id: string
  readonly round: string
  readonly opening: string
}

type Content = Response['content']
type Stored<T extends Content> = T extends { readonly answers: unknown }
  ? Omit<T, 'answers'> & {
      readonly answers: readonly { readonly question: string; readonly value: Answer }[]
    }
  : T

export type StoredContent = Stored<Content>

/** What a response is to become when the import that it is part of is decided. */
export interface StagedResponse {
  readonly import: string
  readonly revision: number
  readonly survey: string
  readonly sector: string
  readonly content: StoredContent
  readonly mark: AnsweredMark | null
}

/** Revision 0 holds a place: nothing is answered, and nothing more can be once it is closed. */
export interface ResponseDocument {
  readonly _id: string
  readonly round: string
  readonly key: string
  readonly revision: number
  readonly survey: string | null
  readonly sector: string | null
  readonly submitted: boolean
  readonly isClosed: boolean
  readonly staged: StagedResponse | null
  readonly content: StoredContent | null
}

/** By its id; the rest is one text. */
export interface WalkInDocument {
  readonly _id: string
  readonly round: string
  readonly lookup: string
  readonly revision: number
  readonly text: string
}

/** An import of answers: its responses are staged, and count from the moment that it is committed. */
export interface ResponseImportDocument {
  readonly _id: string
  readonly round: string
  readonly state: 'staging' | 'committed' | 'abandoned'
  /** Decided together with a change of the round, which then carries the import's id. */
  readonly withRound: boolean
  readonly startedAt: number
}

export interface ResultDocument {
  readonly _id: string
  readonly text: string
  readonly digest: string
  /** `null`: it was certified before programs signed. */
  readonly signature: string | null
  readonly sealSalt: string
  /** The sealed part is kept in parts under this name: a document holds at most 16 MB. */
  readonly sealedName: string
  readonly sealedParts: number
}
/** By its round and number. */
export interface CorrectionDocument extends ResultDocument {
  readonly round: string
  readonly number: number
}
export interface SealedPartDocument {
  readonly _id: string
  readonly text: string
}

export interface ComparisonDocument {
  readonly _id: string
  readonly text: string
  readonly digest: string
  readonly signature: string | null
  /** Small, however many have responded: in one document with the rest. */
  readonly sealed: string | null
  readonly sealSalt: string | null
}

/** One text, as the store's condition is. */
export interface ConditionDocument {
  readonly _id: 'store'
  readonly text: string
}

export interface LeaseDocument {
  readonly _id: string
  readonly holder: string
  readonly until: string
}

/** What kind of data a database holds, and in which version of these schemas. */
export interface MetaDocument {
  readonly _id: 'schema'
  readonly version: number
}

/** Every collection, by its name. */
export interface Documents extends ImportDocuments {
  readonly association: AssociationDocument
  readonly registerImport: RegisterImportDocument
  readonly registerPart: RegisterPartDocument
  readonly associationEvent: AssociationEventDocument
  readonly surveyDraft: RevisedDocument
  readonly body: RevisedDocument
  readonly printed: PrintedDocument
  readonly upload: UploadDocument
  readonly uploadPart: UploadPartDocument
  readonly job: JobDocument
  readonly jobPart: UploadPartDocument
  readonly survey: SurveyDocument
  readonly crosswalk: CrosswalkDocument
  readonly round: RoundDocument
  readonly frame: FrameDocument
  readonly linkKey: LinkKeyDocument
  readonly invitation: InvitationDocument
  readonly response: ResponseDocument
  readonly walkIn: WalkInDocument
  readonly codingBook: CodingBookDocument
  readonly supplement: SupplementDocument
  readonly reportText: ReportTextDocument
  readonly responseImport: ResponseImportDocument
  readonly result: ResultDocument
  readonly correction: CorrectionDocument
  readonly sealedPart: SealedPartDocument
  readonly dossierAddition: DossierAdditionDocument
  readonly frozenReport: FrozenReportDocument
  readonly comparison: ComparisonDocument
  readonly condition: ConditionDocument
  readonly lease: LeaseDocument
  readonly user: UserDocument
  readonly session: SessionDocument
  readonly attempt: AttemptDocument
  readonly log: LogDocument
  readonly mailText: MailTextDocument
  readonly mailing: MailingDocument
  readonly addressStop: AddressStopDocument
  readonly outbox: OutboxDocument
  readonly meta: MetaDocument
}
