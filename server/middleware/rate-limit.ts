import { isIPv6 } from 'node:net'

import type { Request, RequestHandler } from 'express'

import { Problem } from '../problems.ts'
import { type AllowanceSettings, createAllowance } from './allowance.ts'
import { formBody } from './form-body.ts'

/**
 * What a whole hall behind one address needs and more: two thousand pages at once, and forty a second for as long as
 * it goes on. Whoever guesses links or codes gets through fifty at once, and then one a second.
 */
export const RATE_LIMIT: AllowanceSettings = { most: 2000, perSecond: 40 }
/** What a link that leads nowhere, or a code that is wrong, costs beside the request itself. */
const GUESS_COST = 39
/** What each form costs that someone is given who comes by the open link: it is a record, whoever asks. */
const WALK_IN_COST = 4
/**
 * What costs more, by status and address. Elsewhere 404 is a page that is not there, and 422 a form with a fault
 * in it.
 */
const COSTS = [
  { status: 404, at: /\/(svara|oppen)\//, cost: GUESS_COST },
  { status: 422, at: /\/(kvitto|andra)$/, cost: GUESS_COST },
  { status: 303, at: /\/oppen\/[^/]+\/(valj|ny)(\?|$)/, cost: WALK_IN_COST },
]

/**
 * Refuses what comes too fast from one place, and keeps what was typed in the page. This machine is not among them:
 * a proxy that nobody is told to trust would make one place of everyone.
 *
 * @throws Problem 'request/tooMany'.
 */
export function rateLimit(settings: AllowanceSettings): RequestHandler {
  const allowance = createAllowance(settings)
  return (req, res, next) => {
    const place = placeOf(req)
    if (place === null) return next()
    if (allowance.take(place, 1)) {
      res.once('finish', () => {
        const { cost = 0 } =
          COSTS.find(({ status, at }) => status === res.statusCode && at.test(req.originalUrl)) ??
          {}
        if (cost > 0) allowance.take(place, cost)
      })
      return next()
    }
    const refuse = (error?: unknown) => next(error ?? new Problem('request/tooMany'))
    if (req.method === 'POST') return void formBody()(req, res, refuse)
    refuse()
  }
}

const LOCAL = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/

/** Where somebody asks from: an address, or of IPv6 the net that one subscriber has; `null`: this machine. */
function placeOf({ ip = '' }: Request): string | null {
  if (LOCAL.test(ip)) return null
  const plain = ip.replace(/^::ffff:/, '')
  return isIPv6(plain) ? netOf(plain) : plain
}

/** The first 64 bits. */
function netOf(address: string): string {
  const [before = '', after] = address.split('::')
  const groups = before === '' ? [] : before.split(':')
  const later = after === undefined || after === '' ? [] : after.split(':')
  const zeros = after === undefined ? 0 : 8 - groups.length - later.length
  return [...groups, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...later].slice(0, 4).join(':')
}
