import type { Instant } from '../../surveys/instant.ts'
import { paths } from '../paths.ts'

/** Whom to tell of a weakness, as RFC 9116 wants it written. @param baseUrl `null`: the address is not settled. */
export function securityText({
  contact,
  policy,
  expires,
  baseUrl,
}: {
  readonly contact: string
  readonly policy: string | undefined
  readonly expires: Instant
  readonly baseUrl: string | null
}): string {
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${expires}`,
    'Preferred-Languages: sv, en',
    ...(baseUrl === null ? [] : [`Canonical: ${baseUrl}${paths.security}`]),
    ...(policy === undefined ? [] : [`Policy: ${policy}`]),
  ]
  return `${lines.join('\n')}\n`
}
