import type { Language } from '../surveys/language.ts'
import { MAIL_KINDS, type MailKind } from '../surveys/mail/mail-text.ts'
import { type WayOutKind, WAYS_OUT } from '../surveys/outcome.ts'
import { PUBLIC_LANGUAGES } from './public-languages.ts'

/** What associations and everyone else come to. */
const publicPaths = {
  home: '/',
  about: '/om',
  privacy: '/personuppgifter',
  accessibility: '/tillganglighet',
  contact: '/kontakt',
  receiptCheck: '/kvitto',
  publicResult: '/resultat/:roundId',
  live: '/healthz',
  ready: '/readyz',
  robots: '/robots.txt',
  security: '/.well-known/security.txt',
  assets: '/assets',

  openLink: '/oppen/:code',
  openLinkPick: '/oppen/:code/valj',
  openLinkNew: '/oppen/:code/ny',

  answer: '/svara/:token',
  answerPart: '/svara/:token/del/:part',
  answerPartAgain: '/svara/:token/del/:part/igen',
  answerQuestions: '/svara/:token/fragor',
  answerReview: '/svara/:token/granska',
  answerSubmit: '/svara/:token/skicka',
  answerReceipt: '/svara/:token/kvitto/:submissionId',
  answerChange: '/svara/:token/andra',
  answerNote: '/svara/:token/anteckning',
  answerMail: '/svara/:token/utskick',
  answerMailAgain: '/svara/:token/utskick/igen',
  wayOut: '/svara/:token/avsta/:way',
  wayBack: '/svara/:token/avsta/:way/angra',
} as const

