import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { fileRelations } from '../../../reports/documents/file-relations.ts'
import { publicKeyText } from '../../keys/public-key-text.ts'
import { fileIn } from '../../middleware/file-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { KeyService } from '../../services/key-service.ts'
import type { ResultImportService } from '../../services/result-import-service.ts'
import type { UserService } from '../../services/user-service.ts'
import { CHECK_LINES } from '../../views/imported/check-lines.ts'
import { faultLine } from '../../views/fault-line.ts'
import {
  checkView,
  DIGEST_FIELD,
  FILE_FIELD,
  importedView,
  KEY_FIELDS,
} from '../../views/imported/import-views.ts'
import { importLines } from '../../views/imported/import-words.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import { fieldIn, refuse, typedIn } from './staff-form.ts'

export interface ImportRouteDeps {
  readonly resultImports: ResultImportService
  readonly fileKeys: KeyService
  readonly users: UserService
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
}

/** "Inlästa filer": what others have certified; and "Så kontrollerar du". */
export function importRoutes(deps: ImportRouteDeps): Router {
  const { staff } = deps
  const router = Router()
  router.get(paths.imported, staff.mayDo('results.import'), (_req, res) =>
    sendImported(res, {}, deps),
  )
  router.post(paths.imported, staff.mayUpload('results.import'), importFile(deps))
  router.post(paths.acceptedKeys, staff.mayDo('results.import'), acceptKey(deps))
  router.get(paths.checkFile, staff.mayDo('results.read'), (_req, res) =>
    sendCheck(res, { outcome: null, error: null }, deps),
  )
  router.post(paths.checkFile, staff.mayUpload('results.read'), checkFile(deps))
  router.get(paths.ownKeys, staff.mayDo('results.read'), (_req, res) => {
    res.attachment('nyckel.pem').type('application/x-pem-file')
    res.send(publicKeyText(deps.fileKeys.own, deps.say))
  })
  return router
}

async function sendImported(
  res: ExpressResponse,
  { typed = NOTHING_TYPED, done = [] }: { typed?: Typed; done?: readonly string[] },
  { resultImports, fileKeys, users, renderer, say }: ImportRouteDeps,
): Promise<void> {
  const place = {
    visitor: visitOf(res),
    files: await resultImports.list(),
    keys: await fileKeys.list(),
    users: await users.list(),
    typed,
    done,
  }
  renderer.send(res, 'pages/work/imported', importedView(place, say))
}

/** 200 with what it came to; 422 with why it was not taken. */
function importFile(deps: ImportRouteDeps): RequestHandler {
  const { resultImports, say } = deps
  return async (req, res) => {
    const digest = fieldIn(req, DIGEST_FIELD).trim()
    try {
      const file = fileIn(res.locals)
      if (file === null) throw new Problem('upload/none')
      const offered = { path: file.name, bytes: file.bytes, ...(digest !== '' && { digest }) }
      const outcomes = await resultImports.importFiles([offered], originIn(req, res))
      await sendImported(res, { done: outcomes.flatMap(each => importLines(each, say)) }, deps)
    } catch (problem) {
      const errors = { [FILE_FIELD]: toldProblem(problem, say) }
      await sendImported(refuse(res, null), { typed: { values: {}, errors } }, deps)
    }
  }
}

function acceptKey(deps: ImportRouteDeps): RequestHandler {
  const { fileKeys, say } = deps
  return async (req, res) => {
    const [text, fingerprint, reason] = [
      fieldIn(req, KEY_FIELDS.text),
      fieldIn(req, KEY_FIELDS.fingerprint),
      fieldIn(req, KEY_FIELDS.reason),
    ]
    try {
      const path = say('imported.field.key')
      await fileKeys.accept({ text, path, fingerprint, reason }, originIn(req, res))
      seeOther(res, paths.imported)
    } catch (problem) {
      const errors = { [fieldAtFault(problem)]: toldProblem(problem, say) }
      const typed = typedIn(req, Object.values(KEY_FIELDS), errors)
      await sendImported(refuse(res, null), { typed }, deps)
    }
  }
}

function fieldAtFault(problem: unknown): string {
  const code = problem instanceof Problem ? problem.code : null
  if (code === 'import/otherKey') return KEY_FIELDS.fingerprint
  return code === 'import/needReason' ? KEY_FIELDS.reason : KEY_FIELDS.text
}

/** Why something was not taken; what is no fault of the file is thrown on. */
function toldProblem(problem: unknown, say: Say): string {
  if (!(problem instanceof Problem) || ![409, 422].includes(problem.status)) throw problem
  const { code, values, faults } = problem
  if (code === 'seal/unknownKey') return say('imported.unknownKey', values)
  if (code === 'seal/unsigned') return say('imported.unsigned', values)
  const places = faults.flatMap(fault => ('path' in fault ? [faultLine(fault, say)] : []))
  return [say(`problem.${code}`, values), ...places.slice(0, MOST_TOLD)].join(' ')
}

const MOST_TOLD = 5

function sendCheck(
  res: ExpressResponse,
  checked: Pick<Parameters<typeof checkView>[0], 'outcome' | 'error'>,
  { renderer, say }: ImportRouteDeps,
): void {
  const view = checkView({ visitor: visitOf(res), lines: CHECK_LINES, ...checked }, say)
  renderer.send(res, 'pages/work/check-file', view)
}

/** Says how a file stands. Nothing of it is kept. */
function checkFile(deps: ImportRouteDeps): RequestHandler {
  const { resultImports, say } = deps
  return async (_req, res) => {
    const file = fileIn(res.locals)
    if (file === null) {
      return sendCheck(
        refuse(res, null),
        { outcome: null, error: say('problem.upload/none') },
        deps,
      )
    }
    const seal = await resultImports.check(file.bytes)
    if (seal.kind === 'broken') {
      const lines = [say('imported.check.broken'), faultLine(seal.fault, say)]
      return sendCheck(res, { outcome: { isSound: false, lines }, error: null }, deps)
    }
    const { digest } = seal.content
    const key = 'key' in seal ? seal.key : ''
    const words = { sound: 'sound', unknownKey: 'unknown', unsigned: 'unsigned' } as const
    const told = say(`imported.check.${words[seal.kind]}`, { digest, key })
    const relations = seal.kind === 'sound' ? fileRelations(seal.content.text, say) : []
    const lines = [told, ...relations]
    sendCheck(res, { outcome: { isSound: seal.kind === 'sound', lines }, error: null }, deps)
  }
}
