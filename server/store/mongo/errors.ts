import { Problem } from '../../problems.ts'

/** MongoDB's answer to an insert whose key is taken. */
const DUPLICATE_KEY = 11000

/** Whether keys were taken, and nothing else went wrong with any of the documents that were sent. */
export function isDuplicate(error: unknown): boolean {
  const { code, writeErrors = [] } = (error ?? {}) as Failed
  return code === DUPLICATE_KEY && writeErrors.every(({ err }) => err.code === DUPLICATE_KEY)
}

/** A failed write; of several documents, with what each of them failed by. */
interface Failed {
  readonly code?: unknown
  readonly writeErrors?: readonly { readonly err: { readonly code?: unknown } }[]
}

/** What the driver throws when the server cannot be reached, is changing leader or takes too long. */
const UNAVAILABLE =
  /^Mongo(Network|NetworkTimeout|ServerSelection|ServerClosed|PoolClosed|PoolCleared|WaitQueueTimeout|NotConnected|TopologyClosed|ExpiredSession|OperationTimeout|WriteConcern|CursorExhausted)/

/** Codes of a server that is going down, coming up, or waits too long for the others. */
const UNAVAILABLE_CODES: readonly unknown[] = [
  6, 7, 50, 64, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436,
]

/** A connection that broke as it was written to: the driver passes on what Node.js says of it. */
const SOCKET =
  /^(EPIPE|ECONN[A-Z]+|ETIMEDOUT|E(HOST|NET)(UNREACH|DOWN)|ERR_(STREAM|SOCKET)_[A-Z_]+)$/

/** A driver's error as a problem that passes by itself; anything else is passed on as it is. */
export function asStoreProblem(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, errorResponse } = error as {
    readonly code?: unknown
    readonly errorResponse?: unknown
  }
  // A write of many documents that broke off: what broke it stands inside.
  if (errorResponse instanceof Error) return asStoreProblem(errorResponse)
  const isUnavailable =
    UNAVAILABLE.test(error.name) ||
    UNAVAILABLE_CODES.includes(code) ||
    // Thrown by mongoose itself while it has no connection and may not wait for one.
    /bufferCommands/.test(error.message) ||
    (typeof code === 'string' && SOCKET.test(code))
  return isUnavailable ? new Problem('store/unavailable', {}, { cause: error }) : error
}

/**
 * Someone waits for a page: after this long they are told that the store does not answer. Other calls for
 * the same page may come before and after, and all of it is to take less than three seconds.
 */
const PATIENCE_MS = 2000

/**
 * Calls the server for someone who waits; a driver's error becomes a problem. A write that is given up may
 * still be carried out: a retry with the same submission id finds it.
 *
 * @throws Problem 'store/unavailable' also when it takes too long.
 */
export async function asked<T>(call: PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Problem('store/unavailable')), PATIENCE_MS)
  })
  try {
    return await Promise.race([call, tooLong])
  } catch (error) {
    throw asStoreProblem(error)
  } finally {
    clearTimeout(timer)
  }
}

/** The same for work over many documents, which may take as long as it does. */
export async function askedAtLength<T>(call: PromiseLike<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    throw asStoreProblem(error)
  }
}

/** Inserts what has a natural key. @returns 'exists' when the key is taken. */
export async function insertOnce(
  call: PromiseLike<unknown>,
  ask: typeof asked = asked,
): Promise<'stored' | 'exists'> {
  try {
    await ask(call)
    return 'stored'
  } catch (error) {
    if (isDuplicate(error)) return 'exists'
    throw error
  }
}
