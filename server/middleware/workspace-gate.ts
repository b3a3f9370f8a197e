import { Problem } from '../problems.ts'
import type { AskedRequest, Gate } from './access.ts'
import { isLoopbackHost } from './known-host.ts'

/** Headers that tell that the request was passed on by something else. */
const FORWARDING_HEADERS = [
  'Forwarded',
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'X-Real-IP',
  'Via',
]

/**
 * Until there is log-in, the work space is for someone who sits at the machine: it is closed unless it
 * was opened at start, and to every request that does not come straight from this machine.
 */
export function workspaceGate(isOpen: boolean): Gate {
  return req => {
    if (!isOpen || !isLocal(req)) throw new Problem('workspace/closed')
  }
}

function isLocal(req: AskedRequest): boolean {
  const isForwarded = FORWARDING_HEADERS.some(name => req.get(name) !== undefined)
  return !isForwarded && isLoopbackHost(req.get('Host')) && isLoopback(req.socket.remoteAddress)
}

/** Whether an address is of this machine itself. */
export function isLoopback(address: string | undefined): boolean {
  return /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/.test(address ?? '')
}
