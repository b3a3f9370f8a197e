import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import type { Body } from '../../../surveys/body.ts'
import type { Instant } from '../../../surveys/instant.ts'
import type { TypedBody } from '../../../surveys/read-body.ts'
import { stockholmDay } from '../../../surveys/stockholm-time.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { BodyOutcome, BodyService } from '../../services/body-service.ts'
import type { RoundService } from '../../services/round-service.ts'
import {
  bodiesView,
  BODY_FIELDS,
  BODY_REVISION,
  bodyView,
} from '../../views/register/body-views.ts'
import { type Asked, fieldIn, fieldsIn, refuse } from './staff-form.ts'
import { isAllSynthetic } from './synthetic-rounds.ts'

export interface BodyRouteDeps {
  readonly bodies: BodyService
  readonly rounds: RoundService
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
  readonly now: () => Instant
}

interface BodyParams {
  readonly bodyId: string
}

/** "Nämnder": committees, administrations and other bodies. */
export function bodyRoutes(deps: BodyRouteDeps): Router {
  const { bodies, staff, renderer, say } = deps
  const all = staff.mayDo('register.run')
  const one = staff.mayDo<BodyParams>('register.run')
  const router = Router()
  router.get(paths.bodies, all, async (_req, res) => {
    renderer.send(res, 'pages/work/register/bodies', bodiesView(await placeOf(res, deps), say))
  })
  router.get(paths.newBody, all, (_req, res) => sendBody(res, { body: null, typed: EMPTY }, deps))
  router.post(paths.newBody, all, async (req, res) => {
    const typed = typedIn(req)
    const outcome = await bodies.add(typed, originIn(req, res))
    await answer(res, { outcome, body: null, typed }, deps)
  })
  router.get(paths.body, one, async (req, res) => {
    const body = await bodies.get(req.params.bodyId)
    const done = req.query['klart'] === 'sparad'
    await sendBody(res, { body, typed: toTyped(body), done }, deps)
  })
  router.post(paths.body, one, changeBody(deps))
  return router
}

function changeBody(deps: BodyRouteDeps): RequestHandler<BodyParams> {
  return async (req, res) => {
    const body = await deps.bodies.get(req.params.bodyId)
    const typed = { ...typedIn(req), id: body.id }
    const revision = Number(fieldIn(req, BODY_REVISION))
    const outcome = await deps.bodies.change(typed, revision, originIn(req, res))
    await answer(res, { outcome, body, typed }, deps)
  }
}

const EMPTY: TypedBody = {
  id: '',
  name: '',
  kind: '',
  validFrom: '',
  validTo: '',
  parent: '',
  replaces: [],
  together: [],
}

function typedIn(req: Pick<Asked, 'body'>): TypedBody {
  const text = (field: keyof TypedBody) => fieldIn(req, BODY_FIELDS[field]).trim()
  return {
    id: text('id'),
    name: text('name'),
    kind: text('kind'),
    validFrom: text('validFrom'),
    validTo: text('validTo'),
    parent: text('parent'),
    replaces: fieldsIn(req, BODY_FIELDS.replaces),
    together: fieldsIn(req, BODY_FIELDS.together),
  }
}

function toTyped({ revision: _revision, ...body }: Body): TypedBody {
  const { validFrom, validTo, parent } = body
  return { ...body, validFrom: validFrom ?? '', validTo: validTo ?? '', parent: parent ?? '' }
}

interface Shown {
  readonly body: Body | null
  readonly typed: TypedBody
  readonly errors?: Readonly<Record<string, string>>
  readonly done?: boolean
  readonly isStale?: boolean
}

async function placeOf(res: ExpressResponse, deps: BodyRouteDeps) {
  return {
    visitor: visitOf(res),
    bodies: await deps.bodies.list(),
    today: stockholmDay(deps.now()),
    isSynthetic: await isAllSynthetic(deps),
  }
}

async function sendBody(
  res: ExpressResponse,
  { errors = {}, done = false, isStale = false, ...shown }: Shown,
  deps: BodyRouteDeps,
): Promise<void> {
  const place = { ...(await placeOf(res, deps)), ...shown, errors, done, isStale }
  deps.renderer.send(res, 'pages/work/register/body', bodyView(place, deps.say))
}

/** 303 when it is stored, 422 for faults, 409 when somebody else was first; everything typed is kept. */
async function answer(
  res: ExpressResponse,
  { outcome, body, typed }: { outcome: BodyOutcome; body: Body | null; typed: TypedBody },
  deps: BodyRouteDeps,
): Promise<void> {
  const { say } = deps
  switch (outcome.kind) {
    case 'done':
      return seeOther(res, `${pathTo.body(outcome.body.id)}?klart=sparad`)
    case 'stale':
      return sendBody(res.status(409), { body: outcome.body, typed, isStale: true }, deps)
    case 'taken': {
      const errors = { [BODY_FIELDS.id]: say('bodyFault.taken') }
      return sendBody(refuse(res, null), { body, typed, errors }, deps)
    }
    case 'faulty': {
      const told = outcome.faults.map(
        ({ field, code }) => [BODY_FIELDS[field], say(`bodyFault.${code}`)] as const,
      )
      return sendBody(refuse(res, null), { body, typed, errors: Object.fromEntries(told) }, deps)
    }
  }
}
