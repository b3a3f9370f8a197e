import { type Static, Type } from '@sinclair/typebox'

import { BODY_KINDS } from '../../surveys/body.ts'
import { ClaimLink, OutcomeLink } from './link-schema.ts'
import { closed, ID, id, oneOf, orNull, text, When } from './schema-parts.ts'

const DOSSIER_SCHEMA_ID = 'https://samverkansbarometern.example/schema/dossier/1'

export const SOURCE_KINDS = [
  'auditReport',
  'auditLetter',
  'staffReport',
  'minutes',
  'answer',
  'inquiry',
  'other',
] as const

const Source = Type.Object(
  {
    id: id('Kort och beständigt: tjansteutlatande-2020-07-01.'),
    kind: oneOf(SOURCE_KINDS, 'Vad för slags handling.'),
    title: text(300, 'Vad handlingen heter.'),
    /** `null`: the document itself does not say. */
    on: orNull(When),
    registryNumber: orNull(text(40, 'Diarienummer: KS-2020/716.912.')),
    /** Who wrote or decided it, in words. */
    by: text(200, 'Vem som har skrivit eller beslutat.'),
  },
  { ...closed, description: 'En handling som något står i.' },
)
export type Source = Static<typeof Source>

const Reference = Type.Object(
  {
    source: id('Handlingens id.'),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, description: 'Sida.' })),
    /** `§ 9`, `3.3.1.1`, a heading: as it is found in the document. */
    place: Type.Optional(text(120, 'Paragraf, avsnitt eller rubrik.')),
    /** The document that tells of it, where the source itself has not been read. */
    via: Type.Optional(id('Handlingen som återger den.')),
  },
  { ...closed, description: 'Var det står.' },
)
export type Reference = Static<typeof Reference>

const Passage = Type.Object(
  {
    text: text(4000, 'Ordagrant, eller sammanfattat med egna ord.'),
    isSummary: Type.Boolean({ description: 'Om texten är en sammanfattning.' }),
    reference: Reference,
  },
  { ...closed, description: 'Vad en handling säger.' },
)
export type Passage = Static<typeof Passage>

const DossierBody = Type.Object(
  {
    id: id('Kort och beständigt: socialnamnden.'),
    name: text(120, 'Vad den heter.'),
    kind: oneOf(BODY_KINDS, 'Vad för slags organ.'),
    validFrom: orNull(When),
    validTo: orNull(When),
    parent: orNull(id('Organet som den lyder under.')),
    replaces: Type.Array(id('Ett organ som den kom i stället för.'), { maxItems: 20 }),
  },
  { ...closed, description: 'En nämnd, en förvaltning eller ett annat organ.' },
)
export type DossierBody = Static<typeof DossierBody>

/** Addressees by name: those of these kinds that were there on a day. */
const Group = Type.Object(
  {
    id: id('Kort och beständigt: samtliga-namnder.'),
    name: text(120, 'Som rekommendationen säger det.'),
    kinds: Type.Array(oneOf(BODY_KINDS, 'Organ av detta slag.'), { minItems: 1 }),
  },
  { ...closed, description: 'Flera som tilltalas med ett ord.' },
)
export type Group = Static<typeof Group>

export const AUDIT_KINDS = ['audit', 'followUp', 'inquiry'] as const

const Audit = Type.Object(
  {
    id: id('Kort och beständigt: samverkan-2019.'),
    kind: oneOf(AUDIT_KINDS, 'Granskning, uppföljning eller utredning.'),
    title: text(200, 'Vad den heter.'),
    year: Type.Integer({ minimum: 1900, maximum: 2199, description: 'Revisionsåret.' }),
    conductedBy: text(200, 'Vem som har gjort den.'),
    background: Type.Array(Passage, { description: 'Vad den gällde och fann.' }),
  },
  { ...closed, description: 'En granskning: ett ämne ett år.' },
)
export type Audit = Static<typeof Audit>

const Addressee = Type.Object(
  {
    to: id('Ett organ eller en grupp.'),
    /** The day that a group is expanded on. */
    on: Type.Optional(When),
  },
  { ...closed, description: 'Vem rekommendationen riktas till.' },
)
export type Addressee = Static<typeof Addressee>

export const LINEAGE_KINDS = ['continues', 'restates', 'splits', 'merges', 'replaces'] as const
export type LineageKind = (typeof LINEAGE_KINDS)[number]

