import { type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { isCalendarDay } from '../../../surveys/instant.ts'
import { stockholmDay } from '../../../surveys/stockholm-time.ts'
import type { FrozenParams } from '../../frozen-paths.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { ProblemCode } from '../../problem-codes.ts'
import { Problem } from '../../problems.ts'
import { frozenReport, reportDraft } from '../../rendering/frozen-report.ts'
import type { Freeze, FrozenReportService } from '../../services/frozen-report-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import {
  FREEZE_FIELDS,
  FROZEN_SEEN,
  frozenReportsView,
} from '../../views/audits/frozen-reports-view.ts'
import { reportView } from '../../views/report-view.ts'
import { workPage } from '../../views/work-page.ts'
import { addReport, type ReachableReport } from './add-report.ts'
import type { AuditRouteDeps } from './audit-routes.ts'
import type { SendReportDeps } from './send-report.ts'
import { type Asked, fieldIn, typedIn } from './staff-form.ts'

export interface FrozenReportRouteDeps extends AuditRouteDeps, SendReportDeps {
  readonly frozenReports: FrozenReportService
}

type DossierParams = Pick<FrozenParams, 'dossierId'>

/** Follow-up reports: as one would be now, frozen by a form, and as they are frozen, in every form. */
export function frozenReportRoutes(deps: FrozenReportRouteDeps): Router {
  const { frozenReports, staff, renderer, say, now } = deps
  const router = Router()
  const mayRead = staff.mayDo<DossierParams>('audits.run')
  router.get(paths.reportDraft, mayRead, async (req, res) => {
    const { dossierId } = req.params
    const document = reportDraft(await frozenReports.draft(dossierId, stockholmDay(now())), say)
    const frame = workPage(document.title, { visitor: visitOf(res), current: paths.audits }, say)
    renderer.send(res, 'pages/work/report', reportView(document, { say, downloads: [], frame }))
  })
  router.get(paths.frozenReports, mayRead, async (req, res) => {
    const values = { [FREEZE_FIELDS.on]: stockholmDay(now()) }
    const justFrozen = Number(req.query['fryst'])
    const typed = { ...NOTHING_TYPED, values }
    await show(res, { dossierId: req.params.dossierId, typed, justFrozen }, deps)
  })
  /** 303 when frozen; 422 or 409 with what was typed when it is not. */
  router.post(paths.frozenReports, mayRead, async (req, res) => freeze(req, res, deps))
  addFrozen(router, deps)
  return router
}

function addFrozen(router: Router, deps: FrozenReportRouteDeps): void {
  const { frozenReports, say, staff } = deps
  const frozen: ReachableReport<FrozenParams> = {
    name: 'uppfoljning',
    reportOf: async ({ dossierId, number }) =>
      frozenReport(await frozenReports.get(dossierId, Number(number)), say),
    idOf: ({ dossierId, number }) => `${dossierId}-${number}`,
    current: paths.audits,
    mayRead: staff.mayDo('audits.run'),
    page: paths.frozenReport,
    file: { path: paths.frozenReportFile, to: pathTo.frozenReportFile },
  }
  addReport(router, frozen, deps)
}

interface Shown {
  readonly dossierId: string
  readonly typed: Typed
  readonly justFrozen: number | null
}

async function show(
  res: ExpressResponse,
  { dossierId, ...shown }: Shown,
  { dossiers, frozenReports, renderer, say }: FrozenReportRouteDeps,
): Promise<void> {
  const filed = await dossiers.get(dossierId)
  const reports = await frozenReports.list(dossierId)
  const place = { visitor: visitOf(res), filed, reports, ...shown }
  renderer.send(res, 'pages/work/audits/frozen-reports', frozenReportsView(place, say))
}

async function freeze(
  req: Asked & { readonly params: DossierParams },
  res: ExpressResponse,
  deps: FrozenReportRouteDeps,
): Promise<void> {
  const { dossierId } = req.params
  try {
    const { number } = await deps.frozenReports.freeze(wantedIn(req), originIn(req, res))
    return seeOther(res, pathTo.justFrozen(dossierId, number))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const field = FIELD_OF[error.code]
    if (field === undefined) throw error
    const errors = { [FREEZE_FIELDS[field]]: inTheWay(error, deps.say) }
    const typed = typedIn(req, Object.values(FREEZE_FIELDS), errors)
    return show(res.status(error.status), { dossierId, typed, justFrozen: null }, deps)
  }
}

/** Where in the form what is in the way is told. */
const FIELD_OF: Partial<Record<ProblemCode, keyof typeof FREEZE_FIELDS>> = {
  'audit/badDay': 'on',
  'audit/futureDay': 'on',
  'audit/faulty': 'on',
  'audit/reportTooLarge': 'on',
  'audit/frozenMeanwhile': 'on',
  'audit/needReplaced': 'replaces',
  'audit/needReason': 'reason',
}

/** @throws Problem 'audit/badDay'. */
function wantedIn(req: Asked & { readonly params: DossierParams }): Freeze {
  const on = fieldIn(req, FREEZE_FIELDS.on).trim()
  if (!isCalendarDay(on)) throw new Problem('audit/badDay', { value: on })
  const chosen = fieldIn(req, FREEZE_FIELDS.replaces)
  return {
    dossierId: req.params.dossierId,
    on,
    replaces: chosen === '' ? null : Number(chosen),
    reason: fieldIn(req, FREEZE_FIELDS.reason),
    seen: Number(fieldIn(req, FROZEN_SEEN)),
  }
}

function inTheWay({ code, values, faults }: Problem, say: Say): string {
  if (code !== 'audit/faulty') return say(`problem.${code}`, values)
  const told = faults.map(each => say(`fault.${each.code}`, each.values)).join(' ')
  return say('staff.frozen.stray', { told })
}
