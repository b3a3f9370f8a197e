import { askedOf, type AskedRecommendation, type Inquiry } from '../../surveys/inquiry.ts'
import type { CalendarDay } from '../../surveys/instant.ts'
import type { Answers } from '../../surveys/response.ts'
import type { Say } from '../documents/document.ts'
import { digestOf } from '../results/canonical.ts'
import type { Part } from './additions.ts'
import type { Action, Dossier, DossierBody, Source, Statement } from './dossier-schema.ts'
import {
  ANSWER_PAGE,
  DECIDED_CODES,
  DOCUMENT_FIELDS,
  POSITION_CODES,
  SPEAKER_CODES,
  STATE_CODES,
} from './inquiry-codes.ts'

/** What one body has answered to the auditors' questions. */
export interface BodyAnswer {
  readonly roundId: string
  readonly body: Pick<DossierBody, 'id' | 'name'>
  /** A change that is sent in is an answer of its own, and proposes anew. */
  readonly revision: number
  readonly answeredOn: CalendarDay
  readonly answers: Answers
}

/** Something that an answer would be in the dossier, if an auditor accepts it. Nothing of it is there by itself. */
export type Proposal = {
  readonly recommendation: string
  /** What it rests on: the answer itself, and the documents that it names. */
  readonly sources: readonly Source[]
} & (
  | { readonly list: 'statements'; readonly value: Statement }
  | { readonly list: 'actions'; readonly value: Action }
)

/** What is proposed, as parts of a dossier: the sources first. */
export function partsOfProposal({ list, value, sources }: Proposal): readonly Part[] {
  return [
    ...sources.map(source => ({ list: 'sources', id: source.id, value: source }) as const),
    { list, id: value.id, value },
  ]
}

/**
 * What a body's answer would be in the dossier: for each recommendation a statement and an action, with who speaks,
 * whether it is decided, and where it stands. An administration's answer is a statement of the administration.
 *
 * @param dossier A source that it has already is not proposed once more, and an answer that was changed corrects what
 *   was accepted of the one before.
 */
export function proposalsOf(
  answer: BodyAnswer,
  { inquiry, dossier }: { readonly inquiry: Inquiry; readonly dossier: Dossier },
  say: Say,
): readonly Proposal[] {
  return askedOf(inquiry, answer.body.id).flatMap(asked => [
    statementProposal({ answer, asked, dossier, say }),
    actionProposal({ answer, asked, dossier, say }),
  ])
}

interface Proposing {
  readonly answer: BodyAnswer
  readonly asked: AskedRecommendation
  readonly dossier: Dossier
  readonly say: Say
}

function statementProposal(proposing: Proposing): Proposal {
  const { answer, asked } = proposing
  const { recommendation, page } = asked
  const position = coded(POSITION_CODES, textOf(answer, `${page}.stallning`))
  const evidence = restsOn(ANSWER_PAGE, proposing)
  return {
    list: 'statements',
    recommendation,
    sources: evidence.sources,
    value: {
      ...namedIn('statements', proposing),
      recommendation,
      body: answer.body.id,
      speaker: coded(SPEAKER_CODES, textOf(answer, `${ANSWER_PAGE}.vem`)) ?? 'administration',
      isDecided: coded(DECIDED_CODES, textOf(answer, `${ANSWER_PAGE}.beslutat`)) ?? false,
      ...(position === null ? {} : { position }),
      on: evidence.on,
      passage: { ...evidence.passage, text: textOf(answer, `${page}.svar`) },
    },
  }
}

function actionProposal(proposing: Proposing): Proposal {
  const { answer, asked } = proposing
  const { recommendation, page } = asked
  const evidence = restsOn(page, proposing)
  const done = textOf(answer, `${page}.nar`)
  const text = actionText(proposing)
  // What is put together of several answers stands nowhere word for word.
  const isSummary = evidence.passage.isSummary || !Object.values(answer.answers).includes(text)
  return {
    list: 'actions',
    recommendation,
    sources: evidence.sources,
    value: {
      ...namedIn('actions', proposing),
      recommendation,
      bodies: [answer.body.id],
      state: coded(STATE_CODES, textOf(answer, `${page}.lage`)) ?? 'none',
      on: done === '' ? evidence.on : done,
      passage: { ...evidence.passage, isSummary, text },
    },
  }
}

/** What is done, what is planned and until when, why nothing is, and which more documents show it. */
function actionText({ answer, asked: { page }, say }: Proposing): string {
  const planned = textOf(answer, `${page}.planerat`)
  const by = textOf(answer, `${page}.senast`)
  const more = textOf(answer, `${page}.fler`)
  const told = [
    textOf(answer, `${page}.gjort`),
    planned === '' ? '' : say('inquiry.planned', { planned }),
    by === '' ? '' : say('inquiry.plannedBy', { day: by }),
    textOf(answer, `${page}.varfor`),
    more === '' ? '' : say('inquiry.moreDocuments', { documents: more }),
  ].filter(text => text !== '')
  return told.length === 0 ? say('inquiry.nothingTold') : told.join('\n')
}

