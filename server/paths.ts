import type { Language } from '../surveys/language.ts'
import { auditPaths, pathToAudit } from './audit-paths.ts'
import { frozenPaths, pathToFrozen } from './frozen-paths.ts'
import { comparisonPaths, pathToComparison } from './comparison-paths.ts'
import { filled, withQuery } from './fill-path.ts'
import { freeTextPaths, pathToFreeText } from './free-text-paths.ts'
import { leavingPaths, pathToLeaving } from './leaving-paths.ts'
import { figurePaths, pathToFigure } from './figure-paths.ts'
import { importPaths } from './import-paths.ts'
import { inquiryPaths, pathToInquiry } from './inquiry-paths.ts'
import { mailPaths, pathToMail } from './mail-paths.ts'
import { pathToPrinted, printedPaths } from './printed-paths.ts'
import { PUBLIC_LANGUAGES } from './public-languages.ts'
import { pathToReportText, reportTextPaths } from './report-text-paths.ts'
import { type PathTo, pathsUnder, publicPaths } from './public-paths.ts'
import { pathToSurveyDraft, surveyDraftPaths } from './survey-draft-paths.ts'

/** The work space. */
const workPaths = {
  ...auditPaths,
  ...frozenPaths,
  ...inquiryPaths,
  ...comparisonPaths,
  ...surveyDraftPaths,
  ...printedPaths,
  ...importPaths,
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
  roundClosing: '/omgangar/:roundId/stang',
  roundExtension: '/omgangar/:roundId/forlang',
  roundRemoval: '/omgangar/:roundId/ta-bort',
  review: '/omgangar/:roundId/granska',
  reviewMove: '/omgangar/:roundId/granska/flytta',
  reviewAside: '/omgangar/:roundId/granska/lagg-undan',
  reviewLate: '/omgangar/:roundId/granska/sena-svar',
  certification: '/omgangar/:roundId/faststall',
  openingProtocol: '/omgangar/:roundId/oppnande.pdf',
  certificationProtocol: '/omgangar/:roundId/faststallande.pdf',
  onePage: '/omgangar/:roundId/en-sida',
  onePageText: '/omgangar/:roundId/en-sida.txt',
  publication: '/omgangar/:roundId/publicera',
  publicationEnd: '/omgangar/:roundId/publicera/sluta',
  correction: '/omgangar/:roundId/ratta',
  disposal: '/omgangar/:roundId/gallra',
  resultVersion: '/omgangar/:roundId/version/:version',
  resultVersionFile: '/omgangar/:roundId/version/:version/resultat.:format',
  outcomes: '/omgangar/:roundId/utfall',
  outcome: '/omgangar/:roundId/utfall/:associationId',
  waiting: '/omgangar/:roundId/vantande',
  waitingAnswer: '/omgangar/:roundId/vantande/:walkInId',
  waitingRejection: '/omgangar/:roundId/vantande/:walkInId/avvisa',
  package: '/omgangar/:roundId/paket',
  packageFile: '/omgangar/:roundId/paket.zip',
  result: '/omgangar/:roundId/resultat',
  resultFile: '/omgangar/:roundId/resultat.:format',
} as const

/** Every URL there is, as Express matches it. In Swedish, ASCII: å→a, ä→a, ö→o. */
export const paths = {
  ...publicPaths,
  ...workPaths,
  ...mailPaths,
  ...figurePaths,
  ...freeTextPaths,
  ...leavingPaths,
  ...reportTextPaths,
}

const WORK_PLACES: ReadonlySet<string> = new Set(Object.values(workPaths).map(placeOf))

/** Whether an address, without language, belongs to the work space. */
export function isWorkPath(path: string): boolean {
  return WORK_PLACES.has(placeOf(path))
}

function placeOf(path: string): string {
  return /^\/([^/?]*)/.exec(path)?.[1] ?? ''
}

type KeyedPath = Readonly<Record<'roundId' | 'associationId', string>>

/** Links to pages in Swedish, and to all that is only in Swedish. */
export const pathTo = {
  ...pathsUnder(''),
  ...pathToAudit,
  ...pathToFrozen,
  ...pathToInquiry,
  ...pathToComparison,
  ...pathToFreeText,
  ...pathToLeaving,
  ...pathToMail,
  ...pathToFigure,
  ...pathToPrinted,
  ...pathToReportText,
  ...pathToSurveyDraft,

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
  keyedAnswer: (place: KeyedPath, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(paths.keyedAnswer, { ...place }), query),
  /** @param query What there is to tell of it. */
  keyedReceipt: (
    place: KeyedPath & { readonly submissionId: string },
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
  openingProtocol: (roundId: string) => filled(paths.openingProtocol, { roundId }),
  certificationProtocol: (roundId: string) => filled(paths.certificationProtocol, { roundId }),
  publicResult: (roundId: string) => filled(paths.publicResult, { roundId }),
  onePage: (roundId: string) => filled(paths.onePage, { roundId }),
  onePageText: (roundId: string) => filled(paths.onePageText, { roundId }),
  publication: (roundId: string) => filled(paths.publication, { roundId }),
  publicationEnd: (roundId: string) => filled(paths.publicationEnd, { roundId }),
  correction: (roundId: string) => filled(paths.correction, { roundId }),
  disposal: (roundId: string) => filled(paths.disposal, { roundId }),
  /** @param version 0 is the first; then the numbers of its corrections. */
  resultVersion: (roundId: string, version: number) =>
    filled(paths.resultVersion, { roundId, version }),
  resultVersionFile: (of: { readonly roundId: string; readonly version: string }, format: string) =>
    filled(paths.resultVersionFile, { ...of, format }),
  package: (roundId: string) => filled(paths.package, { roundId }),
  packageFile: (roundId: string) => filled(paths.packageFile, { roundId }),
  result: (roundId: string) => filled(paths.result, { roundId }),
  resultFile: (roundId: string, format: string) => filled(paths.resultFile, { roundId, format }),
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
