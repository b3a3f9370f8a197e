import { isIPv4, isIPv6 } from 'node:net'

/**
 * The net that an address is in, which is all that is kept of where someone asks from: `192.0.2.0/24`,
 * `2001:db8:1::/48`.
 *
 * @returns `null` for what is no address.
 */
export function networkOf(address: string | undefined): string | null {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (isIPv4(plain)) return plain.replace(/\.\d+$/, '.0/24')
  return isIPv6(plain) ? `${firstGroups(plain).join(':')}::/48` : null
}

const KEPT_GROUPS = 3

function firstGroups(address: string): readonly string[] {
  const [before = '', after] = address.split('::')
  const left = before === '' ? [] : before.split(':')
  const right = (after ?? '') === '' ? [] : (after ?? '').split(':')
  const gap = after === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...Array<string>(Math.max(gap, 0)).fill('0'), ...right]
  return groups.slice(0, KEPT_GROUPS).map(group => Number.parseInt(group, 16).toString(16))
}
