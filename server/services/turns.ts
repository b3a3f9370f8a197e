/** Does one thing after the other for each name, within this process. */
export interface Turns {
  /** @returns `null` when so many wait for that name already that one more is not let in; then it is not done. */
  take<T>(name: string, work: () => Promise<T>): Promise<T> | null
}

/** Those who wait for one name: how many, and the last of them. */
interface Line {
  readonly last: Promise<unknown>
  readonly length: number
}

const NOBODY: Line = { last: Promise.resolve(), length: 0 }

/** @param most How many may wait for one name. */
export function createTurns(most: number): Turns {
  const lines = new Map<string, Line>()

  async function afterLast<T>(name: string, last: Promise<unknown>, work: () => Promise<T>) {
    try {
      // How it went for the one before is its own business.
      await last.catch(() => undefined)
      return await work()
    } finally {
      const { length, ...line } = lines.get(name) ?? NOBODY
      if (length <= 1) lines.delete(name)
      else lines.set(name, { ...line, length: length - 1 })
    }
  }

  return {
    take(name, work) {
      const { last, length } = lines.get(name) ?? NOBODY
      if (length >= most) return null
      const mine = afterLast(name, last, work)
      lines.set(name, { last: mine, length: length + 1 })
      return mine
    },
  }
}
