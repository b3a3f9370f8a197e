import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { writeCsv } from '../../../reports/formats/csv/write.ts'
import { REGISTER_FIELDS } from '../../../surveys/register-row.ts'
import { actorText } from '../../accounts/log-entry.ts'
import { fileIn } from '../../middleware/file-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import { REGISTER_HEADERS } from '../../services/register-columns.ts'
import type { RegisterImport } from '../../services/register-import.ts'
import { columnsOf, type Upload } from '../../services/register-upload.ts'
import { setAsideRows } from '../../services/set-aside.ts'
import type { UploadService } from '../../services/upload-service.ts'
import { importView } from '../../views/register/import-view.ts'
import { columnField, NOT_READ, uploadView } from '../../views/register/upload-view.ts'
import { tableFaultText } from '../../views/table-fault.ts'
import type { AssociationRouteDeps } from './association-routes.ts'
import { waitForJob } from './begun-job.ts'
import { type Asked, fieldIn, refuse } from './staff-form.ts'
import { isAllSynthetic } from './synthetic-rounds.ts'

export interface UploadRouteDeps extends AssociationRouteDeps {
  readonly registerImports: RegisterImport
  readonly uploads: UploadService
}

interface UploadParams {
  readonly uploadId: string
}

/** A register file: sent, looked at, read in; and the latest import undone. */
export function uploadRoutes(deps: UploadRouteDeps): Router {
  const { staff, uploads } = deps
  const all = staff.mayDo('register.run')
  const one = staff.mayDo<UploadParams>('register.run')
  const router = Router()
  router.get(paths.registerImport, all, (req, res) => sendImport(res, { done: doneIn(req) }, deps))
  router.post(paths.registerImport, staff.mayUpload('register.run'), receiveFile(deps))
  router.post(paths.registerUndo, all, undoLatest(deps))
  router.get(paths.upload, one, async (req, res) => {
    const upload = await uploadOf(req.params, res, deps)
    await sendUpload(res, { upload, isChanged: req.query['klart'] === 'andrat' }, deps)
  })
  router.post(paths.uploadColumns, one, chooseColumns(deps))
  router.post(paths.uploadStart, one, startImport(deps))
  router.post(paths.uploadCancel, one, async (req, res) => {
    await uploads.remove(await uploadOf(req.params, res, deps))
    seeOther(res, `${paths.registerImport}?klart=avbruten`)
  })
  router.get(paths.uploadSetAside, one, sendSetAside(deps))
  return router
}

const DONE: Readonly<Record<string, string>> = {
  avbruten: 'import.done.cancelled',
  angrad: 'import.done.undone',
}

function doneIn(req: Pick<Asked, 'query'>): string | null {
  const word: unknown = req.query['klart']
  return typeof word === 'string' ? (DONE[word] ?? null) : null
}

async function sendImport(
  res: ExpressResponse,
  { errors = [], done = null }: { errors?: readonly string[]; done?: string | null },
  deps: UploadRouteDeps,
): Promise<void> {
  const { registerImports, users, renderer, say } = deps
  const place = {
    visitor: visitOf(res),
    isSynthetic: await isAllSynthetic(deps),
    latest: await registerImports.findLatest(),
    users: await users.list(),
    headers: REGISTER_HEADERS,
    errors,
    done,
  }
  renderer.send(res, 'pages/work/register/import', importView(place, say))
}

/** 303 to the file's own page; 422 when it is no table that can be read. */
function receiveFile(deps: UploadRouteDeps): RequestHandler {
  const { uploads, say } = deps
  return async (_req, res) => {
    try {
      const file = fileIn(res.locals)
      if (file === null) throw new Problem('upload/none')
      const { id } = await uploads.receive(file, visitOf(res).user.id)
      seeOther(res, pathTo.upload(id))
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 422) throw problem
      const { code, values, faults } = problem
      const told = faults.flatMap(fault => ('row' in fault ? [tableFaultText(fault, say)] : []))
      const errors = [say(`problem.${code}`, values), ...told.slice(0, MOST_TOLD)]
      await sendImport(refuse(res, null), { errors }, deps)
    }
  }
}

const MOST_TOLD = 20

function uploadOf({ uploadId }: UploadParams, res: ExpressResponse, { uploads }: UploadRouteDeps) {
  return uploads.get(uploadId, visitOf(res).user.id)
}

async function sendUpload(
  res: ExpressResponse,
  { upload, isChanged }: { readonly upload: Upload; readonly isChanged: boolean },
  deps: UploadRouteDeps,
): Promise<void> {
  const { uploads, renderer, say } = deps
  const job = await uploads.jobOf(upload)
  const isOver = job?.state === 'running' || job?.state === 'done'
  const columns = columnsOf(upload)
  const preview = isOver || !columns.isComplete ? null : await uploads.preview(upload)
  const place = {
    visitor: visitOf(res),
    isSynthetic: await isAllSynthetic(deps),
    upload,
    columns,
    job,
    preview,
    isChanged,
  }
  renderer.send(res, 'pages/work/register/upload', uploadView(place, say))
}

function chooseColumns(deps: UploadRouteDeps): RequestHandler<UploadParams> {
  return async (req, res) => {
    const { id, userId, columns } = await uploadOf(req.params, res, deps)
    const chosen = columns.flatMap((column, index) => {
      const word = fieldIn(req, columnField(index))
      const field = word === NOT_READ ? null : REGISTER_FIELDS.find(each => each === word)
      return field === undefined ? [] : [[column, field] as const]
    })
    await deps.uploads.choose(id, userId, Object.fromEntries(chosen))
    seeOther(res, pathTo.upload(id))
  }
}

function startImport(deps: UploadRouteDeps): RequestHandler<UploadParams> {
  return async (req, res) => {
    const upload = await uploadOf(req.params, res, deps)
    const confirmed = {
      setsAside: fieldIn(req, 'utan-felaktiga') === 'ja',
      number: Number(fieldIn(req, 'register')),
    }
    const started = await deps.uploads.start(upload, confirmed, originIn(req, res))
    if (started === null) return seeOther(res, `${pathTo.upload(upload.id)}?klart=andrat`)
    await waitForJob(started, res, deps)
    seeOther(res, pathTo.upload(upload.id))
  }
}

function undoLatest(deps: UploadRouteDeps): RequestHandler {
  const { registerImports, acts, say } = deps
  return async (req, res) => {
    const origin = originIn(req, res)
    try {
      await acts.record({ ...origin, act: 'register.undone' }, () =>
        registerImports.undo(actorText(origin.actor)),
      )
      seeOther(res, `${paths.registerImport}?klart=angrad`)
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 409) throw problem
      const errors = [say(`problem.${problem.code}`, problem.values)]
      await sendImport(res.status(409), { errors }, deps)
    }
  }
}

/** The rows that cannot be read in, with why, in the form of a Swedish Excel. */
function sendSetAside(deps: UploadRouteDeps): RequestHandler<UploadParams> {
  return async (req, res) => {
    const { plan, table } = await deps.uploads.preview(await uploadOf(req.params, res, deps))
    const { columns, rows } = setAsideRows(table, plan.faults, fault =>
      tableFaultText(fault, deps.say),
    )
    res
      .attachment('felaktiga-rader.csv')
      .type('text/csv; charset=utf-8')
      .send(writeCsv(columns, rows, 'excel'))
  }
}
