import type { Role } from './role.ts'
import type { SessionLimits } from './session.ts'
import type { User } from './user.ts'

/** How people log in at this installation. */
export interface LoginRules {
  readonly limits: SessionLimits
  readonly secondFactorFor: readonly Role[]
  /** The one administrator who may use a password when everyone else logs in elsewhere; `null`: everyone may. */
  readonly breakGlass: string | null
}

/** What someone who has proven a password has to do next. */
export type LoginStep = 'choosePassword' | 'giveCode' | 'addSecondFactor' | 'done'

export function nextStep(user: User, { secondFactorFor }: LoginRules): LoginStep {
  if (user.password?.isGiven === true) return 'choosePassword'
  if (user.secondFactor !== null) return 'giveCode'
  return secondFactorFor.includes(user.role) ? 'addSecondFactor' : 'done'
}

/** Whether someone may log in with a password of ours at all. */
export function mayUsePassword({ login, role }: User, { breakGlass }: LoginRules): boolean {
  if (login.kind !== 'local') return false
  return breakGlass === null || (login.userName === breakGlass && role === 'administrator')
}
