/**
 * What someone is in the work space. One person has one role: whoever audits (revisor) must not be able to
 * change what is audited, and an administrator may do all that an investigator (utredare) may.
 */
export const ROLES = ['administrator', 'investigator', 'auditor', 'reader'] as const
export type Role = (typeof ROLES)[number]

/** The words that people write: on the command line, in the settings and in the demo. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  administrator: 'administrator',
  investigator: 'utredare',
  auditor: 'revisor',
  reader: 'lasare',
}

/** The role that someone wrote; `null` when it is none. */
export function readRole(written: string): Role | null {
  const word = written.trim().toLocaleLowerCase('sv').replaceAll('ä', 'a')
  return ROLES.find(role => ROLE_WORDS[role] === word) ?? null
}

/** Roles that change something, run the service or read what is not certified: never with a password alone. */
const SENSITIVE: readonly Role[] = ['administrator', 'investigator', 'auditor']

/** Which roles log in with a second factor; others may. */
export function rolesWithSecondFactor({
  secondFactorForReaders,
}: {
  readonly secondFactorForReaders: boolean
}): readonly Role[] {
  return secondFactorForReaders ? ROLES : SENSITIVE
}
