import { type Connection, Schema, type SchemaDefinition } from 'mongoose'

import type { Documents } from './documents.ts'
import {
  association,
  certified,
  content,
  disposal,
  flag,
  frameEntry,
  key,
  optionalText,
  part,
  parts,
  text,
  whole,
} from './schema-parts.ts'

const DEFINITIONS = {
  association: {
    ...key,
    ...association,
    importNumber: whole,
    earlier: optionalText,
    isRemoved: flag,
  },
  registerImport: {
    _id: whole,
    parts: text,
    count: whole,
    isApplied: flag,
    note: part({ kind: text, at: text, by: text }),
  },
  registerPart: {
    ...key,
    rows: parts({ id: text, becomes: optionalText, was: optionalText, event: optionalText }),
  },
  associationEvent: { ...key, association: text, text },
  surveyDraft: { ...key, revision: whole, text },
  body: { ...key, revision: whole, text },
  printed: { ...key, name: text, revision: whole, text },
  upload: { ...key, at: text, doc: text },
  uploadPart: { ...key, text },
  job: { ...key, revision: whole, by: text, startedAt: text, text },
  jobPart: { ...key, text },
  survey: { ...key, digest: text, definition: text },
  crosswalk: { ...key, digest: text, definition: text, from: text, to: text, version: whole },
  round: {
    ...key,
    revision: whole,
    state: text,
    survey: text,
    year: whole,
    promise: text,
    threshold: whole,
    collectedBy: text,
    registryNumber: optionalText,
    opensAt: optionalText,
    closesAt: text,
    resultDay: String,
    meetingDay: String,
    isPilot: Boolean,
    invitesNobody: Boolean,
    publication: { type: new Schema({ from: text, plans: text }, { _id: false }) },
    disposals: { type: parts(disposal), default: undefined },
    graceMinutes: whole,
    synthetic: flag,
    opened: part({ at: text, surveyDigest: text, sectors: parts({ id: text, name: text }) }),
    closedAt: optionalText,
    clearedIn: optionalText,
    openLink: optionalText,
    // As it is: its questionnaire is digested.
    inquiry: Schema.Types.Mixed,
    notes: parts({
      kind: text,
      at: text,
      reason: text,
      count: Number,
      from: String,
      to: String,
      association: String,
      sector: String,
    }),
    opening: optionalText,
    imports: [String],
    responses: optionalText,
    rewriting: optionalText,
    spareResponses: [String],
  },
  frame: { ...key, round: text, opening: text, associationId: text, ...frameEntry },
  linkKey: { ...key, round: text, wrapped: text },
  invitation: {
    ...key,
    round: text,
    opening: text,
    associationId: text,
    sector: text,
    lookup: text,
    answeredAt: optionalText,
    revision: whole,
    linkId: optionalText,
    stoppedLinks: parts({ lookup: text, at: text, by: text, reason: text }),
    email: optionalText,
    replacesRevision: { type: Number, default: null },
    wayOut: part({ kind: text, email: optionalText, at: optionalText }),
    outcome: part({ code: text, at: text, by: text, reason: text }),
  },
  response: {
    ...key,
    round: text,
    key: text,
    revision: whole,
    survey: optionalText,
    sector: optionalText,
    submitted: flag,
    isClosed: flag,
    staged: part({
      import: text,
      revision: whole,
      survey: text,
      sector: text,
      content: part(content),
      mark: part({ invitationId: text, at: text }),
    }),
    content: part(content),
  },
  walkIn: { ...key, round: text, lookup: text, revision: whole, text },
  codingBook: { ...key, round: text, question: text, revision: whole, text },
  supplement: {
    ...key,
    round: text,
    number: whole,
    digest: text,
    text,
    signature: optionalText,
  },
  reportText: { ...key, round: text, number: whole, text },
  responseImport: { ...key, round: text, state: text, withRound: flag, startedAt: whole },
  result: { ...key, ...certified },
  correction: { ...key, round: text, number: whole, ...certified },
  sealedPart: { ...key, text },
  dossierAddition: { ...key, dossier: text, number: whole, text },
  frozenReport: {
    ...key,
    dossier: text,
    number: whole,
    digest: text,
    text,
    signature: optionalText,
  },
  comparison: {
    ...key,
    text,
    digest: text,
    signature: optionalText,
    sealed: optionalText,
    sealSalt: optionalText,
  },
  importedFile: { ...key, digest: text, doc: text, text, signature: optionalText },
  acceptedKey: { ...key, text },
  condition: { ...key, text },
  lease: { ...key, holder: text, until: text },
  user: { ...key, id: text, revision: whole, text },
  session: { ...key, user: text, startedAt: text, lastSeenAt: text, text },
  attempt: { ...key, revision: whole, lastAt: text, text },
  log: { _id: whole, by: text, act: text, object: optionalText, text },
  mailText: { ...key, round: text, kind: text, version: whole, text },
  mailing: { ...key, round: text, at: text, revision: whole, text },
  addressStop: { ...key, text },
  outbox: {
    ...key,
    round: text,
    associationId: text,
    kind: text,
    occasion: text,
    textVersion: whole,
    queuedAt: text,
    state: text,
    due: optionalText,
    holder: optionalText,
    attempts: whole,
    why: optionalText,
    sentAt: optionalText,
  },
  meta: { ...key, version: whole },
} as const satisfies Readonly<Record<keyof Documents, SchemaDefinition>>