const Recommendation = Type.Object(
  {
    id: id('Kort och beständigt: samverkan-2019-1.'),
    audit: id('Granskningen som gav den.'),
    /** The earlier audit that it follows up; `null`: it is new. */
    subject: orNull(id('Den tidigare granskning som den gäller.')),
    number: text(10, 'Som i handlingen: 1, 1 a.'),
    /** The recommendation that it is a part of. */
    parent: orNull(id('Rekommendationen som den är en del av.')),
    /** The same recommendation as each document words it. */
    wordings: Type.Array(Passage, { minItems: 1 }),
    addressees: Type.Array(Addressee),
    lineage: Type.Array(
      Type.Object(
        { kind: oneOf(LINEAGE_KINDS, 'Hur.'), from: id('Den tidigare rekommendationen.') },
        closed,
      ),
    ),
    /** What a document says of why it does not stand any more. */
    withdrawn: Type.Optional(Passage),
    /** When an answer was due; `null`: no document says. */
    due: orNull(When),
  },
  { ...closed, description: 'En rekommendation.' },
)
export type Recommendation = Static<typeof Recommendation>

export const SPEAKERS = ['administration', 'workingCommittee', 'committee'] as const
export const POSITIONS = ['shares', 'sharesPartly', 'doesNotShare', 'alternative'] as const

/** What every entry about a recommendation has. Nothing is overwritten: a later one replaces it by name. */
const entry = {
  id: id('Kort och beständigt.'),
  recommendation: id('Rekommendationen.'),
  on: orNull(When),
  passage: Passage,
  /** The entry that this one corrects. */
  corrects: Type.Optional(id('Posten som den här rättar.')),
}

const Statement = Type.Object(
  {
    ...entry,
    /** The body whose matter it is, also where its administration speaks. */
    body: id('Nämnden som det gäller.'),
    speaker: oneOf(SPEAKERS, 'Vem som talar.'),
    isDecided: Type.Boolean({ description: 'Beslutat, eller bara föreslaget.' }),
    /** Left out: it takes none. */
    position: Type.Optional(oneOf(POSITIONS, 'Ställningstagande.')),
  },
  { ...closed, description: 'Vad en nämnd eller dess förvaltning har svarat.' },
)
export type Statement = Static<typeof Statement>

export const ACTION_STATES = ['none', 'planned', 'begun', 'done', 'waits'] as const

const Action = Type.Object(
  {
    ...entry,
    bodies: Type.Array(id('Nämnden som det gäller.'), { minItems: 1 }),
    state: oneOf(ACTION_STATES, 'Hur långt åtgärden har kommit.'),
  },
  { ...closed, description: 'Vad som har gjorts eller planeras.' },
)
export type Action = Static<typeof Action>

export const JUDGEMENTS = [
  'fully',
  'largely',
  'partly',
  'not',
  'choseNotTo',
  'notApplicable',
] as const
export type Judgement = (typeof JUDGEMENTS)[number]

const Assessment = Type.Object(
  {
    id: entry.id,
    on: entry.on,
    passage: entry.passage,
    corrects: entry.corrects,
    audit: id('Granskningen.'),
    /** `null`: the audit as a whole is judged. */
    recommendation: orNull(entry.recommendation),
    /** Whose handling of the recommendation is judged. */
    bodies: Type.Array(id('Nämnden som bedöms.')),
    /** Left out: judged in words that are not on the scale. */
    judgement: Type.Optional(oneOf(JUDGEMENTS, 'På revisorernas skala.')),
    by: text(200, 'Vem som bedömer.'),
  },
  { ...closed, description: 'Vad revisorerna har bedömt.' },
)
export type Assessment = Static<typeof Assessment>

/** Audits, their recommendations, and all that is known of what became of them, each with its source. */
export const DossierSchema = Type.Object(
  {
    kind: Type.Literal('dossier', { description: 'Att det är en granskningsakt.' }),
    title: text(200, 'Vad akten heter.'),
    /** Whether its facts are made up. */
    synthetic: Type.Boolean({ description: 'Om uppgifterna är påhittade.' }),
    about: text(2000, 'Vad läsaren behöver veta om akten.'),
    bodies: Type.Array(DossierBody),
    groups: Type.Array(Group),
    sources: Type.Array(Source),
    audits: Type.Array(Audit),
    recommendations: Type.Array(Recommendation),
    statements: Type.Array(Statement),
    actions: Type.Array(Action),
    assessments: Type.Array(Assessment),
    /** What should move in a comparison if a recommendation works. */
    outcomeLinks: Type.Array(OutcomeLink),
    /** What associations are asked that a statement also speaks of. */
    claimLinks: Type.Array(ClaimLink),
  },
  {
    $id: DOSSIER_SCHEMA_ID,
    title: 'Granskningsakt i Samverkansbarometern',
    description: 'Granskningar, rekommendationer, och vad som blev av dem.',
    ...closed,
  },
)
export type Dossier = Static<typeof DossierSchema>

/** Whether something can be the id of a dossier, or of anything in one: `huddinge`. */
export function isDossierId(written: string): boolean {
  return written.length <= ID.maxLength && new RegExp(ID.pattern).test(written)
}
