import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { writeCsv } from '../../../reports/formats/csv/write.ts'
import { fileIn } from '../../middleware/file-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { ExplorerService } from '../../services/explorer-service.ts'
import { PRINTED_HEADERS, printedRows } from '../../services/printed-columns.ts'
import { printedImportView, printedListView } from '../../views/printed/printed-list-view.ts'
import { printedView } from '../../views/printed/printed-view.ts'
import { tableFaultText } from '../../views/table-fault.ts'
import { type PrintedFormDeps, type PrintedParams, writerIn } from './printed-form.ts'
import { type FileParams, formatOf, type SendReportDeps } from './send-report.ts'
import { refuse } from './staff-form.ts'

export interface PrintedRouteDeps extends PrintedFormDeps, SendReportDeps {
  readonly explorer: Pick<ExplorerService, 'listRounds'>
}

interface TableParams extends PrintedParams, FileParams {}

/** "Tryckta resultat": earlier results that are known only in print, read, taken out and read in. */
export function printedRoutes(deps: PrintedRouteDeps): Router {
  const { staff, printedResults, explorer, renderer, say } = deps
  const router = Router()
  router.get(paths.printedResults, staff.mayDo('printed.see'), async (_req, res) => {
    const place = { visitor: visitOf(res), results: await printedResults.list() }
    renderer.send(res, 'pages/work/printed/list', printedListView(place, say))
  })
  router.get(paths.printedImport, staff.mayDo('printed.run'), (_req, res) =>
    sendImport(res, [], deps),
  )
  router.post(paths.printedImport, staff.mayUpload('printed.run'), receiveFile(deps))
  router.get(paths.printed, staff.mayDo<PrintedParams>('printed.see'), async (req, res) => {
    const { printedId } = req.params
    const place = {
      visitor: visitOf(res),
      printed: await printedResults.get(printedId),
      revisions: await printedResults.listRevisions(printedId),
      rounds: await explorer.listRounds(),
      isSaved: req.query['klart'] === 'sparat',
    }
    renderer.send(res, 'pages/work/printed/printed', printedView(place, say))
  })
  router.get(paths.printedTable, staff.mayDo<TableParams>('printed.see'), sendTable(deps))
  return router
}

/** The printed figures as a file, which can be read in again. */
function sendTable({ acts, printedResults }: PrintedRouteDeps): RequestHandler<TableParams> {
  return async (req, res) => {
    const { printedId, format: extension } = req.params
    const format = formatOf(extension)
    if (format === 'json') throw new Problem('page/unknown')
    const printed = await printedResults.get(printedId)
    await acts.note({
      ...originIn(req, res),
      act: 'printed.exported',
      object: printedId,
      detail: format,
    })
    const text = writeCsv(
      PRINTED_HEADERS,
      printedRows([printed]),
      format === 'csv-excel' ? 'excel' : 'plain',
    )
    res.attachment(`${printedId}.${extension}`).type('text/csv; charset=utf-8').send(text)
  }
}

function sendImport(
  res: ExpressResponse,
  errors: readonly string[],
  { renderer, say }: PrintedRouteDeps,
): void {
  const view = printedImportView({ visitor: visitOf(res), errors, headers: PRINTED_HEADERS }, say)
  renderer.send(res, 'pages/work/printed/import', view)
}

const MOST_TOLD = 20

/** 303 to the result when the file is read in; 422 with every row and column that is wrong. */
function receiveFile(deps: PrintedRouteDeps): RequestHandler {
  const { printedImports, say } = deps
  return async (req, res) => {
    try {
      const file = fileIn(res.locals)
      if (file === null) throw new Problem('upload/none')
      const table = await printedImports.readTable(file.bytes, file.name)
      const { printed } = await printedImports.importTable(table, writerIn(req, res))
      seeOther(res, `${pathTo.printed(printed.id)}?klart=sparat`)
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 422) throw problem
      const { code, values, faults } = problem
      const told = faults.flatMap(fault => ('row' in fault ? [tableFaultText(fault, say)] : []))
      const errors = [say(`problem.${code}`, values), ...told.slice(0, MOST_TOLD)]
      sendImport(refuse(res, null), errors, deps)
    }
  }
}