/** Indexes beside `_id`; checked when the store is opened. */
const INDEXES: Readonly<Record<string, readonly Readonly<Record<string, 1>>[]>> = {
  invitation: [{ lookup: 1 }, { 'stoppedLinks.lookup': 1 }, { round: 1, associationId: 1 }],
  associationEvent: [{ association: 1 }],
  response: [{ 'staged.import': 1 }, { 'content.codeDigest': 1 }],
  walkIn: [{ lookup: 1 }, { round: 1 }],
  codingBook: [{ round: 1, question: 1 }],
  supplement: [{ round: 1, number: 1 }],
  reportText: [{ round: 1, number: 1 }],
  responseImport: [{ state: 1 }],
  correction: [{ round: 1, number: 1 }],
  printed: [{ name: 1, revision: 1 }],
  dossierAddition: [{ dossier: 1, number: 1 }],
  frozenReport: [{ dossier: 1, number: 1 }],
  user: [{ id: 1 }],
  session: [{ user: 1 }],
  job: [{ by: 1, startedAt: 1 }, { startedAt: 1 }],
  mailText: [{ round: 1, kind: 1, version: 1 }],
  mailing: [{ round: 1, at: 1 }],
  outbox: [{ round: 1 }, { due: 1 }, { sentAt: 1 }],
}

function createModel<Name extends keyof Documents>(
  connection: Connection,
  name: Name,
  collection: string = name,
) {
  const schema = new Schema<Documents[Name]>(DEFINITIONS[name] as never, {
    collection,
    versionKey: false,
    strict: 'throw',
    minimize: false,
  })
  for (const fields of INDEXES[name] ?? []) schema.index({ ...fields })
  return connection.model<Documents[Name]>(collection, schema as never)
}

/** The model of a collection of responses of its own. */
export function responsesIn(connection: Connection, collection: string): Models['response'] {
  const known = connection.models[collection] as Models['response'] | undefined
  return known ?? createModel(connection, 'response', collection)
}

/** One mongoose model for each collection that there always is. */
export type Models = {
  readonly [Name in keyof Documents]: ReturnType<typeof createModel<Name>>
}

export function createModels(connection: Connection): Models {
  const names = Object.keys(DEFINITIONS) as readonly (keyof Documents)[]
  const models = names.map(name => [name, createModel(connection, name)])
  return Object.fromEntries(models) as Models
}
