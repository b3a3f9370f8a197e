const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']

/** Whether a host, with or without port, names this machine itself. */
export function isLoopbackHost(host: string | undefined): boolean {
  return LOOPBACK_NAMES.includes((host ?? '').replace(/:\d+$/, ''))
}
