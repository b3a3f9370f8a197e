import { type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { type PartName, versionsOf } from '../../../reports/follow-up/additions.ts'
import type { Instant } from '../../../surveys/instant.ts'
import { stockholmDay } from '../../../surveys/stockholm-time.ts'
import { listNamed } from '../../audit-paths.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { DossierService, FiledDossier } from '../../services/dossier-service.ts'
import type { InquiryService } from '../../services/inquiry-service.ts'
import type { UserService } from '../../services/user-service.ts'
import { auditView } from '../../views/audits/audit-view.ts'
import { auditsView } from '../../views/audits/audits-view.ts'
import { dossierView } from '../../views/audits/dossier-view.ts'
import { dossierHistoryView, partHistoryView } from '../../views/audits/history-view.ts'
import { matrixView } from '../../views/audits/matrix-view.ts'
import { recommendationView } from '../../views/audits/recommendation-view.ts'

export interface AuditRouteDeps {
  readonly dossiers: DossierService
  readonly inquiries: Pick<InquiryService, 'list'>
  readonly users: UserService
  readonly acts: ActLog
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
  readonly now: () => Instant
}

/** A dossier, and something in it. */
interface AuditParams {
  readonly dossierId: string
  readonly list: string
  readonly partId: string
}

/** What was added a moment ago is told of once. */
export const SAVED = { klart: 'sparad' } as const
const isSaved = (query: Readonly<Record<string, unknown>>) => query['klart'] === SAVED.klart

/** "Granskningar": the auditors' own pages. Others cannot open them. */
export function auditRoutes(deps: AuditRouteDeps): Router {
  const { dossiers, staff, renderer, say } = deps
  const router = Router()
  const mayRead = staff.mayDo<AuditParams>('audits.run')
  router.get(paths.audits, staff.mayDo('audits.run'), async (_req, res) => {
    const place = { visitor: visitOf(res), filed: await dossiers.list() }
    renderer.send(res, 'pages/work/audits/audits', auditsView(place, say))
  })
  router.get(paths.dossier, mayRead, async (req, res) => {
    const place = { ...(await placeOf(req.params, res, deps)), isSaved: isSaved(req.query) }
    renderer.send(res, 'pages/work/audits/dossier', dossierView(place, say))
  })
  router.get(paths.dossierFile, mayRead, async (req, res) => {
    const { dossierId } = req.params
    const act = { ...originIn(req, res), act: 'audit.exported', object: dossierId } as const
    const { dossier } = await deps.acts.record(act, () => dossiers.get(dossierId))
    res.attachment(`${dossierId}.json`).json(dossier)
  })
  router.get(paths.audit, mayRead, async (req, res) => {
    const audited = await auditPlace(req.params, res, deps)
    const inquiries = await deps.inquiries.list(audited.filed.id, audited.audit.id)
    const place = { ...audited, inquiries, isSaved: isSaved(req.query) }
    renderer.send(res, 'pages/work/audits/audit', auditView(place, say))
  })
  router.get(paths.auditMatrix, mayRead, async (req, res) => {
    const place = await auditPlace(req.params, res, deps)
    renderer.send(res, 'pages/work/audits/matrix', matrixView(place, say))
  })
  router.get(paths.recommendation, mayRead, async (req, res) => {
    const place = await placeOf(req.params, res, deps)
    const { recommendations } = place.filed.dossier
    const recommendation = found(recommendations, req.params.partId)
    const view = { ...place, recommendation, isSaved: isSaved(req.query) }
    renderer.send(res, 'pages/work/audits/recommendation', recommendationView(view, say))
  })
  router.use(historyRoutes(deps))
  return router
}

/** What stood there before, and who changed it when and why. */
function historyRoutes(deps: AuditRouteDeps): Router {
  const { staff, renderer, say, users } = deps
  const router = Router()
  const mayRead = staff.mayDo<AuditParams>('audits.run')
  const historyOf = async (params: AuditParams, res: ExpressResponse) => {
    const names = new Map<string, string>((await users.list()).map(({ id, name }) => [id, name]))
    return { ...(await placeOf(params, res, deps)), names }
  }
  router.get(paths.dossierHistory, mayRead, async (req, res) => {
    const place = await historyOf(req.params, res)
    renderer.send(res, 'pages/work/audits/dossier-history', dossierHistoryView(place, say))
  })
  router.get(paths.partHistory, mayRead, async (req, res) => {
    const place = await historyOf(req.params, res)
    const name = partNamed(req.params)
    const versions = versionsOf(name, place.filed.additions)
    if (versions.length === 0) throw new Problem('audit/unknown', { dossier: name.id })
    const view = partHistoryView({ ...place, name, versions }, say)
    renderer.send(res, 'pages/work/audits/part-history', view)
  })
  return router
}

/** @throws Problem 'audit/unknown'. */
export function partNamed({ list, partId }: Omit<AuditParams, 'dossierId'>): PartName {
  const named = listNamed(list)
  if (named === null) throw new Problem('audit/unknown', { dossier: list })
  return { list: named, id: partId }
}

async function placeOf({ dossierId }: AuditParams, res: ExpressResponse, deps: AuditRouteDeps) {
  const filed: FiledDossier = await deps.dossiers.get(dossierId)
  return { visitor: visitOf(res), filed, today: stockholmDay(deps.now()) }
}

async function auditPlace(params: AuditParams, res: ExpressResponse, deps: AuditRouteDeps) {
  const place = await placeOf(params, res, deps)
  return { ...place, audit: found(place.filed.dossier.audits, params.partId) }
}

/** @throws Problem 'audit/unknown'. */
function found<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  const one = all.find(each => each.id === id)
  if (one === undefined) throw new Problem('audit/unknown', { dossier: id })
  return one
}
