import type { Request, Response as ExpressResponse } from 'express'

import type { FormBody } from '../../middleware/form-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import type { StaffCookies } from '../../middleware/staff-cookies.ts'
import { paths, readNext, withNext } from '../../paths.ts'
import type { Entered } from '../../services/login-service.ts'
import type { Typed } from '../../views/form-field.ts'

/** What a handler reads of a request. */
export type Asked = Pick<Request, 'body' | 'query' | 'ip'>

/** The first value of a field of a form that was sent; empty when it has none. */
export function fieldIn(req: Pick<Asked, 'body'>, name: string): string {
  return ((req.body ?? new Map()) as FormBody).get(name)?.[0] ?? ''
}

/** Whether a form that was sent has a field, whatever stands in it. */
export function hasField(req: Pick<Asked, 'body'>, name: string): boolean {
  return ((req.body ?? new Map()) as FormBody).has(name)
}

/** Every value of a field of a form that was sent, as of boxes that are ticked. */
export function fieldsIn(req: Pick<Asked, 'body'>, name: string): readonly string[] {
  return ((req.body ?? new Map()) as FormBody).get(name) ?? []
}

/** What was typed in some fields, and what is wrong in them. */
export function typedIn(
  req: Pick<Asked, 'body'>,
  names: readonly string[],
  errors: Typed['errors'],
): Typed {
  return { values: Object.fromEntries(names.map(name => [name, fieldIn(req, name)])), errors }
}

/** Where someone was on the way to. */
export function nextIn(req: Pick<Asked, 'query'>): string {
  return readNext(req.query['next'])
}

const STEP_PATHS = {
  choosePassword: paths.logInPassword,
  giveCode: paths.logInCode,
  addSecondFactor: paths.logInSecondFactor,
} as const

/** Where someone who has come a step further goes on. */
function pathAfter({ step }: Entered, next: string): string {
  return step === 'done' ? next : withNext(STEP_PATHS[step], next)
}

/** Hands out the new session, and leads on. */
export function goOn(
  res: ExpressResponse,
  { entered, next }: { readonly entered: Entered; readonly next: string },
  cookies: StaffCookies,
): void {
  cookies.enter(res, entered)
  seeOther(res, pathAfter(entered, next))
}

/** 429 when it is too soon to try again, 422 for anything else that is wrong. */
export function refuse(res: ExpressResponse, waitSeconds: number | null): ExpressResponse {
  if (waitSeconds === null) return res.status(422)
  return res.status(429).set('Retry-After', String(waitSeconds))
}
