import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { parseJson } from '../../files/read-json.ts'
import { fileIn } from '../../middleware/file-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { DossierImport } from '../../services/dossier-import.ts'
import type { AdditionOutcome } from '../../services/dossier-service.ts'
import {
  DOSSIER_IMPORT_FIELDS,
  dossierImportView,
  type DossierPreviewPlace,
  dossierPreviewView,
} from '../../views/audits/dossier-import-view.ts'
import { faultLine } from '../../views/fault-line.ts'
import { NOTHING_TYPED } from '../../views/form-field.ts'
import { type AuditRouteDeps, SAVED } from './audit-routes.ts'
import { type Asked, fieldIn, refuse, typedIn } from './staff-form.ts'

export interface DossierImportRouteDeps extends AuditRouteDeps {
  readonly dossierImports: DossierImport
}

interface UploadParams {
  readonly uploadId: string
}

/** "Läs in en akt": a file is sent, what it would do is looked at, and it is taken in wholly or not at all. */
export function dossierImportRoutes(deps: DossierImportRouteDeps): Router {
  const { staff, dossierImports } = deps
  const router = Router()
  const one = staff.mayDo<UploadParams>('audits.run')
  router.get(paths.dossierImport, staff.mayDo('audits.run'), (req, res) =>
    sendForm(res, { isCancelled: req.query['klart'] === 'avbruten' }, deps),
  )
  router.post(paths.dossierImport, staff.mayUpload('audits.run'), receiveFile(deps))
  router.get(paths.dossierUpload, one, (req, res) =>
    sendPreview(res, { ...req.params, typed: NOTHING_TYPED, isStale: false }, deps),
  )
  router.post(paths.dossierUpload, one, takeIn(deps))
  router.post(paths.dossierUploadCancel, one, async (req, res) => {
    const { upload } = await dossierImports.preview(req.params.uploadId, visitOf(res).user.id)
    await dossierImports.remove(upload)
    seeOther(res, `${paths.dossierImport}?klart=avbruten`)
  })
  return router
}

async function sendForm(
  res: ExpressResponse,
  {
    errors = [],
    into = '',
    isCancelled = false,
  }: { errors?: readonly string[]; into?: string; isCancelled?: boolean },
  { dossiers, renderer, say }: DossierImportRouteDeps,
): Promise<void> {
  const place = { visitor: visitOf(res), filed: await dossiers.list(), errors, into, isCancelled }
  renderer.send(res, 'pages/work/audits/dossier-import', dossierImportView(place, say))
}

const MOST_TOLD = 20

/** 303 to what the file would do; 422 with each fault and its place where it is no sound dossier. */
function receiveFile(deps: DossierImportRouteDeps): RequestHandler {
  const { dossierImports, dossiers, say } = deps
  return async (req, res) => {
    const into = fieldIn(req, DOSSIER_IMPORT_FIELDS.into)
    try {
      const file = fileIn(res.locals)
      if (file === null) throw new Problem('upload/none')
      const dossierId = into === '' ? null : (await dossiers.get(into)).id
      const data = parseJson(file.bytes, file.name)
      const offered = { fileName: file.name, data, dossierId }
      const { id } = await dossierImports.receive(offered, visitOf(res).user.id)
      seeOther(res, pathTo.dossierUpload(id))
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 422) throw problem
      const { code, values, faults } = problem
      const told = faults.flatMap(each => ('path' in each ? [faultLine(each, say)] : []))
      const left = told.length - MOST_TOLD
      const more = left > 0 ? [say('dossierImport.moreFaults', { count: left })] : []
      const errors = [say(`problem.${code}`, values), ...told.slice(0, MOST_TOLD), ...more]
      await sendForm(refuse(res, null), { errors, into }, deps)
    }
  }
}

async function sendPreview(
  res: ExpressResponse,
  { uploadId, ...shown }: UploadParams & Pick<DossierPreviewPlace, 'typed' | 'isStale'>,
  { dossierImports, renderer, say }: DossierImportRouteDeps,
): Promise<void> {
  const visitor = visitOf(res)
  const preview = await dossierImports.preview(uploadId, visitor.user.id)
  const view = dossierPreviewView({ ...preview, ...shown, visitor }, say)
  renderer.send(res, 'pages/work/audits/dossier-preview', view)
}

/** 303 to the dossier; 422 without a reason, 409 when it has changed since. */
function takeIn(deps: DossierImportRouteDeps): RequestHandler<UploadParams> {
  const { dossierImports } = deps
  return async (req, res) => {
    const { upload } = await dossierImports.preview(req.params.uploadId, visitOf(res).user.id)
    const confirmed = {
      reason: fieldIn(req, DOSSIER_IMPORT_FIELDS.reason).trim() || null,
      seen: seenIn(req),
    }
    const outcome = await dossierImports.take(upload, confirmed, originIn(req, res))
    if (outcome.kind === 'added' || outcome.kind === 'nothingNew') {
      const saved = outcome.kind === 'added' ? `?klart=${SAVED.klart}` : ''
      return seeOther(res, `${pathTo.dossier(upload.dossierId)}${saved}`)
    }
    const isStale = outcome.kind === 'stale'
    const shown = { ...req.params, typed: typedAgain(req, outcome, deps), isStale }
    await sendPreview(res.status(isStale ? 409 : 422), shown, deps)
  }
}

/** What is no number has seen nothing. */
function seenIn(req: Pick<Asked, 'body'>): number {
  const written = fieldIn(req, DOSSIER_IMPORT_FIELDS.seen)
  return /^\d{1,9}$/.test(written) ? Number(written) : 0
}

/** What was typed, and that the reason is missing; what is wrong with the dossier stands on the page. */
function typedAgain(
  req: Pick<Asked, 'body'>,
  outcome: AdditionOutcome,
  { say }: DossierImportRouteDeps,
) {
  const { reason } = DOSSIER_IMPORT_FIELDS
  const isMissing =
    outcome.kind === 'faulty' && outcome.faults.some(({ path }) => path === 'reason')
  const errors = isMissing ? { [reason]: say('dossierImport.needReason') } : {}
  return typedIn(req, [reason], errors)
}