/** Its id is the same for the same answer, so that what is accepted is known again. */
function namedIn(list: 'statements' | 'actions', { answer, asked, dossier }: Proposing) {
  const about = digestOf([answer.roundId, answer.body.id, asked.recommendation]).slice(0, 16)
  const id = `${list === 'statements' ? 'svar' : 'atgard'}-${about}.${answer.revision}`
  const ids = dossier[list].map(each => each.id)
  const corrects = ids.filter(each => isEarlier(each, { value: { id } })).at(-1)
  return { id, ...(corrects === undefined ? {} : { corrects }) }
}

/** Whether an id is that of what the same answer proposed about the same thing before it was changed. */
export function isEarlier(
  id: string,
  { value }: { readonly value: { readonly id: string } },
): boolean {
  return id !== value.id && withoutRevision(id) === withoutRevision(value.id)
}

function withoutRevision(id: string): string {
  return id.slice(0, id.lastIndexOf('.'))
}

/**
 * Where it stands: in the document that the answer names, which the auditors know of through the answer; or, where it
 * names none, in the answer itself.
 */
function restsOn(page: string, { answer, asked, dossier, say }: Proposing) {
  const itself = asKnown(answerSource(answer, say), dossier)
  const named = documentNamed(page, answer, say)
  if (named === null) {
    const place = say('inquiry.place', { number: numberOf(asked, dossier) })
    return {
      sources: [itself],
      on: itself.on,
      passage: { isSummary: false, reference: { source: itself.id, place } },
    }
  }
  const { source, ...where } = named
  const known = knownDocument(source, dossier)
  return {
    sources: known === source ? [itself, source] : [itself],
    on: known.on ?? itself.on,
    passage: { isSummary: true, reference: { source: known.id, ...where, via: itself.id } },
  }
}

/** A source that the auditors have corrected stands as they have it. */
function asKnown(source: Source, { sources }: Dossier): Source {
  return sources.find(({ id }) => id === source.id) ?? source
}

function answerSource({ roundId, body, revision, answeredOn }: BodyAnswer, say: Say): Source {
  return {
    id: `fragor-${digestOf([roundId, body.id]).slice(0, 16)}.${revision}`,
    kind: 'answer',
    title: say('inquiry.sourceTitle', { body: body.name }),
    on: answeredOn,
    registryNumber: null,
    by: body.name,
  }
}

/** `null`: the page names none. */
function documentNamed(page: string, answer: BodyAnswer, say: Say) {
  const told = (field: keyof typeof DOCUMENT_FIELDS) =>
    textOf(answer, `${page}.${DOCUMENT_FIELDS[field]}`)
  const title = told('title')
  if (title === '') return null
  const [on, registryNumber, place, number] = [
    told('on'),
    told('registryNumber'),
    told('place'),
    answer.answers[`${page}.${DOCUMENT_FIELDS.page}`],
  ]
  const facts = { title, on: on || null, registryNumber: registryNumber || null }
  const source: Source = {
    id: `handling-${digestOf([answer.body.id, facts]).slice(0, 16)}`,
    kind: 'other',
    ...facts,
    by: say('inquiry.sourceBy', { body: answer.body.name }),
  }
  return {
    source,
    ...(place === '' ? {} : { place }),
    ...(typeof number === 'number' ? { page: number } : {}),
  }
}

function numberOf({ recommendation }: AskedRecommendation, { recommendations }: Dossier): string {
  return recommendations.find(({ id }) => id === recommendation)?.number ?? recommendation
}

function knownDocument(document: Source, dossier: Dossier): Source {
  const known = asKnown(document, dossier)
  return known === document
    ? (dossier.sources.find(each => isSameDocument(each, document)) ?? document)
    : known
}

/** Title and day tell no two committees' documents apart: "Tjänsteutlåtande" of the same day is one each. */
function isSameDocument(one: Source, other: Source): boolean {
  return (
    one.registryNumber !== null &&
    one.registryNumber === other.registryNumber &&
    one.title === other.title &&
    one.on === other.on
  )
}

function textOf({ answers }: BodyAnswer, question: string): string {
  const given = answers[question]
  return given === undefined ? '' : String(given)
}

/** What a code stands for; `null` where it stands for nothing. */
function coded<Meaning>(codes: Readonly<Record<string, Meaning>>, code: string): Meaning | null {
  return Object.hasOwn(codes, code) ? (codes[code] ?? null) : null
}
