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
import { type FigureParams, sendFigure } from './send-figure.ts'
import {
  type FileParams,
  makeDocument,
  type ReportKind,
  type SendReportDeps,
  sendReportFile,
  showReport,
} from './send-report.ts'

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

interface VersionFileParams extends VersionParams, FileParams {}
interface ResultFileParams extends ResultParams, FileParams {}
interface ComparisonFileParams extends ComparisonParams, FileParams {}
interface ResultFigureParams extends ResultParams, FigureParams {}
interface VersionFigureParams extends VersionParams, FigureParams {}
interface ComparisonFigureParams extends ComparisonParams, FigureParams {}

/** The rounds, their results and comparisons: pages that only read. */
export function reportRoutes(deps: ReportRouteDeps): Router {
  const router = Router()
  addLists(router, deps)
  addResult(router, deps)
  addVersions(router, deps)
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

function addResult(router: Router, deps: ReportRouteDeps): void {
  const { rounds, results, locales, staff } = deps
  const ofRounds = objectOf(rounds)
  const mayRead = <Params extends ResultParams>() =>
    staff.mayDo<Params>('results.read', ({ roundId }) => ofRounds([roundId]))
  const kind: ReportKind<ResultParams> = {
    reportOf: async ({ roundId }) => resultReport(await results.currentResult(roundId), locales),
    idOf: ({ roundId }) => roundId,
  }
  router.get(
    paths.result,
    mayRead<ResultParams>(),
    showReport(deps, kind, {
      file: ({ roundId }, extension) => pathTo.resultFile(roundId, extension),
      figure: pathTo.resultFigure,
    }),
  )
  router.get(
    paths.resultFile,
    mayRead<ResultFileParams>(),
    sendReportFile<ResultFileParams>(deps, kind, 'resultat'),
  )
  router.post(
    paths.resultFile,
    mayRead<ResultFileParams>(),
    makeDocument<ResultFileParams>(deps, kind, 'resultat'),
  )
  router.get(
    paths.resultFigure,
    mayRead<ResultFigureParams>(),
    sendFigure<ResultFigureParams>(deps, kind, 'resultat'),
  )
}

/** Every version of a certified result, also what has been replaced. */
function addVersions(router: Router, deps: ReportRouteDeps): void {
  const { rounds, results, locales, staff } = deps
  const ofRounds = objectOf(rounds)
  const mayRead = <Params extends ResultParams>() =>
    staff.mayDo<Params>('results.read', ({ roundId }) => ofRounds([roundId]))
  const kind: ReportKind<VersionParams> = {
    reportOf: async ({ roundId, version }) =>
      resultReport(await results.versionOf(roundId, Number(version)), locales),
    idOf: ({ roundId, version }) => `${roundId}-version-${version}`,
  }
  router.get(
    paths.resultVersion,
    mayRead<VersionParams>(),
    showReport(deps, kind, {
      file: pathTo.resultVersionFile,
      figure: pathTo.resultVersionFigure,
    }),
  )
  router.get(
    paths.resultVersionFile,
    mayRead<VersionFileParams>(),
    sendReportFile<VersionFileParams>(deps, kind, 'resultat'),
  )
  router.post(
    paths.resultVersionFile,
    mayRead<VersionFileParams>(),
    makeDocument<VersionFileParams>(deps, kind, 'resultat'),
  )
  router.get(
    paths.resultVersionFigure,
    mayRead<VersionFigureParams>(),
    sendFigure<VersionFigureParams>(deps, kind, 'resultat'),
  )
}

function addComparison(router: Router, deps: ReportRouteDeps): void {
  const { rounds, comparisons, say, staff } = deps
  const ofRounds = objectOf(rounds)
  const mayRead = <Params extends ComparisonParams>() =>
    staff.mayDo<Params>('results.read', ({ first, second }) => ofRounds([first, second]))
  const kind: ReportKind<ComparisonParams> = {
    reportOf: async ({ first, second }) =>
      comparisonReport(await comparisons.compareRounds(first, second), say),
    idOf: ({ first, second }) => `${first}-${second}`,
  }
  router.get(
    paths.comparison,
    mayRead<ComparisonParams>(),
    showReport(deps, kind, {
      file: pathTo.comparisonFile,
      figure: pathTo.comparisonFigure,
    }),
  )
  router.get(
    paths.comparisonFile,
    mayRead<ComparisonFileParams>(),
    sendReportFile<ComparisonFileParams>(deps, kind, 'jamforelse'),
  )
  router.post(
    paths.comparisonFile,
    mayRead<ComparisonFileParams>(),
    makeDocument<ComparisonFileParams>(deps, kind, 'jamforelse'),
  )
  router.get(
    paths.comparisonFigure,
    mayRead<ComparisonFigureParams>(),
    sendFigure<ComparisonFigureParams>(deps, kind, 'jamforelse'),
  )
}

/** A report is certified when every round that it is of is. @throws Problem 'round/unknown'. */
export function objectOf({ isCertified }: Pick<RoundService, 'isCertified'>) {
  return async (roundIds: readonly string[]): Promise<ActedOn> => {
    const certified = await Promise.all(roundIds.map(isCertified))
    return { kind: 'result', isCertified: certified.every(Boolean) }
  }
}
