import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a MongoDB server on which every command that passes is counted. */
export interface WireCount {
  /** The same database, by this way. */
  readonly address: string
  /** By name: `find`, `insert`, `update`. */
  counts(): ReadonlyMap<string, number>
  reset(): void
  close(): void
}

export async function startWireCount(address: string): Promise<WireCount> {
  const { hostname, port } = new URL(address)
  const counted = new Map<string, number>()
  const sockets = new Set<Socket>()
  const proxy = createServer(client => {
    const server = connect(Number(port), hostname)
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        client.destroy()
        server.destroy()
      })
    }
    const read = createMessageReader(name => counted.set(name, (counted.get(name) ?? 0) + 1))
    client.on('data', read)
    client.pipe(server)
    server.pipe(client)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const by = new URL(address)
  by.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`
  // Otherwise a replica set would tell the client to go to its members by itself.
  by.searchParams.set('directConnection', 'true')
  return {
    address: by.href,
    counts: () => counted,
    reset: () => counted.clear(),
    close() {
      for (const socket of sockets) socket.destroy()
      proxy.close()
    },
  }
}

/** An OP_MSG: 16 bytes of header, 4 of flags, 1 of kind, 4 of the document's length, 1 of a type, a name. */
const OP_MSG = 2013
const NAME_AT = 26

/** Calls back with the name of each command in a stream of messages. */
function createMessageReader(tell: (name: string) => void): (chunk: Buffer) => void {
  let waiting = Buffer.alloc(0)
  return chunk => {
    waiting = Buffer.concat([waiting, chunk])
    while (waiting.length >= 16 && waiting.length >= waiting.readInt32LE(0)) {
      const message = waiting.subarray(0, waiting.readInt32LE(0))
      waiting = waiting.subarray(message.length)
      if (message.readInt32LE(12) !== OP_MSG) continue
      tell(message.toString('utf8', NAME_AT, message.indexOf(0, NAME_AT)))
    }
  }
}
