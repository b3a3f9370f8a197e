import { changeAndEndSessions, changeUser, type SecondFactor, type User } from '../accounts/user.ts'
import { enrolmentAddress, sharedSecretText, stepOfCode } from '../keys/one-time-code.ts'
import { formatCode, normaliseCode } from '../keys/receipt-code.ts'
import { type Entered, finish, originOf } from './login-service.ts'
import type { Visit } from './session-service.ts'
import { type StaffDeps, updateUser } from './staff-deps.ts'

/** What an app has to be told, as text and as the address that a QR code holds. */
export interface Enrolment {
  readonly secret: string
  readonly address: string
}

export type CodeOutcome =
  | { readonly kind: 'right'; readonly entered: Entered }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number }

export type EnrolmentOutcome =
  | {
      readonly kind: 'right'
      readonly entered: Entered
      /** Shown this once. */
      readonly recoveryCodes: readonly string[]
    }
  | { readonly kind: 'wrong' }

export interface SecondFactorService {
  /** A new shared secret, the same as long as the session is. */
  enrolmentOf(visit: Visit): Enrolment
  /** Takes the first code of an app that has been told the secret. Every other session of the user ends. */
  enrol(visit: Visit, code: string): Promise<EnrolmentOutcome>
  /** Takes a code of the app, or a recovery code: each is good once. */
  giveCode(visit: Visit, code: string): Promise<CodeOutcome>
  /** Makes the recovery codes anew: those of before are good for nothing. */
  renewRecoveryCodes(visit: Visit): Promise<readonly string[]>
  /** Takes it away. Every other session of the user ends. @returns What one's own cookie is to hold. */
  remove(visit: Visit): Promise<Entered>
}

const CODES = 10
const CODE_BYTES = 10
const NONCE_BYTES = 12

export function createSecondFactorService(deps: StaffDeps): SecondFactorService {
  const { secret, acts, context } = deps
  return {
    enrolmentOf({ token, user }) {
      const shared = secret.newSharedSecret(token)
      const issuer = ['Samverkansbarometern', ...context].join(' ')
      const address = enrolmentAddress(shared, { issuer, account: user.shownAs })
      return { secret: sharedSecretText(shared), address }
    },
    enrol: (visit, code) => enrol(visit, code, deps),
    giveCode: (visit, code) => giveCode(visit, code, deps),
    async renewRecoveryCodes({ user, session }) {
      const codes = newCodes(deps)
      const told = { ...originOf(user, session.network), act: 'recoveryCodes.made' } as const
      const renew = (found: User) =>
        found.secondFactor === null
          ? null
          : changeUser(found, {
              secondFactor: { ...found.secondFactor, recoveryCodes: digestsOf(codes, deps) },
            })
      await acts.record(told, () => updateUser(user.id, renew, deps))
      return codes
    },
    async remove(visit) {
      const { user, session } = visit
      const told = { ...originOf(user, session.network), act: 'secondFactor.removed' } as const
      const changed = await acts.record(told, () =>
        updateUser(user.id, found => changeAndEndSessions(found, { secondFactor: null }), deps),
      )
      return anew(changed ?? user, visit, deps)
    },
  }
}

async function enrol(visit: Visit, code: string, deps: StaffDeps): Promise<EnrolmentOutcome> {
  const { user, session, token } = visit
  const { secret, realTime, randomBytes, acts } = deps
  const shared = secret.newSharedSecret(token)
  const step = stepOfCode(code, { shared, ms: realTime(), lastStep: -1 })
  if (step === null) return { kind: 'wrong' }
  const recoveryCodes = newCodes(deps)
  const secondFactor: SecondFactor = {
    sealed: secret.sealShared(shared, user.id, randomBytes(NONCE_BYTES)),
    lastStep: step,
    recoveryCodes: digestsOf(recoveryCodes, deps),
  }
  const told = { ...originOf(user, session.network), act: 'secondFactor.added' } as const
  const changed = await acts.record(told, () =>
    updateUser(user.id, found => changeAndEndSessions(found, { secondFactor }), deps),
  )
  return { kind: 'right', entered: await anew(changed ?? user, visit, deps), recoveryCodes }
}

async function giveCode(visit: Visit, typed: string, deps: StaffDeps): Promise<CodeOutcome> {
  const { user, session } = visit
  const { acts, throttle, store } = deps
  const taken = await throttle.take([{ by: 'code', text: user.id }])
  if (taken.kind === 'wait') return taken
  let isRecovery = false
  const used = await updateUser(
    user.id,
    found => {
      const byApp = usedCode(found, typed, deps)
      isRecovery = byApp === null
      return byApp ?? usedRecoveryCode(found, typed, deps)
    },
    deps,
  )
  if (used === null) {
    const origin = originOf(user, session.network)
    await acts.note({ ...origin, act: 'login.refused', detail: 'code' })
    return { kind: 'wrong' }
  }
  await taken.succeed()
  await store.removeSession(session.id)
  const how = isRecovery ? { ...session, detail: 'recoveryCode' } : session
  return { kind: 'right', entered: await finish(used, how, deps) }
}

/** A code of the app is good once, and so is none that is older. */
function usedCode(user: User, typed: string, { secret, realTime }: StaffDeps): User | null {
  const { secondFactor } = user
  if (secondFactor === null) return null
  const shared = secret.openShared(secondFactor.sealed, user.id)
  const { lastStep } = secondFactor
  const step = stepOfCode(typed, { shared, ms: realTime(), lastStep })
  if (step === null) return null
  return changeUser(user, { secondFactor: { ...secondFactor, lastStep: step } })
}

function usedRecoveryCode(user: User, typed: string, { secret }: StaffDeps): User | null {
  const { secondFactor } = user
  const digest = secret.digest('recoveryCode', normaliseCode(typed))
  if (secondFactor?.recoveryCodes.includes(digest) !== true) return null
  const recoveryCodes = secondFactor.recoveryCodes.filter(each => each !== digest)
  return changeUser(user, { secondFactor: { ...secondFactor, recoveryCodes } })
}

/** What is proven has changed: the browser goes on in a new session, and the old one is gone. */
async function anew(user: User, { session }: Visit, deps: StaffDeps): Promise<Entered> {
  await deps.store.removeSessionsOf(user.id, null)
  if (session.stage === 'begun') return finish(user, session, deps)
  const { stage, by, network } = session
  return {
    token: await deps.sessions.begin(user, { stage, by, network }),
    step: 'done',
    device: null,
  }
}

function newCodes({ randomBytes }: StaffDeps): readonly string[] {
  return Array.from({ length: CODES }, () => formatCode(randomBytes(CODE_BYTES)))
}

function digestsOf(codes: readonly string[], { secret }: StaffDeps): readonly string[] {
  return codes.map(code => secret.digest('recoveryCode', code))
}
