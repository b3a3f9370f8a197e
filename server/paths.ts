/** Every URL there is, as Express matches it. In Swedish, ASCII: å→a, ä→a, ö→o. */
export const paths = {
  home: '/',
  live: '/healthz',
  ready: '/readyz',
  robots: '/robots.txt',
  assets: '/assets',

  answer: '/svara/:token',
  answerPart: '/svara/:token/del/:part',
  answerPartAgain: '/svara/:token/del/:part/igen',
  answerQuestions: '/svara/:token/fragor',
  answerReview: '/svara/:token/granska',
  answerSubmit: '/svara/:token/skicka',
  answerReceipt: '/svara/:token/kvitto/:submissionId',
  answerChange: '/svara/:token/andra',

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

  log: '/logg',

  rounds: '/omgangar',
  method: '/omgangar/metod',
  round: '/omgangar/:roundId',
  result: '/omgangar/:roundId/resultat',
  resultFile: '/omgangar/:roundId/resultat.:format',
  comparison: '/jamforelser/:first/:second',
  comparisonFile: '/jamforelser/:first/:second/jamforelse.:format',
} as const

/** Builders of links to the paths above. */
export const pathTo = {
  answer: (token: string) => fill(paths.answer, { token }),
  answerPart: (token: string, part: number) => fill(paths.answerPart, { token, part }),
  answerPartAgain: (token: string, part: number) => fill(paths.answerPartAgain, { token, part }),
  answerQuestions: (token: string) => fill(paths.answerQuestions, { token }),
  answerReview: (token: string) => fill(paths.answerReview, { token }),
  answerSubmit: (token: string) => fill(paths.answerSubmit, { token }),
  answerReceipt: (token: string, submissionId: string) =>
    fill(paths.answerReceipt, { token, submissionId }),
  answerChange: (token: string) => fill(paths.answerChange, { token }),

  /** @param next A path of ours, where someone was on the way to. */
  logIn: (next: string) => withNext(paths.logIn, next),
  logInElsewhere: (next: string) => withNext(paths.logInElsewhere, next),
  start: (startToken: string) => fill(paths.start, { startToken }),
  accountSession: (sessionId: string) => fill(paths.accountSession, { sessionId }),
  user: (userId: string) => fill(paths.user, { userId }),
  userStanding: (userId: string) => fill(paths.userStanding, { userId }),
  userPassword: (userId: string) => fill(paths.userPassword, { userId }),
  userSecondFactor: (userId: string) => fill(paths.userSecondFactor, { userId }),
  userSessions: (userId: string) => fill(paths.userSessions, { userId }),
  /** @param query What is asked for: entries before a number, by someone, of a kind. */
  log: (query: Readonly<Record<string, string>>) => withQuery(paths.log, query),

  round: (roundId: string) => fill(paths.round, { roundId }),
  result: (roundId: string) => fill(paths.result, { roundId }),
  resultFile: (roundId: string, format: string) => fill(paths.resultFile, { roundId, format }),
  comparison: (first: string, second: string) => fill(paths.comparison, { first, second }),
  comparisonFile: (rounds: { readonly first: string; readonly second: string }, format: string) =>
    fill(paths.comparisonFile, { ...rounds, format }),
}

function fill(path: string, values: Readonly<Record<string, string | number>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])))
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
