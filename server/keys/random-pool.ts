import { randomFillSync } from 'node:crypto'

const POOL_BYTES = 4096

/**
 * Cryptographic randomness, drawn from the system a few thousand bytes at a time: every answer needs some.
 * No byte is given out twice.
 */
export function createRandomPool(): (size: number) => Buffer {
  let pool = Buffer.alloc(0)
  return size => {
    if (pool.length < size) pool = randomFillSync(Buffer.alloc(Math.max(POOL_BYTES, size)))
    const taken = Buffer.from(pool.subarray(0, size))
    pool = pool.subarray(size)
    return taken
  }
}
