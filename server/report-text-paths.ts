import { filled, withQuery } from './fill-path.ts'

/** What the utredare writes in the report of a round. */
export const reportTextPaths = {
  reportText: '/omgangar/:roundId/rapporttext',
} as const

export const pathToReportText = {
  /** @param query What was just done. */
  reportText: (roundId: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(reportTextPaths.reportText, { roundId }), query),
}
