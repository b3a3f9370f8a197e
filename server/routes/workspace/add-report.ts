import type { RequestHandler, Router } from 'express'

import type { FigureName } from '../../figure-paths.ts'
import { type FigureParams, sendFigure } from './send-figure.ts'
import {
  type FileParams,
  makeDocument,
  type ReportKind,
  type SendReportDeps,
  sendReportFile,
  showReport,
} from './send-report.ts'

/** A route, and how its address is built of what it is about and what is wanted of it. */
interface Addressed<Params, Wanted> {
  readonly path: string
  readonly to: (params: Params, wanted: Wanted) => string
}

/** A report with everything that it is reached by. */
export interface ReachableReport<Params> extends ReportKind<Params> {
  /** What its files are named by, before what it is of. */
  readonly name: string
  readonly mayRead: RequestHandler<Params>
  readonly page: string
  /** By the file's ending. */
  readonly file: Addressed<Params, string>
  /** Left out: its figures are no files of their own. */
  readonly figure?: Addressed<Params, FigureName>
}

/** A report as a page, as files to keep, as documents that are made and, where it has them, figures as pictures. */
export function addReport<Params>(
  router: Router,
  report: ReachableReport<Params>,
  deps: SendReportDeps,
): void {
  const { name, mayRead, page, file, figure } = report
  const hrefs = { file: file.to, ...(figure !== undefined && { figure: figure.to }) }
  router.get(page, mayRead, showReport<Params>(deps, report, hrefs))
  router.get(file.path, mayRead, sendReportFile<Params & FileParams>(deps, report, name))
  router.post(file.path, mayRead, makeDocument<Params & FileParams>(deps, report, name))
  if (figure === undefined) return
  router.get(figure.path, mayRead, sendFigure<Params & FigureParams>(deps, report, name))
}
