import type { Language } from '../surveys/language.ts'
import { type WayOutKind, WAYS_OUT } from '../surveys/outcome.ts'
import { PUBLIC_LANGUAGES } from './public-languages.ts'

/** Every URL there is, as Express matches it. In Swedish, ASCII: å→a, ä→a, ö→o. */
export const paths = {
  home: '/',
  about: '/om',
  privacy: '/personuppgifter',
  accessibility: '/tillganglighet',
  contact: '/kontakt',
  receiptCheck: '/kvitto',
  live: '/healthz',
  ready: '/readyz',
  robots: '/robots.txt',
  security: '/.well-known/security.txt',
  assets: '/assets',

  answer: '/svara/:token',
  answerPart: '/svara/:token/del/:part',
  answerPartAgain: '/svara/:token/del/:part/igen',
  answerQuestions: '/svara/:token/fragor',
  answerReview: '/svara/:token/granska',
  answerSubmit: '/svara/:token/skicka',
  answerReceipt: '/svara/:token/kvitto/:submissionId',
  answerChange: '/svara/:token/andra',
  answerNote: '/svara/:token/anteckning',
  wayOut: '/svara/:token/avsta/:way',
  wayBack: '/svara/:token/avsta/:way/angra',

  rounds: '/omgangar',
  method: '/omgangar/metod',
  round: '/omgangar/:roundId',
  result: '/omgangar/:roundId/resultat',
  resultFile: '/omgangar/:roundId/resultat.:format',
  comparison: '/jamforelser/:first/:second',
  comparisonFile: '/jamforelser/:first/:second/jamforelse.:format',
} as const

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

/** Builders of links to the paths above, under a prefix: that of a language, or none. */
function pathsUnder(prefix: string) {
  const fill = (path: string, values: Readonly<Record<string, string | number>> = {}): string =>
    prefix + path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])))
  return {
    home: () => (prefix === '' ? paths.home : prefix),
    about: () => fill(paths.about),
    privacy: () => fill(paths.privacy),
    accessibility: () => fill(paths.accessibility),
    contact: () => fill(paths.contact),
    receiptCheck: () => fill(paths.receiptCheck),

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
    wayOut: (token: string, way: WayOutKind) =>
      fill(paths.wayOut, { token, way: WAY_OUT_NAMES[way] }),
    wayBack: (token: string, way: WayOutKind) =>
      fill(paths.wayBack, { token, way: WAY_OUT_NAMES[way] }),

    round: (roundId: string) => fill(paths.round, { roundId }),
    result: (roundId: string) => fill(paths.result, { roundId }),
    resultFile: (roundId: string, format: string) => fill(paths.resultFile, { roundId, format }),
    comparison: (first: string, second: string) => fill(paths.comparison, { first, second }),
    comparisonFile: (rounds: { readonly first: string; readonly second: string }, format: string) =>
      fill(paths.comparisonFile, { ...rounds, format }),
  }
}

export type PathTo = ReturnType<typeof pathsUnder>

/** Links to pages in Swedish, and to all that is only in Swedish. */
export const pathTo: PathTo = pathsUnder('')

/** Links to the same pages in a language. */
export function pathsIn(language: Language): PathTo {
  return pathsUnder(PUBLIC_LANGUAGES[language].prefix)
}