/** The work space. */
const workPaths = {
  logIn: '/logga-in',
  logInCode: '/logga-in/kod',
  logInSecondFactor: '/logga-in/tvasteg',
  logInPassword: '/logga-in/losenord',
  logInElsewhere: '/logga-in/tjanst',
  logInReturn: '/logga-in/tjanst/svar',
  logOut: '/logga-ut',
  loggedOut: '/utloggad',
  start: '/valkommen/:startToken',

  account: '/konto',
  accountPassword: '/konto/losenord',
  accountSecondFactor: '/konto/tvasteg',
  accountSecondFactorRemoval: '/konto/tvasteg/ta-bort',
  accountCodes: '/konto/reservkoder',
  accountSessions: '/konto/inloggningar',
  accountSession: '/konto/inloggningar/:sessionId',

  users: '/konton',
  newUser: '/konton/nytt',
  user: '/konton/:userId',
  userStanding: '/konton/:userId/lage',
  userPassword: '/konton/:userId/losenord',
  userSecondFactor: '/konton/:userId/tvasteg',
  userSessions: '/konton/:userId/inloggningar',

  register: '/foreningar',
  registerFile: '/foreningar/registret.:format',
  newAssociation: '/foreningar/ny',
  registerImport: '/foreningar/inlasning',
  registerUndo: '/foreningar/inlasning/angra',
  upload: '/foreningar/inlasning/fil/:uploadId',
  uploadColumns: '/foreningar/inlasning/fil/:uploadId/kolumner',
  uploadStart: '/foreningar/inlasning/fil/:uploadId/las-in',
  uploadCancel: '/foreningar/inlasning/fil/:uploadId/avbryt',
  uploadSetAside: '/foreningar/inlasning/fil/:uploadId/felaktiga.csv',
  association: '/foreningar/id/:associationId',
  associationStanding: '/foreningar/id/:associationId/lage',
  associationHistory: '/foreningar/id/:associationId/historik',

  bodies: '/namnder',
  newBody: '/namnder/ny',
  body: '/namnder/id/:bodyId',

  jobs: '/arbete',
  job: '/arbete/:jobId',
  jobFile: '/arbete/:jobId/fil',
  jobReading: '/arbete/:jobId/last',
  jobCancel: '/arbete/:jobId/avbryt',

  log: '/logg',

  surveys: '/enkater',
  publishSurvey: '/enkater/publicera',
  survey: '/enkater/:surveyId/:version',
  surveyFile: '/enkater/:surveyId/:version/enkat.json',
  surveyPreview: '/enkater/:surveyId/:version/forhandsvisning',
  surveyDiff: '/enkater/:surveyId/:version/skillnad/:other',
  crosswalk: '/jamforelsenyckel',

  newSurveyDraft: '/enkatutkast/nytt',
  surveyDraft: '/enkatutkast/:draftId',
  surveyDraftPart: '/enkatutkast/:draftId/texter/:partId',
  surveyDraftElement: '/enkatutkast/:draftId/ny-fraga',
  surveyDraftPage: '/enkatutkast/:draftId/ny-sida',
  surveyDraftJson: '/enkatutkast/:draftId/json',
  surveyDraftPreview: '/enkatutkast/:draftId/forhandsvisning',
  surveyDraftDiff: '/enkatutkast/:draftId/skillnad',
  surveyDraftPublishing: '/enkatutkast/:draftId/publicera',
  surveyDraftRemoval: '/enkatutkast/:draftId/kasta',

  rounds: '/omgangar',
  method: '/omgangar/metod',
  setUp: '/ny-omgang/:step',
  round: '/omgangar/:roundId',
  roundOpening: '/omgangar/:roundId/oppna',
  progress: '/omgangar/:roundId/forlopp',
  progressFile: '/omgangar/:roundId/forlopp.:format',
  unanswered: '/omgangar/:roundId/forlopp/saknas',
  keying: '/omgangar/:roundId/nyckla',
  keyedAnswer: '/omgangar/:roundId/nyckla/:associationId',
  keyedReceipt: '/omgangar/:roundId/nyckla/:associationId/kvitto/:submissionId',
  mail: '/omgangar/:roundId/utskick',
  mailDecision: '/omgangar/:roundId/utskick/besluta',
  mailReview: '/omgangar/:roundId/utskick/besluta/granska',
  mailStop: '/omgangar/:roundId/utskick/stoppa',
  mailText: '/omgangar/:roundId/utskick/text/:kind',
  mailAddresses: '/omgangar/:roundId/utskick/adresser',
  mailReceived: '/omgangar/:roundId/utskick/adresser/kommer-fram',
  mailReturned: '/omgangar/:roundId/utskick/adresser/fil',
  letters: '/omgangar/:roundId/utskick/brev.pdf',
  newLink: '/omgangar/:roundId/utskick/ny-lank',
  roundClosing: '/omgangar/:roundId/stang',
  roundExtension: '/omgangar/:roundId/forlang',
  roundRemoval: '/omgangar/:roundId/ta-bort',
  review: '/omgangar/:roundId/granska',
  reviewMove: '/omgangar/:roundId/granska/flytta',
  reviewAside: '/omgangar/:roundId/granska/lagg-undan',
  reviewLate: '/omgangar/:roundId/granska/sena-svar',
  certification: '/omgangar/:roundId/faststall',
  certificationProtocol: '/omgangar/:roundId/faststallande.pdf',
  onePage: '/omgangar/:roundId/en-sida',
  onePageText: '/omgangar/:roundId/en-sida.txt',
  publication: '/omgangar/:roundId/publicera',
  publicationEnd: '/omgangar/:roundId/publicera/sluta',
  correction: '/omgangar/:roundId/ratta',
  resultVersion: '/omgangar/:roundId/version/:version',
  resultVersionFile: '/omgangar/:roundId/version/:version/resultat.:format',
  outcomes: '/omgangar/:roundId/utfall',
  outcome: '/omgangar/:roundId/utfall/:associationId',
  waiting: '/omgangar/:roundId/vantande',
  waitingAnswer: '/omgangar/:roundId/vantande/:walkInId',
  waitingRejection: '/omgangar/:roundId/vantande/:walkInId/avvisa',
  result: '/omgangar/:roundId/resultat',
  resultFile: '/omgangar/:roundId/resultat.:format',
  comparison: '/jamforelser/:first/:second',
  comparisonFile: '/jamforelser/:first/:second/jamforelse.:format',
} as const

/** Every URL there is, as Express matches it. In Swedish, ASCII: å→a, ä→a, ö→o. */
export const paths = { ...publicPaths, ...workPaths }

const WORK_PLACES: ReadonlySet<string> = new Set(Object.values(workPaths).map(placeOf))

/** Whether an address, without language, belongs to the work space. */
export function isWorkPath(path: string): boolean {
  return WORK_PLACES.has(placeOf(path))
}

function placeOf(path: string): string {
  return /^\/([^/?]*)/.exec(path)?.[1] ?? ''
}

