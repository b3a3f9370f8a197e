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
