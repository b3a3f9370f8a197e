import type { Fault } from '../surveys/fault.ts'

/**
 * Every problem that the product can name: code → HTTP status. The sentence that people read stands in
 * `templates/texts` under `problem.<code>`; codes are public and never change their meaning.
 */
export const PROBLEMS = {
  'config/faulty': 500,
  'config/missing': 500,
  'config/exists': 409,
  'config/secret': 500,
  'config/otherSecret': 500,
  'config/otherStaffSecret': 500,
  'config/openKeys': 500,
  'config/keysLeft': 409,
  'file/unreadable': 404,
  'file/unwritable': 500,
  'file/broken': 422,
  'file/notUtf8': 422,
  'file/notJson': 422,
  'file/workbook': 422,
  'file/notTable': 422,
  'file/empty': 422,
  'file/notText': 422,
  'file/notWorkbook': 422,
  'file/lockedWorkbook': 422,
  'file/bomb': 422,
  'file/tooLarge': 422,
  'file/tooHard': 422,
  'upload/none': 422,
  'upload/tooLarge': 413,
  'upload/unknown': 404,
  'survey/faulty': 422,
  'survey/unknown': 404,
  'survey/published': 409,
  'surveyDraft/unknown': 404,
  'surveyDraft/noPart': 404,
  'crosswalk/faulty': 422,
  'crosswalk/unknown': 404,
  'case/faulty': 422,
  'audit/faulty': 422,
  'audit/badDay': 422,
  'register/faulty': 422,
  'register/noImport': 409,
  'register/changedSince': 409,
  'association/unknown': 404,
  'body/unknown': 404,
  'round/unknown': 404,
  'round/exists': 409,
  'round/faulty': 422,
  'round/neverOpen': 422,
  'round/notDraft': 409,
  'round/notOpened': 409,
  'round/notOpen': 409,
  'round/alreadyClosed': 409,
  'round/neverOpened': 409,
  'round/stillOpen': 409,
  'round/certified': 409,
  'round/closesTooEarly': 422,
  'round/emptyFrame': 422,
  'round/unknownSectors': 422,
  'round/smallSectors': 422,
  'round/changedMeanwhile': 409,
  'round/noLinks': 409,
  'round/marksNobody': 409,
  'round/pilot': 409,
  'round/pilotNobody': 422,
  'round/notPilot': 422,
  'round/notInRegister': 422,
  'round/notLonger': 422,
  'round/needReason': 422,
  'round/waiting': 409,
  'round/invitesNobody': 409,
  'openLink/promise': 409,
  'walkIn/unknown': 404,
  'walkIn/nothingWaits': 409,
  'walkIn/needAssociation': 422,
  'walkIn/unknownAssociation': 404,
  'walkIn/faultyId': 422,
  'walkIn/sector': 422,
  'walkIn/answered': 409,
  'walkIn/halfApproved': 409,
  'invitation/unknown': 404,
  'invitation/address': 422,
  'mail/notConfigured': 409,
  'mail/alreadyDecided': 409,
  'mail/tooLate': 409,
  'mail/faultyText': 422,
  'letters/nobodyLeft': 409,
  'mail/noAddress': 409,
  'mail/notBounced': 409,
  'mail/notReached': 409,
  'mail/notTaken': 503,
  'mail/badTime': 422,
  'mail/nothingToRead': 422,
  'copy/which': 422,
  'copy/registryNumber': 422,
  'copy/promise': 409,
  'copy/unknown': 404,
  'copy/notFreeText': 422,
  'copy/notFound': 422,
  'paper/noSuchLanguage': 422,
  'paper/alreadyAnswered': 409,
  'paper/nobodyLeft': 409,
  'responses/faulty': 422,
  'responses/needReason': 409,
  'responses/notLate': 409,
  'comparison/sameRound': 422,
  'comparison/pilot': 409,
  'comparison/noCrosswalk': 409,
  'keys/noPassphrase': 422,
  'keys/shortPassphrase': 422,
  'keys/wrongPassphrase': 403,
  'keys/notAnArchive': 422,
  'backup/changedMeanwhile': 409,
  'backup/notABackup': 422,
  'copy/openRound': 409,
  'copy/notEmpty': 409,
  'copy/different': 500,
  'demo/otherStore': 409,
  'demo/answered': 500,
  'result/otherFormat': 409,
  'store/notADatabase': 500,
  'store/otherProgram': 500,
  'store/newerProgram': 500,
  'store/olderProgram': 500,
  'store/unfinished': 500,
  'store/moved': 409,
  'store/beingChanged': 409,
  'store/missing': 404,
  'store/unreachable': 503,
  'store/standalone': 500,
  'store/unnamed': 422,
  'store/unusable': 500,
  'store/damaged': 500,
  'store/unsound': 500,
  'store/missingFolder': 500,
  'store/unknownKind': 422,
  'store/notDurable': 500,
  'store/oldSqlite': 500,
  'store/noIndex': 500,
  'store/alreadyServed': 409,
  'store/unavailable': 503,
  'store/brokenText': 422,
  'store/failed': 503,
  'server/badPort': 422,
  'server/portTaken': 500,
  'server/noSuchHost': 422,
  'server/insecure': 422,
  'workspace/closed': 403,
  'access/notLoggedIn': 401,
  'access/forbidden': 403,
  'access/formExpired': 403,
  'user/faulty': 422,
  'user/exists': 409,
  'user/unknown': 404,
  'user/several': 409,
  'user/unfitPassword': 422,
  'user/noPassword': 422,
  'user/elsewhere': 409,
  'session/unknown': 404,
  'startLink/used': 410,
  'openid/unreachable': 503,
  'openid/refused': 403,
  'openid/noRole': 403,
  'openid/twoRoles': 403,
  'openid/expired': 400,
  'log/broken': 500,
  'log/notAnEntry': 422,
  'log/otherEntry': 409,
  'request/malformed': 400,
  'request/tooLarge': 413,
  'request/tooMany': 429,
  'request/foreign': 403,
  'request/unknownHost': 421,
  'page/unknown': 404,
  internal: 500,
} as const satisfies Readonly<Record<string, number>>

export type ProblemCode = keyof typeof PROBLEMS

/**
 * Problems that a respondent can meet. Their page tells what happened, what is kept and what to do now, in every
 * language; the others are told to staff, in Swedish.
 */
export const PUBLIC_PROBLEMS = [
  'request/malformed',
  'request/tooLarge',
  'request/tooMany',
  'request/foreign',
  'request/unknownHost',
  'page/unknown',
  'store/unavailable',
  'internal',
] as const satisfies readonly ProblemCode[]

export function isPublicProblem(code: ProblemCode): boolean {
  return PUBLIC_PROBLEMS.some(told => told === code)
}

/** Where in a table something is wrong: the row as a spreadsheet numbers it, and the column's name. */
export interface TableFault extends Omit<Fault, 'path'> {
  readonly row: number
  readonly column: string
}

/** Something that went wrong and has a name, thrown; what a respondent must see is a value instead. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly values: Readonly<Record<string, string | number>>
  /** Each thing that is wrong, with its place. */
  readonly faults: readonly (Fault | TableFault)[]

  constructor(
    code: ProblemCode,
    values: Problem['values'] = {},
    { faults = [], cause }: { faults?: Problem['faults']; cause?: unknown } = {},
  ) {
    super(code, cause === undefined ? {} : { cause })
    this.name = 'Problem'
    this.code = code
    this.values = values
    this.faults = faults
  }

  get status(): number {
    return PROBLEMS[this.code]
  }
}
