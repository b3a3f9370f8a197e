import type { Say } from '../../../reports/documents/document.ts'
import { SHORTEST_PASSWORD } from '../../accounts/password-rules.ts'
import type { PasswordOutcome } from '../../services/password-service.ts'
import { LOGIN_FIELDS } from '../../views/login/login-fields.ts'
import { type Asked, fieldIn } from './staff-form.ts'

/** A new password that was typed twice alike; `null`, with why, when it was not. */
export function newPasswordIn(
  req: Pick<Asked, 'body'>,
  say: Say,
): { readonly wanted: string | null; readonly errors: Readonly<Record<string, string>> } {
  const wanted = fieldIn(req, LOGIN_FIELDS.newPassword)
  if (wanted === fieldIn(req, LOGIN_FIELDS.repeated)) return { wanted, errors: {} }
  return { wanted: null, errors: { [LOGIN_FIELDS.repeated]: say('password.different') } }
}

/** Why a new password was not taken, beside its field. @param outcome `null`: it was not tried. */
export function unfitErrors(
  outcome: PasswordOutcome | null,
  say: Say,
): Readonly<Record<string, string>> {
  if (outcome?.kind !== 'unfit') return {}
  const text = say(`password.${outcome.fault}`, { shortest: SHORTEST_PASSWORD })
  return { [LOGIN_FIELDS.newPassword]: text }
}
