import { type Request, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
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
import { type Download, reportView } from '../../views/report-view.ts'
import { roundsView } from '../../views/rounds-view.ts'

export interface ReportRouteDeps {
  readonly rounds: RoundService
  readonly results: ResultService
  readonly comparisons: ComparisonService
  readonly renderer: Renderer
  readonly say: Say
  readonly gate: Gate
}

/** The formats that a page offers for download, and their file names' endings. */
const DOWNLOADS: readonly { readonly format: ReportFormat; readonly extension: string }[] = [
  { format: 'csv-excel', extension: 'excel.csv' },
  { format: 'csv', extension: 'csv' },
  { format: 'json', extension: 'json' },
]

type ResultRequest = Request<{ roundId: string }>
type ResultFileRequest = Request<{ roundId: string; format: string }>
type ComparisonRequest = Request<{ first: string; second: string }>
type ComparisonFileRequest = Request<{ first: string; second: string; format: string }>

/** The rounds, their results and comparisons: pages that only read. */
export function reportRoutes(deps: ReportRouteDeps): Router {
  const { rounds, results, comparisons, renderer, say, gate } = deps
  const router = Router()

  router.get(paths.rounds, mayUse('staff', gate), async (_req, res) => {
    const listed = await rounds.listProgress()
    renderer.send(res, 'pages/work/rounds', roundsView(listed, say))
  })

  router.get(paths.round, mayUse('staff', gate), (req: ResultRequest, res) => {
    res.redirect(303, pathTo.result(req.params.roundId))
  })

  router.get(paths.result, mayUse('staff', gate), async (req: ResultRequest, res) => {
    const { roundId } = req.params
    const report = resultReport(await results.currentResult(roundId), say)
    const hrefOf = (extension: string) => pathTo.resultFile(roundId, extension)
    renderer.send(res, 'pages/work/report', pageOf(report, hrefOf))
  })

  router.get(paths.resultFile, mayUse('staff', gate), async (req: ResultFileRequest, res) => {
    const { roundId, format } = req.params
    const wanted = formatOf(format)
    const report = resultReport(await results.currentResult(roundId), say)
    const { body, contentType } = reportFile(report, wanted, { say, renderAlone })
    res.attachment(`resultat-${roundId}.${format}`).type(contentType).send(body)
  })

  router.get(paths.comparison, mayUse('staff', gate), async (req: ComparisonRequest, res) => {
    const { first, second } = req.params
    const report = comparisonReport(await comparisons.compareRounds(first, second), say)
    const hrefOf = (extension: string) => pathTo.comparisonFile({ first, second }, extension)
    renderer.send(res, 'pages/work/report', pageOf(report, hrefOf))
  })

  router.get(paths.comparisonFile, mayUse('staff', gate), async (req: ComparisonFileRequest, res) => {
    const { first, second, format } = req.params
    const wanted = formatOf(format)
    const report = comparisonReport(await comparisons.compareRounds(first, second), say)
    const { body, contentType } = reportFile(report, wanted, { say, renderAlone })
    res.attachment(`jamforelse-${first}-${second}.${format}`).type(contentType).send(body)
  })

  const renderAlone = (view: object) => renderer.renderAlone('pages/work/report', view)

  function pageOf(report: Report, hrefOf: (extension: string) => string) {
    const downloads: readonly Download[] = DOWNLOADS.map(({ format, extension }) => ({
      href: hrefOf(extension),
      text: say(`download.${format}`),
    }))
    return reportView(report.document, { say, downloads, navigation: { rounds: paths.rounds } })
  }

  return router
}

/** @throws Problem 'page/unknown' for an ending that is not offered. */
function formatOf(extension: string): ReportFormat {
  const found = DOWNLOADS.find(download => download.extension === extension)
  if (found === undefined) throw new Problem('page/unknown')
  return found.format
}