/** What the ways out are called in addresses. */
const WAY_OUT_NAMES: Readonly<Record<WayOutKind, string>> = {
  wrongPerson: 'fel-person',
  notActive: 'inte-verksam',
  refusal: 'vill-inte',
}

/** The way out that an address names; `null`: none. */
export function wayOutNamed(name: string): WayOutKind | null {
  return WAYS_OUT.find(kind => WAY_OUT_NAMES[kind] === name) ?? null
}

/** What kinds of mail are called in addresses and forms. */
export const MAIL_NAMES: Readonly<Record<MailKind, string>> = {
  invitation: 'inbjudan',
  reminder: 'paminnelse',
  extension: 'forlangd-tid',
}

/** The kind of mail that an address or a form names; `null`: none. */
export function mailKindNamed(name: string): MailKind | null {
  return MAIL_KINDS.find(kind => MAIL_NAMES[kind] === name) ?? null
}

type PathValues = Readonly<Record<string, string | number>>

function filled(path: string, values: PathValues): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])))
}

/** Builders of links to the public paths above, under a prefix: that of a language, or none. */
function pathsUnder(prefix: string) {
  const fill = (path: string, values: PathValues = {}): string => prefix + filled(path, values)
  return {
    home: () => (prefix === '' ? paths.home : prefix),
    about: () => fill(paths.about),
    privacy: () => fill(paths.privacy),
    accessibility: () => fill(paths.accessibility),
    contact: () => fill(paths.contact),
    receiptCheck: () => fill(paths.receiptCheck),

    openLink: (code: string) => fill(paths.openLink, { code }),
    openLinkPick: (code: string) => fill(paths.openLinkPick, { code }),
    openLinkNew: (code: string) => fill(paths.openLinkNew, { code }),

    answer: (token: string) => fill(paths.answer, { token }),
    answerPart: (token: string, part: number) => fill(paths.answerPart, { token, part }),
    answerPartAgain: (token: string, part: number) => fill(paths.answerPartAgain, { token, part }),
    answerQuestions: (token: string) => fill(paths.answerQuestions, { token }),
    answerReview: (token: string) => fill(paths.answerReview, { token }),
    answerSubmit: (token: string) => fill(paths.answerSubmit, { token }),
    answerReceipt: (token: string, submissionId: string) =>
      fill(paths.answerReceipt, { token, submissionId }),
    answerChange: (token: string) => fill(paths.answerChange, { token }),
    answerNote: (token: string) => fill(paths.answerNote, { token }),
    answerMail: (token: string) => fill(paths.answerMail, { token }),
    answerMailAgain: (token: string) => fill(paths.answerMailAgain, { token }),
    wayOut: (token: string, way: WayOutKind) =>
      fill(paths.wayOut, { token, way: WAY_OUT_NAMES[way] }),
    wayBack: (token: string, way: WayOutKind) =>
      fill(paths.wayBack, { token, way: WAY_OUT_NAMES[way] }),
  }
}

export type PathTo = ReturnType<typeof pathsUnder>

