import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import type { Instant } from '../../../surveys/instant.ts'
import { readRole, ROLE_WORDS } from '../../accounts/role.ts'
import type { User } from '../../accounts/user.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ByWhom, UserService } from '../../services/user-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import {
  newUserView,
  startLinkView,
  USER_FIELDS,
  usersView,
  userView,
} from '../../views/staff/user-views.ts'
import { type Asked, fieldIn, refuse, typedIn } from './staff-form.ts'

export interface UserRouteDeps {
  readonly users: UserService
  /** The address that start links are made from; never that of a request. */
  readonly addressOf: (path: string) => string
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
  readonly now: () => Instant
}

interface UserParams {
  readonly userId: string
}

/** "Konton": who may log in, for administrators. */
export function userRoutes(deps: UserRouteDeps): Router {
  const { users, staff, renderer, say, now } = deps
  const all = staff.mayDo('accounts.run')
  const other = staff.mayDo<UserParams>('accounts.run', ({ userId }) => ({
    kind: 'account',
    userId,
  }))
  const router = Router()
  router.get(paths.users, all, async (_req, res) => {
    const place = { visitor: visitOf(res), users: await users.list(), now: now() }
    renderer.send(res, 'pages/work/users', usersView(place, say))
  })
  router.get(paths.newUser, all, (_req, res) => sendNew(res, NOTHING_TYPED, deps))
  router.post(paths.newUser, all, addUser(deps))
  router.get(paths.user, other, async (req, res) => {
    const user = await users.get(req.params.userId)
    sendUser(res, { user, typed: storedValues(user), done: doneIn(req) }, deps)
  })
  router.post(paths.user, other, changeUser(deps))
  router.post(paths.userStanding, other, changeStanding(deps))
  router.post(paths.userPassword, other, giveLink(deps))
  router.post(paths.userSecondFactor, other, withReason(deps, 'steg', 'resetSecondFactor'))
  router.post(paths.userSessions, other, withReason(deps, 'avslutade', 'endSessions'))
  return router
}

/** What was done before this page was shown, by a word in its address. */
const DONE: Readonly<Record<string, string>> = {
  sparat: 'user.done.saved',
  stangt: 'user.done.disabled',
  oppet: 'user.done.enabled',
  steg: 'user.done.factorReset',
  avslutade: 'user.done.sessions',
}

function doneIn(req: Pick<Asked, 'query'>): string | null {
  const word: unknown = req.query['klart']
  return typeof word === 'string' ? (DONE[word] ?? null) : null
}

const doneAt = (userId: string, word: string) => `${pathTo.user(userId)}?klart=${word}`

function sendNew(res: ExpressResponse, typed: Typed, { renderer, say }: UserRouteDeps): void {
  renderer.send(res, 'pages/work/new-user', newUserView(visitOf(res), typed, say))
}

function sendUser(
  res: ExpressResponse,
  shown: { readonly user: User; readonly typed: Typed; readonly done: string | null },
  { renderer, say, now }: UserRouteDeps,
): void {
  const { user, typed, done } = shown
  const place = { visitor: visitOf(res), user, now: now(), done }
  renderer.send(res, 'pages/work/user', userView(place, typed, say))
}

/** What the form shows before anyone has typed in it. */
function storedValues({ name, role, lastDay }: User): Typed {
  const values = {
    [USER_FIELDS.name]: name,
    [USER_FIELDS.role]: ROLE_WORDS[role],
    [USER_FIELDS.lastDay]: lastDay ?? '',
  }
  return { values, errors: {} }
}

/** Which field a problem is about, where it is about what was typed. */
const FIELD_OF: Readonly<Record<string, string>> = {
  userName: USER_FIELDS.userName,
  name: USER_FIELDS.name,
  lastDay: USER_FIELDS.lastDay,
  role: USER_FIELDS.role,
}

/** What someone typed that could not be taken, as errors beside the fields. @throws Anything else. */
function errorsOf(problem: unknown, say: Say): Typed['errors'] {
  if (!(problem instanceof Problem)) throw problem
  const { code, values } = problem
  if (code === 'user/exists') return { [USER_FIELDS.userName]: say('problem.user/exists', values) }
  if (code !== 'user/faulty') throw problem
  return faultErrors([String(values['field'])], say)
}

/** What is wrong with fields, beside each of them. */
function faultErrors(fields: readonly string[], say: Say): Typed['errors'] {
  return Object.fromEntries(
    fields.map(field => [FIELD_OF[field] ?? field, say(`user.faulty.${field}`)]),
  )
}

