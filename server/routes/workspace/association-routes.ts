import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { type Association } from '../../../surveys/association.ts'
import { stockholmDay } from '../../../surveys/stockholm-time.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { type EditOutcome, versionOf } from '../../services/register-service.ts'
import type { ByWhom, UserService } from '../../services/user-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import {
  faultErrors,
  LAST_DAY_FIELD,
  REASON_FIELD,
  VERSION_FIELD,
} from '../../views/register/association-fields.ts'
import {
  associationView,
  historyView,
  newAssociationView,
} from '../../views/register/association-views.ts'
import { associationIn, dayFaults, storedValues, typedAssociation } from './association-form.ts'
import type { RegisterRouteDeps } from './register-routes.ts'
import { type Asked, fieldIn, refuse } from './staff-form.ts'
import { isAllSynthetic } from './synthetic-rounds.ts'

export interface AssociationRouteDeps extends RegisterRouteDeps {
  readonly users: UserService
}

interface AssociationParams {
  readonly associationId: string
}

/** One association: to add, to change, to close, and what has happened to it. */
export function associationRoutes(deps: AssociationRouteDeps): Router {
  const { register, users, staff, renderer, say } = deps
  const one = staff.mayDo<AssociationParams>('register.run')
  const router = Router()
  router.get(paths.newAssociation, staff.mayDo('register.run'), async (_req, res) =>
    sendNew(res, NOTHING_TYPED, deps),
  )
  router.post(paths.newAssociation, staff.mayDo('register.run'), addAssociation(deps))
  router.get(paths.association, one, async (req, res) => {
    const association = await register.get(req.params.associationId)
    const shown = { association, typed: storedValues(association), done: doneIn(req) }
    await sendAssociation(res, shown, deps)
  })
  router.post(paths.association, one, changeAssociation(deps))
  router.post(paths.associationStanding, one, changeStanding(deps))
  router.get(paths.associationHistory, one, async (req, res) => {
    const association = await register.get(req.params.associationId)
    const place = { ...(await placeOf(res, deps)), association, users: await users.list() }
    const events = await register.history(association.id)
    renderer.send(res, 'pages/work/register/history', historyView(place, events, say))
  })
  return router
}

/** What was done before this page was shown, by a word in its address. */
const DONE: Readonly<Record<string, string>> = {
  tillagd: 'register.done.added',
  sparad: 'register.done.changed',
  stangd: 'register.done.closed',
  oppnad: 'register.done.reopened',
}

function doneIn(req: Pick<Asked, 'query'>): string | null {
  const word: unknown = req.query['klart']
  return typeof word === 'string' ? (DONE[word] ?? null) : null
}

async function placeOf(res: ExpressResponse, deps: AssociationRouteDeps) {
  const { sectors } = deps.register
  return { visitor: visitOf(res), sectors, isSynthetic: await isAllSynthetic(deps) }
}

async function sendNew(
  res: ExpressResponse,
  typed: Typed,
  deps: AssociationRouteDeps,
): Promise<void> {
  const view = newAssociationView(await placeOf(res, deps), typed, deps.say)
  deps.renderer.send(res, 'pages/work/register/new', view)
}

interface Shown {
  readonly association: Association
  readonly typed: Typed
  readonly done?: string | null
  readonly isStale?: boolean
}

async function sendAssociation(
  res: ExpressResponse,
  { association, typed, done = null, isStale = false }: Shown,
  deps: AssociationRouteDeps,
): Promise<void> {
  const { register, renderer, say, now } = deps
  const place = {
    ...(await placeOf(res, deps)),
    association,
    state: await register.current(),
    today: stockholmDay(now()),
    version: versionOf(association),
    done,
    isStale,
  }
  renderer.send(res, 'pages/work/register/association', associationView(place, typed, say))
}

function byWhom(req: Asked, res: ExpressResponse): ByWhom {
  const reason = fieldIn(req, REASON_FIELD).trim()
  return { ...originIn(req, res), reason: reason === '' ? undefined : reason }
}

function goTo(res: ExpressResponse, id: string, word: string): void {
  seeOther(res, `${pathTo.association(id)}?klart=${word}`)
}

/** 303 when it is added, 422 with everything typed when not. */
function addAssociation(deps: AssociationRouteDeps): RequestHandler {
  const { register, say } = deps
  return async (req, res) => {
    const typed = associationIn(req)
    const faults = dayFaults(req)
    const outcome: EditOutcome =
      faults.length > 0 ? { kind: 'faulty', faults } : await register.add(typed, byWhom(req, res))
    if (outcome.kind === 'done') return goTo(res, outcome.association.id, 'tillagd')
    const errors = outcome.kind === 'faulty' ? faultErrors(outcome.faults, say) : {}
    await sendNew(refuse(res, null), typedAssociation(req, errors), deps)
  }
}

/** 303 when it is changed, 422 for faults, 409 when somebody else was first; everything typed is kept. */
function changeAssociation(deps: AssociationRouteDeps): RequestHandler<AssociationParams> {
  const { register, say } = deps
  return async (req, res) => {
    const { associationId: id } = req.params
    const association = await register.get(id)
    const faults = dayFaults(req)
    const version = fieldIn(req, VERSION_FIELD)
    const outcome: EditOutcome =
      faults.length > 0
        ? { kind: 'faulty', faults }
        : await register.change({ ...associationIn(req), id }, version, byWhom(req, res))
    if (outcome.kind === 'done') return goTo(res, id, 'sparad')
    if (outcome.kind === 'stale') {
      const shown = { ...outcome, typed: typedAssociation(req, {}), isStale: true }
      return sendAssociation(res.status(409), shown, deps)
    }
    const typed = typedAssociation(req, faultErrors(outcome.faults, say))
    await sendAssociation(refuse(res, null), { association, typed }, deps)
  }
}

/** Closes it from a day on, or opens it again: with a reason. */
function changeStanding(deps: AssociationRouteDeps): RequestHandler<AssociationParams> {
  const { register, say } = deps
  return async (req, res) => {
    const association = await register.get(req.params.associationId)
    const isOpen = association.validTo === null
    const by = byWhom(req, res)
    const lastDay = isOpen ? fieldIn(req, LAST_DAY_FIELD) : null
    const missing = {
      ...(lastDay === '' ? { [LAST_DAY_FIELD]: say('register.lastDayMissing') } : {}),
      ...(by.reason === undefined ? { [REASON_FIELD]: say('register.reasonMissing') } : {}),
    }
    const refused = (errors: Typed['errors']) => {
      const kept = { [LAST_DAY_FIELD]: lastDay ?? '', [REASON_FIELD]: by.reason ?? '' }
      const values = { ...storedValues(association).values, ...kept }
      return sendAssociation(refuse(res, null), { association, typed: { values, errors } }, deps)
    }
    if (Object.keys(missing).length > 0) return refused(missing)
    const outcome = await register.endOn(association.id, lastDay, by)
    if (outcome.kind !== 'faulty') return goTo(res, association.id, isOpen ? 'stangd' : 'oppnad')
    const told = Object.values(faultErrors(outcome.faults, say)).join(' ')
    await refused({ [LAST_DAY_FIELD]: told })
  }
}
