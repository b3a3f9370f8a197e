import type { CookieOptions, Response as ExpressResponse } from 'express'

import type { Entered } from '../services/login-service.ts'

/** What is read of a request. */
interface Asked {
  get(header: string): string | undefined
}

/** What the browsers of those who work here keep for us. Those who answer an enkät are given no cookie. */
export interface StaffCookies {
  /** What a session's cookie holds; `null`: there is none. */
  readonly sessionIn: (req: Asked) => string | null
  /** By what a browser is known that has logged in before. */
  readonly deviceIn: (req: Asked) => string | null
  /** What was kept on the way to another service's log-in. */
  readonly noteIn: (req: Asked) => string | null
  readonly enter: (res: ExpressResponse, entered: Pick<Entered, 'token' | 'device'>) => void
  /** The header by which a browser would come with a session that has just begun. */
  readonly headerFor: (entered: Pick<Entered, 'token'>) => string
  readonly leave: (res: ExpressResponse) => void
  readonly keepNote: (res: ExpressResponse, note: string) => void
  readonly dropNote: (res: ExpressResponse) => void
}

const DAY_MS = 24 * 3_600_000
const DEVICE_MS = 180 * DAY_MS
const NOTE_MS = 10 * 60_000

/**
 * @param isHttps With TLS in front the names begin with `__Host-`: the browser then takes them from no other
 *   host, and sends them over no open connection. Without, only the machine itself is served.
 */
export function createStaffCookies({ isHttps }: { readonly isHttps: boolean }): StaffCookies {
  const named = (name: string) => (isHttps ? `__Host-${name}` : name)
  const [session, device, note] = ['barometer', 'barometer-enhet', 'barometer-pa-vag'].map(
    named,
  ) as [string, string, string]
  const options: CookieOptions = { httpOnly: true, secure: isHttps, sameSite: 'lax', path: '/' }
  return {
    sessionIn: req => cookieIn(req, session),
    deviceIn: req => cookieIn(req, device),
    noteIn: req => cookieIn(req, note),
    enter(res, entered) {
      res.cookie(session, entered.token, options)
      if (entered.device !== null)
        res.cookie(device, entered.device, { ...options, maxAge: DEVICE_MS })
    },
    headerFor: ({ token }) => `${session}=${token}`,
    leave: res => void res.clearCookie(session, options),
    keepNote: (res, text) => void res.cookie(note, text, { ...options, maxAge: NOTE_MS }),
    dropNote: res => void res.clearCookie(note, options),
  }
}

/** The first of its name, if it is of our making. */
function cookieIn(req: Asked, name: string): string | null {
  const start = `${name}=`
  const pairs = (req.get('Cookie') ?? '').split(';').map(pair => pair.trim())
  const value = pairs.find(pair => pair.startsWith(start))?.slice(start.length) ?? ''
  return /^[\w.-]{1,4000}$/.test(value) ? value : null
}
