import { filled, withQuery } from './fill-path.ts'

/** What is done with what associations wrote in free text. */
export const freeTextPaths = {
  freeText: '/omgangar/:roundId/fritext',
  supplement: '/omgangar/:roundId/fritext/bilaga',
  freeTextQuestion: '/omgangar/:roundId/fritext/fraga/:questionId',
  comment: '/omgangar/:roundId/fritext/fraga/:questionId/svar/:commentId',
  quote: '/omgangar/:roundId/fritext/fraga/:questionId/svar/:commentId/citat',
  codes: '/omgangar/:roundId/fritext/fraga/:questionId/koder',
  takenCodes: '/omgangar/:roundId/fritext/fraga/:questionId/koder/hamta',
  code: '/omgangar/:roundId/fritext/fraga/:questionId/koder/kod/:codeId',
  codeMerging: '/omgangar/:roundId/fritext/fraga/:questionId/koder/kod/:codeId/sla-ihop',
  codeRemoval: '/omgangar/:roundId/fritext/fraga/:questionId/koder/kod/:codeId/ta-bort',
} as const

/** A question of a round. */
interface QuestionIn {
  readonly roundId: string
  readonly questionId: string
}

export const pathToFreeText = {
  freeText: (roundId: string) => filled(freeTextPaths.freeText, { roundId }),
  supplement: (roundId: string) => filled(freeTextPaths.supplement, { roundId }),
  /** @param query What is looked for: words, code, which of them, page. */
  freeTextQuestion: (place: QuestionIn, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(freeTextPaths.freeTextQuestion, { ...place }), query),
  comment: (place: QuestionIn, commentId: string) =>
    filled(freeTextPaths.comment, { ...place, commentId }),
  quote: (place: QuestionIn, commentId: string) =>
    filled(freeTextPaths.quote, { ...place, commentId }),
  codes: (place: QuestionIn) => filled(freeTextPaths.codes, { ...place }),
  takenCodes: (place: QuestionIn) => filled(freeTextPaths.takenCodes, { ...place }),
  code: (place: QuestionIn, codeId: string) => filled(freeTextPaths.code, { ...place, codeId }),
  codeMerging: (place: QuestionIn, codeId: string) =>
    filled(freeTextPaths.codeMerging, { ...place, codeId }),
  codeRemoval: (place: QuestionIn, codeId: string) =>
    filled(freeTextPaths.codeRemoval, { ...place, codeId }),
}
