import { type Static, Type } from '@sinclair/typebox'

import { type Fault, fault } from '../surveys/fault.ts'
import type { LoginRules } from './accounts/login-rules.ts'
import type { RoleGroups } from './accounts/openid-role.ts'
import { rolesWithSecondFactor } from './accounts/role.ts'
import { normaliseUserName } from './accounts/user.ts'
import { isLoopbackHost } from './loopback.ts'

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const groups = Type.Optional(Type.Array(text(300), { maxItems: 100 }))
const closed = { additionalProperties: false } as const

/** What stands under `login.openId`: another service that people log in at. */
const OpenIdLogin = Type.Object(
  {
    /** What people call it: "Logga in med …". */
    name: text(80),
    issuer: text(300),
    clientId: text(300),
    scopes: Type.Optional(Type.Array(text(80), { maxItems: 20 })),
    /** How strongly people have to be known there. */
    acr: Type.Optional(text(300)),
    claims: Type.Optional(
      Type.Object(
        {
          groups: Type.Optional(text(200)),
          name: Type.Optional(text(200)),
          userName: Type.Optional(text(200)),
        },
        closed,
      ),
    ),
    /** The groups there that give each role here. */
    roles: Type.Object(
      { administrator: groups, utredare: groups, revisor: groups, lasare: groups },
      closed,
    ),
  },
  closed,
)

/** What stands under `login` in `barometer.json`. */
export const LoginSettings = Type.Object(
  {
    /** A session that is unused this long ends. */
    idleMinutes: Type.Integer({ minimum: 5, maximum: 480 }),
    /** A session ends after this long, however much it is used. */
    longestHours: Type.Integer({ minimum: 1, maximum: 24 }),
    /** Whether readers too need a second factor: the others always do. */
    secondFactorForReaders: Type.Boolean(),
    /** The one administrator who may still use a password, when everyone else logs in elsewhere. */
    breakGlass: Type.Optional(text(254)),
    openId: Type.Optional(OpenIdLogin),
  },
  closed,
)
export type LoginSettings = Static<typeof LoginSettings>

export const USUAL_LOGIN: LoginSettings = {
  idleMinutes: 30,
  longestHours: 8,
  secondFactorForReaders: false,
}

/** The rules that the settings come to. Nothing in them lets a role that needs a second factor do without. */
export function loginRules(settings: LoginSettings): LoginRules {
  const { idleMinutes, longestHours, breakGlass } = settings
  return {
    limits: { idleMinutes, longestHours },
    secondFactorFor: rolesWithSecondFactor(settings),
    breakGlass: breakGlass === undefined ? null : normaliseUserName(breakGlass),
  }
}

const USUAL_SCOPES = ['openid', 'profile', 'email']
const USUAL_CLAIMS = { groups: 'groups', name: 'name', userName: 'email' }

/** The other service with everything that was not said filled in. */
export function withUsual({
  acr = null,
  scopes = USUAL_SCOPES,
  claims,
  roles,
  ...rest
}: Omit<Static<typeof OpenIdLogin>, 'acr'> & { readonly acr?: string | null }) {
  const { administrator = [], utredare = [], revisor = [], lasare = [] } = roles
  const groups: RoleGroups = {
    administrator,
    investigator: utredare,
    auditor: revisor,
    reader: lasare,
  }
  return { ...rest, acr, scopes, claims: { ...USUAL_CLAIMS, ...claims }, roles: groups }
}

/** What is wrong with the settings beside their shape. */
export function loginFaults({ breakGlass, openId }: LoginSettings): readonly Fault[] {
  return [
    ...(breakGlass === undefined ? [] : breakGlassFaults(breakGlass, openId !== undefined)),
    ...(openId === undefined ? [] : issuerFaults(openId.issuer)),
  ]
}

function breakGlassFaults(breakGlass: string, hasElsewhere: boolean): readonly Fault[] {
  if (normaliseUserName(breakGlass) === null) {
    return [fault('login.breakGlass', 'userName', { value: breakGlass })]
  }
  // Otherwise nobody but one could log in at all.
  return hasElsewhere ? [] : [fault('login.breakGlass', 'breakGlassAlone')]
}

function issuerFaults(issuer: string): readonly Fault[] {
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  const isLoopback = url?.protocol === 'http:' && isLoopbackHost(url.host)
  const isSound = url?.protocol === 'https:' || isLoopback
  return isSound ? [] : [fault('login.openId.issuer', 'issuer', { value: issuer })]
}
