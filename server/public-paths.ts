import { type WayOutKind, WAYS_OUT } from '../surveys/outcome.ts'
import { filled, type PathValues } from './fill-path.ts'

/** What associations and everyone else come to. */
export const publicPaths = {
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
  addressMail: '/mejl/:roundId/:addressToken',
  addressMailAgain: '/mejl/:roundId/:addressToken/igen',
  wayOut: '/svara/:token/avsta/:way',
  wayBack: '/svara/:token/avsta/:way/angra',
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

/** Builders of links to the public paths above, under a prefix: that of a language, or none. */
export function pathsUnder(prefix: string) {
  const fill = (path: string, values: PathValues = {}): string => prefix + filled(path, values)
  return {
    home: () => (prefix === '' ? publicPaths.home : prefix),
    about: () => fill(publicPaths.about),
    privacy: () => fill(publicPaths.privacy),
    accessibility: () => fill(publicPaths.accessibility),
    contact: () => fill(publicPaths.contact),
    receiptCheck: () => fill(publicPaths.receiptCheck),

    openLink: (code: string) => fill(publicPaths.openLink, { code }),
    openLinkPick: (code: string) => fill(publicPaths.openLinkPick, { code }),
    openLinkNew: (code: string) => fill(publicPaths.openLinkNew, { code }),

    answer: (token: string) => fill(publicPaths.answer, { token }),
    answerPart: (token: string, part: number) => fill(publicPaths.answerPart, { token, part }),
    answerPartAgain: (token: string, part: number) =>
      fill(publicPaths.answerPartAgain, { token, part }),
    answerQuestions: (token: string) => fill(publicPaths.answerQuestions, { token }),
    answerReview: (token: string) => fill(publicPaths.answerReview, { token }),
    answerSubmit: (token: string) => fill(publicPaths.answerSubmit, { token }),
    answerReceipt: (token: string, submissionId: string) =>
      fill(publicPaths.answerReceipt, { token, submissionId }),
    answerChange: (token: string) => fill(publicPaths.answerChange, { token }),
    answerNote: (token: string) => fill(publicPaths.answerNote, { token }),
    answerMail: (token: string) => fill(publicPaths.answerMail, { token }),
    answerMailAgain: (token: string) => fill(publicPaths.answerMailAgain, { token }),
    addressMail: (roundId: string, addressToken: string) =>
      fill(publicPaths.addressMail, { roundId, addressToken }),
    addressMailAgain: (roundId: string, addressToken: string) =>
      fill(publicPaths.addressMailAgain, { roundId, addressToken }),
    wayOut: (token: string, way: WayOutKind) =>
      fill(publicPaths.wayOut, { token, way: WAY_OUT_NAMES[way] }),
    wayBack: (token: string, way: WayOutKind) =>
      fill(publicPaths.wayBack, { token, way: WAY_OUT_NAMES[way] }),
  }
}

export type PathTo = ReturnType<typeof pathsUnder>
