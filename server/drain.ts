import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** For this long it answers everyone as before, and tells whoever asks that it is not ready: others take over. */
export const NOTICE_MS = 1000
/** A connection that has not sent its request by then is let go. */
const LONGEST_CLOSE_MS = 5000

/** How a server comes to its end: what it has begun with is answered, and nothing is broken off. */
export interface Drain {
  /** It is to get no more requests, though it answers those that come. */
  readonly isStopping: () => boolean
  /** Resolves when the server takes nothing more and everything is answered. */
  readonly stop: (server: Server, noticeMs: number) => Promise<void>
}

export function createDrain(): Drain {
  let isStopping = false
  return {
    isStopping: () => isStopping,
    async stop(server, noticeMs) {
      isStopping = true
      closeAfterReply(server)
      if (noticeMs > 0) await wait(noticeMs)
      await close(server)
    },
  }
}

/** A connection that is kept would sooner or later be broken with a request under way: each is used once more at most. */
function closeAfterReply(server: Server): void {
  server.prependListener('request', (_req, res) => {
    res.setHeader('Connection', 'close')
  })
}

/** Takes no new requests, and lets those that have begun be answered. */
async function close(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), LONGEST_CLOSE_MS)
  await new Promise<void>(resolve => {
    server.close(() => resolve())
  })
  clearTimeout(timer)
}
