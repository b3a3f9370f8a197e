import { Router } from 'express'

import { methodDocument } from '../../../reports/documents/method-document.ts'
import type { ActedOn } from '../../accounts/policy.ts'
import { type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Locales } from '../../rendering/locale.ts'
import { comparisonReport, resultReport } from '../../rendering/report-files.ts'
import type { ComparisonService } from '../../services/comparison-service.ts'
import type { ResultImportService } from '../../services/result-import-service.ts'
import type { ResultService } from '../../services/result-service.ts'
import type { RoundService } from '../../services/round-service.ts'
import { reportView } from '../../views/report-view.ts'
import { roundsView } from '../../views/rounds-view.ts'
import { workPage } from '../../views/work-page.ts'
import { addReport, type ReachableReport } from './add-report.ts'
import type { SendReportDeps } from './send-report.ts'

export interface ReportRouteDeps extends SendReportDeps {
  readonly rounds: RoundService
  readonly results: ResultService
  readonly comparisons: ComparisonService
  readonly resultImports: ResultImportService
  readonly locales: Locales
  readonly staff: StaffAccess
}

interface ResultParams {
  readonly roundId: string
}

interface ComparisonParams {
  readonly first: string
  readonly second: string
}

interface VersionParams extends ResultParams {
  readonly version: string
}

/** The rounds, their results and comparisons: pages that only read. */
export function reportRoutes(deps: ReportRouteDeps): Router {
  const router = Router()
  addLists(router, deps)
  addResults(router, deps)
  addComparison(router, deps)
  return router
}

/** What there is to be read, and how its numbers come about. */
function addLists(router: Router, deps: ReportRouteDeps): void {
  const { rounds, comparisons, resultImports, jobs, renderer, say, staff } = deps
  router.get(paths.rounds, staff.mayDo('rounds.see'), async (_req, res) => {
    const listed = {
      visitor: visitOf(res),
      unread: await jobs.listUnread(visitOf(res).user.id),
      rounds: await rounds.listProgress(),
      comparable: await comparisons.listComparable(),
      imported: await resultImports.listContents(),
    }
    renderer.send(res, 'pages/work/rounds', roundsView(listed, say))
  })
  router.get(paths.method, staff.mayDo('results.read'), (_req, res) => {
    const document = methodDocument(say)
    const frame = workPage(document.title, { visitor: visitOf(res), current: paths.method }, say)
    renderer.send(res, 'pages/work/report', reportView(document, { say, downloads: [], frame }))
  })
}

/** A certified result as it holds, and every version of it, also what has been replaced. */
function addResults(router: Router, deps: ReportRouteDeps): void {
  const { rounds, results, locales, staff } = deps
  const ofRounds = objectOf(rounds)
  const mayRead = staff.mayDo<ResultParams>('results.read', ({ roundId }) => ofRounds([roundId]))
  const result: ReachableReport<ResultParams> = {
    name: 'resultat',
    reportOf: async ({ roundId }) => resultReport(await results.currentResult(roundId), locales),
    idOf: ({ roundId }) => roundId,
    mayRead,
    page: paths.result,
    file: {
      path: paths.resultFile,
      to: ({ roundId }, extension) => pathTo.resultFile(roundId, extension),
    },
    figure: { path: paths.resultFigure, to: pathTo.resultFigure },
  }
  const version: ReachableReport<VersionParams> = {
    name: 'resultat',
    reportOf: async params =>
      resultReport(await results.versionOf(params.roundId, Number(params.version)), locales),
    idOf: params => `${params.roundId}-version-${params.version}`,
    mayRead,
    page: paths.resultVersion,
    file: { path: paths.resultVersionFile, to: pathTo.resultVersionFile },
    figure: { path: paths.resultVersionFigure, to: pathTo.resultVersionFigure },
  }
  addReport(router, result, deps)
  addReport(router, version, deps)
}

function addComparison(router: Router, deps: ReportRouteDeps): void {
  const { rounds, comparisons, say, staff } = deps
  const ofRounds = objectOf(rounds)
  const comparison: ReachableReport<ComparisonParams> = {
    name: 'jamforelse',
    reportOf: async ({ first, second }) =>
      comparisonReport(await comparisons.compareRounds(first, second), say),
    idOf: ({ first, second }) => `${first}-${second}`,
    mayRead: staff.mayDo('results.read', ({ first, second }) => ofRounds([first, second])),
    page: paths.comparison,
    file: { path: paths.comparisonFile, to: pathTo.comparisonFile },
    figure: { path: paths.comparisonFigure, to: pathTo.comparisonFigure },
  }
  addReport(router, comparison, deps)
}

/** A report is certified when every round that it is of is. @throws Problem 'round/unknown'. */
export function objectOf({ isCertified }: Pick<RoundService, 'isCertified'>) {
  return async (roundIds: readonly string[]): Promise<ActedOn> => {
    const certified = await Promise.all(roundIds.map(isCertified))
    return { kind: 'result', isCertified: certified.every(Boolean) }
  }
}
