import {
  type Request,
  type RequestHandler,
  type Response as ExpressResponse,
  Router,
} from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { methodDocument } from '../../../reports/documents/method-document.ts'
import type { ActName } from '../../accounts/log-entry.ts'
import type { ActedOn } from '../../accounts/policy.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import {
  comparisonReport,
  type Report,
  reportFile,
  type ReportFormat,
  resultReport,
} from '../../rendering/report-files.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { ComparisonService } from '../../services/comparison-service.ts'
import type { JobService } from '../../services/job-service.ts'
import type { ResultService } from '../../services/result-service.ts'
import type { RoundService } from '../../services/round-service.ts'
import { reportView } from '../../views/report-view.ts'
import { roundsView } from '../../views/rounds-view.ts'
import { workPage } from '../../views/work-page.ts'

export interface ReportRouteDeps {
  readonly rounds: RoundService
  readonly results: ResultService
  readonly comparisons: ComparisonService
  readonly jobs: JobService
  readonly renderer: Renderer
  readonly say: Say
  readonly acts: ActLog
  readonly staff: StaffAccess
}

interface ResultParams {
  readonly roundId: string
}

interface ComparisonParams {
  readonly first: string
  readonly second: string
}

interface FileParams {
  readonly format: string
}

interface VersionParams extends ResultParams {
  readonly version: string
}

interface VersionFileParams extends VersionParams, FileParams {}
interface ResultFileParams extends ResultParams, FileParams {}
interface ComparisonFileParams extends ComparisonParams, FileParams {}

/** The formats that a page offers for download, and their file names' endings. */
export const DOWNLOADS: readonly { readonly format: ReportFormat; readonly extension: string }[] = [
  { format: 'csv-excel', extension: 'excel.csv' },
  { format: 'csv', extension: 'csv' },
  { format: 'json', extension: 'json' },
]

/** A kind of report: how it is made, and who may read it. */
interface ReportKind<Params> {
  readonly reportOf: (params: Params) => Promise<Report>
  /** As the log names it. */
  readonly idOf: (params: Params) => string
}

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
  const { rounds, comparisons, jobs, renderer, say, staff } = deps
  router.get(paths.rounds, staff.mayDo('rounds.see'), async (_req, res) => {
    const listed = {
      visitor: visitOf(res),
      unread: await jobs.listUnread(visitOf(res).user.id),
      rounds: await rounds.listProgress(),
      comparable: await comparisons.listComparable(),
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
  const { rounds, results, say, staff } = deps
  const ofRounds = objectOf(rounds)
  const mayRead = <Params extends ResultParams>() =>
    staff.mayDo<Params>('results.read', ({ roundId }) => ofRounds([roundId]))
  const kind: ReportKind<ResultParams> = {
    reportOf: async ({ roundId }) => resultReport(await results.currentResult(roundId), say),
    idOf: ({ roundId }) => roundId,
  }
  router.get(
    paths.result,
    mayRead<ResultParams>(),
    page(deps, kind, ({ roundId }, extension) => pathTo.resultFile(roundId, extension)),
  )
  router.get(
    paths.resultFile,
    mayRead<ResultFileParams>(),
    file<ResultFileParams>(deps, kind, 'resultat'),
  )
}

/** Every version of a certified result, also what has been replaced. */
function addVersions(router: Router, deps: ReportRouteDeps): void {
  const { rounds, results, say, staff } = deps
  const ofRounds = objectOf(rounds)
  const mayRead = <Params extends ResultParams>() =>
    staff.mayDo<Params>('results.read', ({ roundId }) => ofRounds([roundId]))
  const kind: ReportKind<VersionParams> = {
    reportOf: async ({ roundId, version }) =>
      resultReport(await results.versionOf(roundId, Number(version)), say),
    idOf: ({ roundId, version }) => `${roundId}-version-${version}`,
  }
  router.get(
    paths.resultVersion,
    mayRead<VersionParams>(),
    page(deps, kind, (params, extension) => pathTo.resultVersionFile(params, extension)),
  )
  router.get(
    paths.resultVersionFile,
    mayRead<VersionFileParams>(),
    file<VersionFileParams>(deps, kind, 'resultat'),
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
  router.get(paths.comparison, mayRead<ComparisonParams>(), page(deps, kind, pathTo.comparisonFile))
  router.get(
    paths.comparisonFile,
    mayRead<ComparisonFileParams>(),
    file<ComparisonFileParams>(deps, kind, 'jamforelse'),
  )
}

/** A report is certified when every round that it is of is. @throws Problem 'round/unknown'. */
export function objectOf({ getRound }: Pick<RoundService, 'getRound'>) {
  return async (roundIds: readonly string[]): Promise<ActedOn> => {
    const rounds = await Promise.all(roundIds.map(getRound))
    return { kind: 'result', isCertified: rounds.every(({ state }) => state === 'certified') }
  }
}

/** Makes a report; the log says first who reads what. */
function recorded<Params>(
  { acts }: ReportRouteDeps,
  { reportOf, idOf }: ReportKind<Params>,
  act: ActName,
) {
  return (req: Request<Params>, res: ExpressResponse, format: string): Promise<Report> => {
    const object = idOf(req.params)
    return acts.record({ ...originIn(req, res), act, object, detail: format }, () =>
      reportOf(req.params),
    )
  }
}

/** A report as a page, with links to its files. */
function page<Params>(
  deps: ReportRouteDeps,
  kind: ReportKind<Params>,
  hrefOf: (params: Params, extension: string) => string,
): RequestHandler<Params> {
  const { renderer, say } = deps
  const read = recorded(deps, kind, 'results.read')
  return async (req, res) => {
    const { document } = await read(req, res, 'html')
    const downloads = DOWNLOADS.map(({ format, extension }) => ({
      href: hrefOf(req.params, extension),
      text: say(`download.${format}`),
    }))
    const place = { visitor: visitOf(res), current: paths.rounds }
    const frame = workPage(document.title, place, say)
    renderer.send(res, 'pages/work/report', reportView(document, { say, downloads, frame }))
  }
}

/** A report as a file to keep. */
function file<Params extends FileParams>(
  deps: ReportRouteDeps,
  kind: ReportKind<Params>,
  name: string,
): RequestHandler<Params> {
  const { renderer, say } = deps
  const read = recorded(deps, kind, 'results.exported')
  const renderAlone = (view: object) => renderer.renderAlone('pages/work/report', view)
  return async (req, res) => {
    const { format: extension } = req.params
    const format = formatOf(extension)
    const { body, contentType } = reportFile(await read(req, res, format), format, {
      say,
      renderAlone,
    })
    res
      .attachment(`${name}-${kind.idOf(req.params)}.${extension}`)
      .type(contentType)
      .send(body)
  }
}

/** @throws Problem 'page/unknown' for an ending that is not offered. */
export function formatOf(extension: string): ReportFormat {
  const found = DOWNLOADS.find(download => download.extension === extension)
  if (found === undefined) throw new Problem('page/unknown')
  return found.format
}
