import mongoose, { type Connection } from 'mongoose'

import { Problem } from '../../problems.ts'
import { asStoreProblem } from './errors.ts'

/** Someone who waits for a page is told within this time that the store does not answer. */
const SELECTION_TIMEOUT_MS = 2000
/** A request that the server has taken and does not answer. */
const SOCKET_TIMEOUT_MS = 10_000

// Filters are plain values unless we say so: what someone sends can never be an operator.
mongoose.set('sanitizeFilter', true)
mongoose.set('strictQuery', 'throw')

/**
 * Connects to a MongoDB server. Nothing is acknowledged before a majority of the replica set has it in
 * its journal, and nothing is queued while the server is away.
 *
 * @throws Problem 'store/unreachable', 'store/standalone' or 'store/unknownKind'.
 */
export async function connect(
  address: string,
  { allowStandalone }: { readonly allowStandalone: boolean },
): Promise<Connection> {
  const connection = mongoose.createConnection(withDatabase(address), {
    serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
    socketTimeoutMS: SOCKET_TIMEOUT_MS,
    writeConcern: { w: 'majority' },
    // What an address says of it would win over the other form.
    journal: true,
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
  })
  try {
    await connection.asPromise()
    if (!allowStandalone && !(await isReplicated(connection))) {
      throw new Problem('store/standalone', { store: nameOf(address) })
    }
    return connection
  } catch (error) {
    await connection.close()
    if (error instanceof Problem) throw error
    throw new Problem(
      'store/unreachable',
      { store: nameOf(address) },
      { cause: asStoreProblem(error) },
    )
  }
}

/** What the server is asked for before it acknowledges a write, read back from the driver. */
export function writeConcernOf(connection: Connection): string {
  const { w, j } = connection.getClient().options.writeConcern ?? {}
  return `w=${String(w)} j=${String(j)}`
}

/** The address without user and password, as it may be printed. */
export function nameOf(address: string): string {
  return address.replace(/^(mongodb(?:\+srv)?:\/\/)[^/@]*@/, '$1').replace(/\?.*$/, '')
}

const DEFAULT_DATABASE = 'samverkansbarometer'

/** An address that names no database would put everything into `test`. */
function withDatabase(address: string): string {
  const [, start = '', name = '', options = ''] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?([^?]*)(\?.*)?$/.exec(address) ?? []
  if (start === '') throw new Problem('store/unknownKind', { store: nameOf(address) })
  return `${start}/${name === '' ? DEFAULT_DATABASE : name}${options}`
}

/** A write that only one machine has is lost with that machine. */
async function isReplicated(connection: Connection): Promise<boolean> {
  const hello = await connection.db?.admin().command({ hello: 1 })
  return hello?.['setName'] !== undefined || hello?.['msg'] === 'isdbgrid'
}
