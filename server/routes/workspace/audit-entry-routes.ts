import { type Response as ExpressResponse, Router } from 'express'

import { dossierOf, HEAD, type PartName, partsOf } from '../../../reports/follow-up/additions.ts'
import type { Dossier } from '../../../reports/follow-up/dossier-schema.ts'
import { newId } from '../../../reports/follow-up/new-id.ts'
import { pathToAudit } from '../../audit-paths.ts'
import { withQuery } from '../../fill-path.ts'
import type { FormBody } from '../../middleware/form-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import {
  type AdditionOutcome,
  type FiledDossier,
  revisionOf,
} from '../../services/dossier-service.ts'
import { entryErrors } from '../../views/audits/entry-faults.ts'
import { entryFormView, fieldsShown, NO_ERRORS, SEEN } from '../../views/audits/entry-form-view.ts'
import { ENTRY_KINDS } from '../../views/audits/entry-kinds.ts'
import { type Filled, filledFrom, movedTogether } from '../../views/audits/entry-value.ts'
import { type AuditForm, placeOfPart, wantedOf } from './audit-form.ts'
import { type AuditRouteDeps, partNamed, SAVED } from './audit-routes.ts'
import { type Asked, fieldIn } from './staff-form.ts'

interface PartParams {
  readonly dossierId: string
  readonly list: string
  readonly partId: string
}

const NOTHING: FiledDossier = { id: '', additions: [], dossier: dossierOf([]) }
const BEGUN: AuditForm = {
  dossierId: '',
  filed: NOTHING,
  name: { list: HEAD, id: '' },
  action: paths.newDossier,
}

/** Forms of a dossier: 303 when something is taken; 422 or 409, with everything typed, when it is not. */
export function auditEntryRoutes(deps: AuditRouteDeps): Router {
  const { staff } = deps
  const router = Router()
  const mayWrite = staff.mayDo<PartParams>('audits.run')
  const mayBegin = staff.mayDo('audits.run')
  router.get(paths.newDossier, mayBegin, (_req, res) => {
    show(res, { ...BEGUN, filled: new Map() }, deps)
  })
  router.post(paths.newDossier, mayBegin, (req, res) => take({ req, res }, BEGUN, deps))
  router.get(paths.newPart, mayWrite, async (req, res) => {
    show(res, { ...(await newForm(req.params, deps)), filled: filledIn(req.query) }, deps)
  })
  router.post(paths.newPart, mayWrite, async (req, res) =>
    take({ req, res }, await newForm(req.params, deps), deps),
  )
  router.get(paths.part, mayWrite, async (req, res) => {
    const form = await knownForm(req.params, deps)
    show(res, { ...form, filled: filledFrom(ENTRY_KINDS[form.name.list], form.value) }, deps)
  })
  router.post(paths.part, mayWrite, async (req, res) =>
    take({ req, res }, await sentForm(req.params, deps), deps),
  )
  return router
}

/** @throws Problem 'audit/unknown'. */
async function newForm(
  { dossierId, list }: PartParams,
  { dossiers }: AuditRouteDeps,
): Promise<AuditForm> {
  const name = partNamed({ list, partId: '' })
  // A dossier has its head already.
  if (name.list === HEAD) throw new Problem('audit/unknown', { dossier: list })
  const filed = await dossiers.get(dossierId)
  return { dossierId, filed, name, action: pathToAudit.newPart(dossierId, name.list) }
}

/** @throws Problem 'audit/unknown'. */
async function knownForm(params: PartParams, { dossiers }: AuditRouteDeps) {
  const { dossierId } = params
  const filed = await dossiers.get(dossierId)
  const name = partNamed(params)
  const part = partsOf(filed.dossier).find(each => each.list === name.list && each.id === name.id)
  if (part === undefined) throw new Problem('audit/unknown', { dossier: name.id })
  return { dossierId, filed, name, action: pathToAudit.part(dossierId, name), value: part.value }
}

/** What is sent may have been struck out since it was opened: what was typed is not lost for that. @throws as `knownForm`. */
async function sentForm(params: PartParams, { dossiers }: AuditRouteDeps): Promise<AuditForm> {
  const { dossierId } = params
  const filed = await dossiers.get(dossierId)
  const name = partNamed(params)
  if (revisionOf(name, filed) === 0) throw new Problem('audit/unknown', { dossier: name.id })
  return { dossierId, filed, name, action: pathToAudit.part(dossierId, name) }
}

const LONGEST_ASKED = 200

/** What a form begins with, as the link to it says. */
function filledIn(query: Readonly<Record<string, unknown>>): Filled {
  return new Map(
    Object.entries(query).flatMap(([id, text]) =>
      typeof text === 'string' && text.length <= LONGEST_ASKED ? [[id, [text]]] : [],
    ),
  )
}

interface Shown extends AuditForm {
  readonly filled: Filled
  readonly outcome?: AdditionOutcome
}

function show(res: ExpressResponse, form: Shown, { renderer, say }: AuditRouteDeps): void {
  const { dossierId, filed, name, filled, outcome, action } = form
  const { dossier } = filed
  const told = { name, before: dossier, fields: fieldsShown(name.list, filled) }
  const place = {
    visitor: visitOf(res),
    dossierId,
    dossier,
    name,
    filled,
    action,
    errors: outcome?.kind === 'faulty' ? entryErrors(outcome.faults, told, say) : NO_ERRORS,
    seen: name.id === '' ? 0 : revisionOf(name, filed),
    stale: outcome?.kind === 'stale' ? sinceOpened(name, dossier) : null,
    back: dossierId === '' ? paths.audits : placeOfPart(dossierId, name, { filled, dossier }),
  }
  renderer.send(res, 'pages/work/audits/entry', entryFormView(place, say))
}

function sinceOpened({ list, id }: PartName, dossier: Dossier): 'changed' | 'struck' {
  const isThere = list === HEAD || dossier[list].some(each => each.id === id)
  return isThere ? 'changed' : 'struck'
}

async function take(
  { req, res }: { readonly req: Asked; readonly res: ExpressResponse },
  form: AuditForm,
  deps: AuditRouteDeps,
): Promise<void> {
  const filled = movedTogether(ENTRY_KINDS[form.name.list], req.body as FormBody)
  const outcome = await send({ req, res }, { ...form, filled }, deps)
  const { dossierId } = form
  switch (outcome.kind) {
    case 'added': {
      const { id, dossier, additions } = outcome.filed
      const added = additions.at(-1)?.parts[0] ?? form.name
      return seeOther(res, withQuery(placeOfPart(id, added, { filled, dossier }), SAVED))
    }
    case 'nothingNew':
      return seeOther(
        res,
        placeOfPart(dossierId, form.name, { filled, dossier: form.filed.dossier }),
      )
    case 'faulty':
      return show(res.status(422), { ...form, filled, outcome }, deps)
    case 'stale': {
      const filed = dossierId === '' ? form.filed : await deps.dossiers.get(dossierId)
      return show(res.status(409), { ...form, filed, filled, outcome }, deps)
    }
  }
}

async function send(
  { req, res }: { readonly req: Asked; readonly res: ExpressResponse },
  { filled, ...form }: Shown,
  { dossiers }: AuditRouteDeps,
): Promise<AdditionOutcome> {
  const wanted = wantedOf(req, form, filled)
  const by = originIn(req, res)
  if (form.dossierId !== '') return dossiers.add(wanted, Number(fieldIn(req, SEEN)), by)
  const taken = new Set((await dossiers.list()).map(({ id }) => id))
  return dossiers.begin({ ...wanted, dossierId: newId(filled.get('title')?.[0] ?? '', taken) }, by)
}
