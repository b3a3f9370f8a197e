import type { Say } from '../../../reports/documents/document.ts'
import type { FieldKind } from '../form-field.ts'

/** The names of the fields by which people log in. What is secret in them is never sent back. */
export const LOGIN_FIELDS = {
  userName: 'anvandarnamn',
  password: 'losenord',
  newPassword: 'nytt-losenord',
  repeated: 'nytt-losenord-igen',
  code: 'engangskod',
  /** Confirms something else than a new password, on the same page. */
  confirm: 'losenord-bekrafta',
} as const

export const SECRET_FIELDS: readonly string[] = [
  LOGIN_FIELDS.password,
  LOGIN_FIELDS.newPassword,
  LOGIN_FIELDS.repeated,
  LOGIN_FIELDS.code,
  LOGIN_FIELDS.confirm,
]

export function userNameField(say: Say): FieldKind {
  return { id: LOGIN_FIELDS.userName, label: say('field.userName'), autocomplete: 'username' }
}

export function passwordField(say: Say): FieldKind {
  return {
    id: LOGIN_FIELDS.password,
    label: say('field.password'),
    type: 'password',
    autocomplete: 'current-password',
  }
}

/** The same where someone is logged in and is to show that it is they. */
export function ownPasswordField(say: Say): FieldKind {
  return { ...passwordField(say), label: say('field.ownPassword') }
}

export function newPasswordFields(say: Say, shortest: number): readonly FieldKind[] {
  const both = { type: 'password', autocomplete: 'new-password' } as const
  return [
    {
      ...both,
      id: LOGIN_FIELDS.newPassword,
      label: say('field.newPassword'),
      help: say('field.newPassword.help', { shortest }),
    },
    { ...both, id: LOGIN_FIELDS.repeated, label: say('field.repeatedPassword') },
  ]
}

/** @param takesRecovery A recovery code will do as well. */
export function codeField(say: Say, takesRecovery: boolean): FieldKind {
  return {
    id: LOGIN_FIELDS.code,
    label: say('field.code'),
    help: say(takesRecovery ? 'field.code.orRecovery' : 'field.code.help'),
    autocomplete: 'one-time-code',
    ...(takesRecovery ? {} : { inputmode: 'numeric' }),
  }
}