function byWhom(req: Asked, res: ExpressResponse): ByWhom {
  const reason = fieldIn(req, USER_FIELDS.reason).trim()
  return { ...originIn(req, res), reason: reason === '' ? undefined : reason }
}

const dayOrNone = (typed: string) => (typed === '' ? null : typed)

function addUser(deps: UserRouteDeps): RequestHandler {
  const { users, say } = deps
  return async (req, res) => {
    const refused = (errors: Typed['errors']) =>
      sendNew(refuse(res, null), typedIn(req, Object.values(USER_FIELDS), errors), deps)
    const role = readRole(fieldIn(req, USER_FIELDS.role))
    const person = {
      userName: fieldIn(req, USER_FIELDS.userName),
      name: fieldIn(req, USER_FIELDS.name),
      lastDay: dayOrNone(fieldIn(req, USER_FIELDS.lastDay)),
    }
    const faulty = [...users.faultyFields(person), ...(role === null ? (['role'] as const) : [])]
    if (role === null || faulty.length > 0) return refused(faultErrors(faulty, say))
    try {
      const added = await users.add({ ...person, role, password: null }, byWhom(req, res))
      sendLink(res, added, deps)
    } catch (problem) {
      refused(errorsOf(problem, say))
    }
  }
}

function changeUser(deps: UserRouteDeps): RequestHandler<UserParams> {
  const { users, say } = deps
  return async (req, res) => {
    const { userId } = req.params
    const user = await users.get(userId)
    const by = byWhom(req, res)
    // Of someone who logs in elsewhere the form has no role.
    const role = readRole(fieldIn(req, USER_FIELDS.role)) ?? user.role
    const name = fieldIn(req, USER_FIELDS.name)
    const lastDay = dayOrNone(fieldIn(req, USER_FIELDS.lastDay))
    try {
      if (name !== user.name || role !== user.role) await users.change(userId, { name, role }, by)
      if (lastDay !== user.lastDay) await users.endOn(userId, lastDay, by)
      seeOther(res, doneAt(userId, 'sparat'))
    } catch (problem) {
      const typed = typedIn(req, Object.values(USER_FIELDS), errorsOf(problem, say))
      sendUser(refuse(res, null), { user, typed, done: null }, deps)
    }
  }
}

/** @returns `null` when the reason is missing; then the page has been sent. */
async function reasonFor(
  req: Asked & { readonly params: UserParams },
  res: ExpressResponse,
  deps: UserRouteDeps,
): Promise<ByWhom | null> {
  const by = byWhom(req, res)
  if (by.reason !== undefined) return by
  const user = await deps.users.get(req.params.userId)
  const { values } = storedValues(user)
  const typed = { values, errors: { [USER_FIELDS.reason]: deps.say('user.faulty.reason') } }
  sendUser(refuse(res, null), { user, typed, done: null }, deps)
  return null
}

function changeStanding(deps: UserRouteDeps): RequestHandler<UserParams> {
  return async (req, res) => {
    const by = await reasonFor(req, res, deps)
    if (by === null) return
    const word = fieldIn(req, USER_FIELDS.standing)
    if (word !== 'stangt' && word !== 'oppet') throw new Problem('request/malformed')
    await deps.users.setDisabled(req.params.userId, word === 'stangt', by)
    seeOther(res, doneAt(req.params.userId, word))
  }
}

/** Does something with an account that has to have a reason. @param done The word of what was done. */
function withReason(
  deps: UserRouteDeps,
  done: string,
  how: 'resetSecondFactor' | 'endSessions',
): RequestHandler<UserParams> {
  return async (req, res) => {
    const by = await reasonFor(req, res, deps)
    if (by === null) return
    await deps.users[how](req.params.userId, by)
    seeOther(res, doneAt(req.params.userId, done))
  }
}

function giveLink(deps: UserRouteDeps): RequestHandler<UserParams> {
  const { users } = deps
  return async (req, res) => {
    const by = await reasonFor(req, res, deps)
    if (by === null) return
    const startToken = await users.resetPassword(req.params.userId, null, by)
    sendLink(res, { user: await users.get(req.params.userId), startToken }, deps)
  }
}

function sendLink(
  res: ExpressResponse,
  { user, startToken }: { readonly user: User; readonly startToken: string | null },
  { addressOf, renderer, say, now }: UserRouteDeps,
): void {
  const link = addressOf(pathTo.start(startToken ?? ''))
  const place = { visitor: visitOf(res), user, link, until: user.startLink?.until ?? now() }
  renderer.send(res, 'pages/work/start-link', startLinkView(place, say))
}
