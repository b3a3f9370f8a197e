import { isIP } from 'node:net'

const LONGEST_PREFIX = { 4: 32, 6: 128 } as const

/**
 * Whether something names a proxy, or a net of them, by number: `10.0.0.5`, `10.0.0.0/24`, `fd00::/8`. A name
 * can come to mean another machine, and `/0` is everybody: then anyone could say who is asking.
 */
export function isProxyAddress(written: string): boolean {
  const [address = '', prefix, ...rest] = written.split('/')
  const version = isIP(address)
  if ((version !== 4 && version !== 6) || address.includes('%') || rest.length > 0) return false
  if (prefix === undefined) return true
  return /^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= LONGEST_PREFIX[version]
}