/** Links to pages in Swedish, and to all that is only in Swedish. */
export const pathTo = {
  ...pathsUnder(''),

  /** @param next A path of ours, where someone was on the way to. */
  logIn: (next: string) => withNext(paths.logIn, next),
  logInElsewhere: (next: string) => withNext(paths.logInElsewhere, next),
  start: (startToken: string) => filled(paths.start, { startToken }),
  accountSession: (sessionId: string) => filled(paths.accountSession, { sessionId }),
  user: (userId: string) => filled(paths.user, { userId }),
  userStanding: (userId: string) => filled(paths.userStanding, { userId }),
  userPassword: (userId: string) => filled(paths.userPassword, { userId }),
  userSecondFactor: (userId: string) => filled(paths.userSecondFactor, { userId }),
  userSessions: (userId: string) => filled(paths.userSessions, { userId }),
  /** @param query What is asked for: words, filters, order, page. */
  register: (query: Readonly<Record<string, string>>) => withQuery(paths.register, query),
  registerFile: (format: string) => filled(paths.registerFile, { format }),
  upload: (uploadId: string) => filled(paths.upload, { uploadId }),
  uploadColumns: (uploadId: string) => filled(paths.uploadColumns, { uploadId }),
  uploadStart: (uploadId: string) => filled(paths.uploadStart, { uploadId }),
  uploadCancel: (uploadId: string) => filled(paths.uploadCancel, { uploadId }),
  uploadSetAside: (uploadId: string) => filled(paths.uploadSetAside, { uploadId }),
  association: (associationId: string) => filled(paths.association, { associationId }),
  associationStanding: (associationId: string) =>
    filled(paths.associationStanding, { associationId }),
  associationHistory: (associationId: string) =>
    filled(paths.associationHistory, { associationId }),

  body: (bodyId: string) => filled(paths.body, { bodyId }),

  job: (jobId: string) => filled(paths.job, { jobId }),
  jobFile: (jobId: string) => filled(paths.jobFile, { jobId }),
  jobReading: (jobId: string) => filled(paths.jobReading, { jobId }),
  jobCancel: (jobId: string) => filled(paths.jobCancel, { jobId }),

  /** @param query What is asked for: entries before a number, by someone, of a kind. */
  log: (query: Readonly<Record<string, string>>) => withQuery(paths.log, query),

  /** @param query What has been written in the steps so far. */
  setUp: (step: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(paths.setUp, { step }), query),
  survey: (key: string) => filled(paths.survey, versionOf(key)),
  surveyFile: (key: string) => filled(paths.surveyFile, versionOf(key)),
  surveyPreview: (key: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(paths.surveyPreview, versionOf(key)), query),
  /** @param other Another version of the same enkät, the earlier. */
  surveyDiff: (key: string, other: string) =>
    filled(paths.surveyDiff, { ...versionOf(key), other: versionOf(other).version }),
  /** @param from The version that it begins as; empty: none. */
  newSurveyDraft: (from: string) => withQuery(paths.newSurveyDraft, { fran: from }),
  surveyDraft: (draftId: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(paths.surveyDraft, { draftId }), query),
  /** @param partId The id of a page, a section or an element; that of the survey: its own texts. */
  surveyDraftPart: (draftId: string, partId: string) =>
    filled(paths.surveyDraftPart, { draftId, partId }),
  surveyDraftElement: (draftId: string) => filled(paths.surveyDraftElement, { draftId }),
  surveyDraftPage: (draftId: string) => filled(paths.surveyDraftPage, { draftId }),
  surveyDraftJson: (draftId: string) => filled(paths.surveyDraftJson, { draftId }),
  surveyDraftPreview: (draftId: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(paths.surveyDraftPreview, { draftId }), query),
  /** @param other The key of a published version; empty: what it began as. */
  surveyDraftDiff: (draftId: string, other = '') =>
    withQuery(filled(paths.surveyDraftDiff, { draftId }), { mot: other }),
  surveyDraftPublishing: (draftId: string) => filled(paths.surveyDraftPublishing, { draftId }),
  surveyDraftRemoval: (draftId: string) => filled(paths.surveyDraftRemoval, { draftId }),
  crosswalk: (key: string) => withQuery(paths.crosswalk, { nyckel: key }),
  round: (roundId: string) => filled(paths.round, { roundId }),
  roundOpening: (roundId: string) => filled(paths.roundOpening, { roundId }),
  roundClosing: (roundId: string) => filled(paths.roundClosing, { roundId }),
  roundExtension: (roundId: string) => filled(paths.roundExtension, { roundId }),
  progress: (roundId: string) => filled(paths.progress, { roundId }),
  progressFile: (roundId: string, format: string) =>
    filled(paths.progressFile, { roundId, format }),
  unanswered: (roundId: string) => filled(paths.unanswered, { roundId }),
  /** @param query What is sought, and how the answer before came. */
  keying: (roundId: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(paths.keying, { roundId }), query),
  keyedAnswer: (
    place: { readonly roundId: string; readonly associationId: string },
    query: Readonly<Record<string, string>> = {},
  ) => withQuery(filled(paths.keyedAnswer, place), query),
  /** @param query What there is to tell of it. */
  keyedReceipt: (
    place: {
      readonly roundId: string
      readonly associationId: string
      readonly submissionId: string
    },
    query: Readonly<Record<string, string>>,
  ) => withQuery(filled(paths.keyedReceipt, place), query),
  /** @param query The association that is looked for. */
  outcomes: (roundId: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(paths.outcomes, { roundId }), query),
  outcome: (roundId: string, associationId: string) =>
    filled(paths.outcome, { roundId, associationId }),
  waiting: (roundId: string) => filled(paths.waiting, { roundId }),
  waitingAnswer: (roundId: string, walkInId: string) =>
    filled(paths.waitingAnswer, { roundId, walkInId }),
  waitingRejection: (roundId: string, walkInId: string) =>
    filled(paths.waitingRejection, { roundId, walkInId }),
  mail: (roundId: string) => filled(paths.mail, { roundId }),
  /** @param query What has been written. */
  mailDecision: (roundId: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(paths.mailDecision, { roundId }), query),
  mailReview: (roundId: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(paths.mailReview, { roundId }), query),
  mailStop: (roundId: string) => filled(paths.mailStop, { roundId }),
  mailText: (roundId: string, kind: MailKind) =>
    filled(paths.mailText, { roundId, kind: MAIL_NAMES[kind] }),
  mailAddresses: (roundId: string) => filled(paths.mailAddresses, { roundId }),
  mailReceived: (roundId: string) => filled(paths.mailReceived, { roundId }),
  mailReturned: (roundId: string) => filled(paths.mailReturned, { roundId }),
  letters: (roundId: string) => filled(paths.letters, { roundId }),
  /** @param association Whose it is; left out: that is to be written. */
  newLink: (roundId: string, association = '') =>
    withQuery(filled(paths.newLink, { roundId }), { forening: association }),
  roundRemoval: (roundId: string) => filled(paths.roundRemoval, { roundId }),
  review: (roundId: string) => filled(paths.review, { roundId }),
  /** @param query Which association, and where it is to stand. */
  reviewMove: (roundId: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(paths.reviewMove, { roundId }), query),
  /** @param query Which association's answer. */
  reviewAside: (roundId: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(paths.reviewAside, { roundId }), query),
  reviewLate: (roundId: string) => filled(paths.reviewLate, { roundId }),
  certification: (roundId: string) => filled(paths.certification, { roundId }),
  certificationProtocol: (roundId: string) => filled(paths.certificationProtocol, { roundId }),
  publicResult: (roundId: string) => filled(paths.publicResult, { roundId }),
  onePage: (roundId: string) => filled(paths.onePage, { roundId }),
  onePageText: (roundId: string) => filled(paths.onePageText, { roundId }),
  publication: (roundId: string) => filled(paths.publication, { roundId }),
  publicationEnd: (roundId: string) => filled(paths.publicationEnd, { roundId }),
  correction: (roundId: string) => filled(paths.correction, { roundId }),
  /** @param version 0 is the first; then the numbers of its corrections. */
  resultVersion: (roundId: string, version: number) =>
    filled(paths.resultVersion, { roundId, version }),
  resultVersionFile: (of: { readonly roundId: string; readonly version: string }, format: string) =>
    filled(paths.resultVersionFile, { ...of, format }),
  result: (roundId: string) => filled(paths.result, { roundId }),
  resultFile: (roundId: string, format: string) => filled(paths.resultFile, { roundId, format }),
  comparison: (first: string, second: string) => filled(paths.comparison, { first, second }),
  comparisonFile: (rounds: { readonly first: string; readonly second: string }, format: string) =>
    filled(paths.comparisonFile, { ...rounds, format }),
}

/** What the key of a survey version, `samverkan/2022`, is called in paths. */
function versionOf(key: string): { readonly surveyId: string; readonly version: string } {
  const [surveyId = '', version = ''] = key.split('/')
  return { surveyId, version }
}

/** Links to the same pages in a language. */
export function pathsIn(language: Language): PathTo {
  return pathsUnder(PUBLIC_LANGUAGES[language].prefix)
}

/** The same path again, with what else is asked for; what is empty is left out. */
function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== '')
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

/** A path of the log-in that leads on to another, where that is not the usual one. */
export function withNext(path: string, next: string): string {
  return withQuery(path, { next: next === paths.rounds ? '' : next })
}

const LONGEST_NEXT = 500

/**
 * Where to go after the log-in: only to a path of our own, and by reading.
 *
 * @param given As it stood in an address, decoded once; anything.
 */
export function readNext(given: unknown): string {
  if (typeof given !== 'string' || given.length > LONGEST_NEXT) return paths.rounds
  const isOurs = /^\/(?![/\\])[^\p{C}\\]*$/u.test(given)
  const isLogIn = given.startsWith(paths.logIn) || given.startsWith(paths.logOut)
  return isOurs && !isLogIn ? given : paths.rounds
}
