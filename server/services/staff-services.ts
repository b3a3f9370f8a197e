import { type Instant, toInstant } from '../../surveys/instant.ts'
import { LONGEST_REMEMBERED_MS } from '../accounts/attempts.ts'
import type { LoginRules } from '../accounts/login-rules.ts'
import { createPasswordHasher, type PasswordCost } from '../keys/password-hash.ts'
import { createStaffSecret } from '../keys/staff-secret.ts'
import type { Store } from '../store/store.ts'
import type { ActLog } from './act-log.ts'
import { createLoginService, type LoginService } from './login-service.ts'
import {
  createOpenIdService,
  type IdentityProvider,
  type OpenIdRules,
  type OpenIdService,
} from './openid-service.ts'
import { createPasswordService, type PasswordService } from './password-service.ts'
import { createSecondFactorService, type SecondFactorService } from './second-factor-service.ts'
import { createSessionService, type SessionService } from './session-service.ts'
import { createThrottle } from './throttle-service.ts'
import { createUserService, type UserService } from './user-service.ts'

/** How those who work here log in, as the installation has it. */
export interface StaffSettings {
  readonly rules: LoginRules
  /** Whose installation it is: stands in authenticator apps, and in no password. */
  readonly municipality: string
  /** Another than the usual, where many log in and nothing is at stake. */
  readonly passwordCost?: PasswordCost
  /** The real time, for the codes of apps, where the rest has another clock: milliseconds since 1970. */
  readonly realTime?: () => number
  /** `null`: nobody logs in at another service. */
  readonly openId: { readonly provider: IdentityProvider; readonly rules: OpenIdRules } | null
}

export interface StaffServices {
  readonly users: UserService
  readonly logins: LoginService
  readonly passwords: PasswordService
  readonly secondFactors: SecondFactorService
  readonly sessions: SessionService
  readonly openId: OpenIdService | null
  readonly rules: LoginRules
  /** Forgets what is over: sessions and failed attempts. @returns How much. */
  readonly forget: () => Promise<number>
}

export interface StaffSurroundings {
  readonly store: Store
  readonly secret: Uint8Array
  readonly acts: ActLog
  readonly staff: StaffSettings
  readonly now: () => Instant
  readonly randomBytes: (size: number) => Buffer
}

/** Everything that has to do with those who log in. */
export function createStaffServices(surroundings: StaffSurroundings): StaffServices {
  const { store, acts, staff, now, randomBytes } = surroundings
  const { rules, municipality, openId } = staff
  const secret = createStaffSecret(surroundings.secret)
  const base = { store, secret, rules, acts, now, randomBytes }
  const deps = {
    ...base,
    context: [municipality],
    realTime: staff.realTime ?? (() => Date.parse(now())),
    hasher: createPasswordHasher(secret.pepper, staff.passwordCost),
    sessions: createSessionService(base),
    throttle: createThrottle(base),
  }
  const logins = createLoginService(deps)
  return {
    users: createUserService(deps),
    logins,
    passwords: createPasswordService({ ...deps, logins }),
    secondFactors: createSecondFactorService(deps),
    sessions: deps.sessions,
    openId:
      openId === null
        ? null
        : createOpenIdService({ ...deps, provider: openId.provider, openId: openId.rules }),
    rules,
    forget: () => forget(surroundings),
  }
}

const HOUR_MS = 3_600_000

async function forget({ store, staff, now }: StaffSurroundings): Promise<number> {
  const ago = (ms: number) => toInstant(new Date(Date.parse(now()) - ms))
  const { longestHours } = staff.rules.limits
  const sessions = await store.removeSessionsBefore(ago(longestHours * HOUR_MS))
  return sessions + (await store.removeAttemptsBefore(ago(LONGEST_REMEMBERED_MS)))
}
