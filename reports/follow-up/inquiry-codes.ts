import type { ACTION_STATES, POSITIONS, SPEAKERS } from './dossier-schema.ts'

/** What can be answered to the auditors' questions, by the code that is stored, and what each is in a dossier. */

export const SPEAKER_CODES = {
  namnden: 'committee',
  utskottet: 'workingCommittee',
  forvaltningen: 'administration',
} as const satisfies Readonly<Record<string, (typeof SPEAKERS)[number]>>

export const DECIDED_CODES = { beslutat: true, foreslaget: false } as const

/** `null`: it answers and takes no position. */
export const POSITION_CODES = {
  delar: 'shares',
  'delar-delvis': 'sharesPartly',
  'delar-inte': 'doesNotShare',
  annat: 'alternative',
  'tar-inte-stallning': null,
} as const satisfies Readonly<Record<string, (typeof POSITIONS)[number] | null>>

export const STATE_CODES = {
  ingen: 'none',
  planerad: 'planned',
  paborjad: 'begun',
  genomford: 'done',
  avvaktar: 'waits',
} as const satisfies Readonly<Record<string, (typeof ACTION_STATES)[number]>>

/** The page that all bodies are asked: who answers, and in which document. */
export const ANSWER_PAGE = 'svaret'

/** The document that an answer names, by the questions that ask for it; they follow the id of its page or section. */
export const DOCUMENT_FIELDS = {
  title: 'handling',
  on: 'dag',
  place: 'paragraf',
  page: 'sida',
  registryNumber: 'diarienummer',
} as const
