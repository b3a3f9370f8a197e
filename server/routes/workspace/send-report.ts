import type { Request, RequestHandler, Response as ExpressResponse } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import type { ActName } from '../../accounts/log-entry.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths } from '../../paths.ts'
import type { FigureName } from '../../figure-paths.ts'
import { Problem } from '../../problems.ts'
import { FILED_FORMATS, FILED_TYPES } from '../../rendering/filed-report.ts'
import { fileReportApart } from '../../rendering/filed-report-apart.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import {
  type FiledReport,
  reportFile,
  type ReportFormat,
  shownOf,
} from '../../rendering/report-files.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { JobService } from '../../services/job-service.ts'
import type { SiteSettings } from '../../site-settings.ts'
import { reportView } from '../../views/report-view.ts'
import { workPage } from '../../views/work-page.ts'
import { leadToFile } from './begun-job.ts'

export interface SendReportDeps {
  readonly jobs: JobService
  readonly renderer: Renderer
  readonly site: SiteSettings
  readonly say: Say
  readonly acts: ActLog
}

export interface FileParams {
  readonly format: string
}

/** The formats that a page offers for download, and their file names' endings. */
export const DOWNLOADS: readonly { readonly format: ReportFormat; readonly extension: string }[] = [
  { format: 'csv-excel', extension: 'excel.csv' },
  { format: 'csv', extension: 'csv' },
  { format: 'json', extension: 'json' },
]

/** The documents that a page makes, in a thread. */
const DOCUMENTS = [...FILED_FORMATS, 'html'] as const
const DOCUMENT_TYPES = { ...FILED_TYPES, html: 'text/html; charset=utf-8' } as const

/** A kind of report: how it is made, and who may read it. */
export interface ReportKind<Params> {
  readonly reportOf: (params: Params) => Promise<FiledReport>
  /** As the log names it. */
  readonly idOf: (params: Params) => string
  /** The place among the staff pages where it belongs; left out: the rounds. */
  readonly current?: string
}

/** Makes a report; the log says first who reads what. */
function recorded<Params>(
  { acts }: SendReportDeps,
  { reportOf, idOf }: ReportKind<Params>,
  act: ActName,
) {
  return (req: Request<Params>, res: ExpressResponse, format: string): Promise<FiledReport> => {
    const object = idOf(req.params)
    return acts.record({ ...originIn(req, res), act, object, detail: format }, () =>
      reportOf(req.params),
    )
  }
}

/** Where the files of a report are, and each of its figures as a picture. */
interface ReportHrefs<Params> {
  readonly file: (params: Params, extension: string) => string
  /** Left out: its figures are no files of their own. */
  readonly figure?: (params: Params, name: FigureName) => string
}

/** A report as a page, with links to its files and buttons that make documents of it. */
export function showReport<Params>(
  deps: SendReportDeps,
  kind: ReportKind<Params>,
  hrefs: ReportHrefs<Params>,
): RequestHandler<Params> {
  const { renderer, say } = deps
  const read = recorded(deps, kind, 'results.read')
  return async (req, res) => {
    const document = shownOf(await read(req, res, 'html'))
    const downloads = DOWNLOADS.map(({ format, extension }) => ({
      href: hrefs.file(req.params, extension),
      text: say(`download.${format}`),
    }))
    const documents = DOCUMENTS.map(format => ({
      href: hrefs.file(req.params, format),
      text: say(`download.${format}`),
    }))
    const place = { visitor: visitOf(res), current: kind.current ?? paths.rounds }
    const frame = workPage(document.title, place, say)
    const { figure } = hrefs
    const figureHref = figure === undefined ? null : (name: FigureName) => figure(req.params, name)
    const view = reportView(document, { say, downloads, documents, figureHref, frame })
    renderer.send(res, 'pages/work/report', view)
  }
}

/** A report as a file to keep. */
export function sendReportFile<Params extends FileParams>(
  deps: SendReportDeps,
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

/**
 * Makes a document of a report, as a job in a thread of its own: it takes longer than somebody who answers an enkät
 * should wait. What cannot be shown is told at once.
 */
export function makeDocument<Params extends FileParams>(
  deps: SendReportDeps,
  { reportOf, idOf }: ReportKind<Params>,
  name: string,
): RequestHandler<Params> {
  const { acts, jobs, site } = deps
  const { municipality, theme } = site
  return async (req, res) => {
    const format = DOCUMENTS.find(each => each === req.params.format)
    if (format === undefined) throw new Problem('page/unknown')
    const { document, provenance } = await reportOf(req.params)
    const order = { document, provenance, format, site: { municipality, theme } }
    const object = idOf(req.params)
    const told = { ...originIn(req, res), act: 'results.exported', object, detail: format } as const
    const wanted = { kind: 'reportDocument', object, by: visitOf(res).user.id } as const
    const started = await jobs.start(wanted, ({ report, write }) =>
      acts.record(told, async () => {
        await report(0, null)
        const bytes = await fileReportApart(order)
        await report(1, 1)
        await write(bytes)
        return { file: { name: `${name}-${object}.${format}`, type: DOCUMENT_TYPES[format] } }
      }),
    )
    await leadToFile(started, res, deps)
  }
}

/** @throws Problem 'page/unknown' for an ending that is not offered. */
export function formatOf(extension: string): ReportFormat {
  const found = DOWNLOADS.find(download => download.extension === extension)
  if (found === undefined) throw new Problem('page/unknown')
  return found.format
}
