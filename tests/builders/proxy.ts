import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be held up or cut, without touching the server that others use too. */
export interface Proxy {
  readonly port: number
  /** Nothing goes through any more, and nobody is told: as when a server hangs. */
  hold(): void
  /** Every connection breaks, and new ones too: as when a server has died. */
  cut(): void
  /** What is sent goes through, and the connection breaks when a reply comes back: the reply is lost. */
  loseReplies(): void
  /** Everything goes through again. */
  release(): void
  close(): void
}

/** @param overhear Called for each new connection; gives who is told of what the client sends over it. */
export async function startProxy(
  host: string,
  port: number,
  overhear?: () => (sent: Buffer) => void,
): Promise<Proxy> {
  const sockets = new Set<Socket>()
  let state: 'open' | 'held' | 'cut' | 'losing' = 'open'
  const server = createServer(client => {
    if (state === 'cut') {
      client.destroy()
      return
    }
    const target = connect(port, host)
    if (overhear !== undefined) client.on('data', overhear())
    target.on('data', () => {
      if (state === 'losing') client.destroy()
    })
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      sockets.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.pipe(to)
      if (state === 'held') from.pause()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    hold() {
      state = 'held'
      for (const socket of sockets) socket.pause()
    },
    cut() {
      state = 'cut'
      for (const socket of sockets) socket.destroy()
    },
    loseReplies() {
      state = 'losing'
    },
    release() {
      state = 'open'
      for (const socket of sockets) socket.resume()
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
