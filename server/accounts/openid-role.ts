import { type Role, ROLES } from './role.ts'

/** The groups of another service that give each role. */
export type RoleGroups = Readonly<Record<Role, readonly string[]>>

export type FoundRole =
  | { readonly kind: 'one'; readonly role: Role }
  | { readonly kind: 'none' }
  /** Whoever audits must not be able to change what is audited: somebody has to choose. */
  | { readonly kind: 'conflict' }

/**
 * The role that someone's groups give: of several the one that may most, which holds the others. Only the
 * auditor's (revisor) holds no other, and is held by none but the reader's.
 */
export function roleFromGroups(groups: readonly string[], given: RoleGroups): FoundRole {
  const roles = ROLES.filter(role => given[role].some(group => groups.includes(group)))
  const [first] = roles
  if (first === undefined) return { kind: 'none' }
  const isConflict = roles.includes('auditor') && first !== 'auditor'
  return isConflict ? { kind: 'conflict' } : { kind: 'one', role: first }
}

/**
 * What a claim says, as a list of texts.
 *
 * @param name The claim; dots lead into it: `realm_access.roles`.
 */
export function textsInClaim(
  claims: Readonly<Record<string, unknown>>,
  name: string,
): readonly string[] {
  const value = name
    .split('.')
    .reduce<unknown>((found, part) => (isObject(found) ? found[part] : undefined), claims)
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.filter(each => typeof each === 'string')
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
