import { createHash } from 'node:crypto'

/** Randomness that is the same every time: for example data only, never for keys that protect anyone. */
export interface SeededRandom {
  readonly bytes: (size: number) => Buffer
  /** Evenly spread in [0, 1). */
  readonly uniform: () => number
  /** Bell-shaped around 0 with standard deviation 1, and never beyond ±3.5. */
  readonly normal: () => number
  readonly pick: <T>(items: readonly [T, ...T[]]) => T
}

/** SHA-256 of the seed and a counter, block after block. */
export function createSeededRandom(seed: string): SeededRandom {
  let counter = 0
  let pool = Buffer.alloc(0)

  function bytes(size: number): Buffer {
    while (pool.length < size) {
      counter += 1
      pool = Buffer.concat([pool, createHash('sha256').update(`${seed}:${counter}`).digest()])
    }
    const taken = pool.subarray(0, size)
    pool = pool.subarray(size)
    return taken
  }

  const uniform = () => bytes(4).readUInt32BE() / 2 ** 32

  /** A sum of twelve even numbers less six: exact arithmetic, so the same on every machine. */
  const normal = () => {
    let sum = -6
    for (let term = 0; term < 12; term += 1) sum += uniform()
    return Math.max(-3.5, Math.min(3.5, sum))
  }

  return {
    bytes,
    uniform,
    normal,
    pick: items => items[Math.floor(uniform() * items.length)] ?? items[0],
  }
}
