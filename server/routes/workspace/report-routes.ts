import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { methodDocument } from '../../../reports/documents/method-document.ts'
import { type Gate, mayUse } from '../../middleware/access.ts'
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
import type { ComparisonService } from '../../services/comparison-service.ts'
import type { ResultService } from '../../services/result-service.ts'
import type { RoundService } from '../../services/round-service.ts'
import { reportView } from '../../views/report-view.ts'
import { WORK_NAVIGATION } from '../../views/work-navigation.ts'
import { roundsView } from '../../views/rounds-view.ts'

export interface ReportRouteDeps {
  readonly rounds: RoundService
  readonly results: ResultService
  readonly comparisons: ComparisonService
  readonly renderer: Renderer
  readonly say: Say
  readonly gate: Gate
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

interface ResultFileParams extends ResultParams, FileParams {}
interface ComparisonFileParams extends ComparisonParams, FileParams {}

/** The formats that a page offers for download, and their file names' endings. */
const DOWNLOADS: readonly { readonly format: ReportFormat; readonly extension: string }[] = [
  { format: 'csv-excel', extension: 'excel.csv' },
  { format: 'csv', extension: 'csv' },
  { format: 'json', extension: 'json' },
]

/** The rounds, their results and comparisons: pages that only read. */
export function reportRoutes(deps: ReportRouteDeps): Router {
  const { results, comparisons, say, gate } = deps
  const router = Router()

  const resultOf = async ({ roundId }: ResultParams) =>
    resultReport(await results.currentResult(roundId), say)
  const comparisonOf = async ({ first, second }: ComparisonParams) =>
    comparisonReport(await comparisons.compareRounds(first, second), say)

  addLists(router, deps)
  router.get(paths.round, mayUse<ResultParams>('staff', gate), (req, res) => {
    res.redirect(303, pathTo.result(req.params.roundId))
  })
  router.get(
    paths.result,
    mayUse<ResultParams>('staff', gate),
    page(deps, resultOf, ({ roundId }, extension) => pathTo.resultFile(roundId, extension)),
  )
  router.get(
    paths.resultFile,
    mayUse<ResultFileParams>('staff', gate),
    file<ResultFileParams>(deps, resultOf, ({ roundId }) => `resultat-${roundId}`),
  )
  router.get(
    paths.comparison,
    mayUse<ComparisonParams>('staff', gate),
    page(deps, comparisonOf, pathTo.comparisonFile),
  )
  router.get(
    paths.comparisonFile,
    mayUse<ComparisonFileParams>('staff', gate),
    file<ComparisonFileParams>(
      deps,
      comparisonOf,
      ({ first, second }) => `jamforelse-${first}-${second}`,
    ),
  )
  return router
}

/** What there is to be read, and how its numbers come about. */
function addLists(
  router: Router,
  { rounds, comparisons, renderer, say, gate }: ReportRouteDeps,
): void {
  router.get(paths.rounds, mayUse('staff', gate), async (_req, res) => {
    const view = roundsView(await rounds.listProgress(), await comparisons.listComparable(), say)
    renderer.send(res, 'pages/work/rounds', view)
  })
  router.get(paths.method, mayUse('staff', gate), (_req, res) => {
    const view = { say, downloads: [], navigation: WORK_NAVIGATION }
    renderer.send(res, 'pages/work/report', reportView(methodDocument(say), view))
  })
}

/** A report as a page, with links to its files. */
function page<Params>(
  { renderer, say }: ReportRouteDeps,
  reportOf: (params: Params) => Promise<Report>,
  hrefOf: (params: Params, extension: string) => string,
): RequestHandler<Params> {
  return async ({ params }, res) => {
    const { document } = await reportOf(params)
    const downloads = DOWNLOADS.map(({ format, extension }) => ({
      href: hrefOf(params, extension),
      text: say(`download.${format}`),
    }))
    const view = { say, downloads, navigation: WORK_NAVIGATION }
    renderer.send(res, 'pages/work/report', reportView(document, view))
  }
}

/** A report as a file to keep. */
function file<Params extends FileParams>(
  { renderer, say }: ReportRouteDeps,
  reportOf: (params: Params) => Promise<Report>,
  nameOf: (params: Params) => string,
): RequestHandler<Params> {
  const renderAlone = (view: object) => renderer.renderAlone('pages/work/report', view)
  return async ({ params }, res: ExpressResponse) => {
    const format = formatOf(params.format)
    const { body, contentType } = reportFile(await reportOf(params), format, { say, renderAlone })
    res
      .attachment(`${nameOf(params)}.${params.format}`)
      .type(contentType)
      .send(body)
  }
}

/** @throws Problem 'page/unknown' for an ending that is not offered. */
function formatOf(extension: string): ReportFormat {
  const found = DOWNLOADS.find(download => download.extension === extension)
  if (found === undefined) throw new Problem('page/unknown')
  return found.format
}
