/** Does one thing after the other for each name, within this process. */
export interface Turns {
  /** @returns `null` when so many wait for that name already that one more is not let in; then it is not done. */
  take<T>(name: string, work: () => Promise<T>): Promise<T> | null
}

/** @param most How many may wait for one name. */
export function createTurns(most: number): Turns {
  const lines = new Map<string, { readonly last: Promise<unknown>; readonly length: number }>()
  return {
    take(name, work) {
      const { last = Promise.resolve(), length = 0 } = lines.get(name) ?? {}
      if (length >= most) return null
      const mine = last.then(work)
      const settled = mine
        .catch(() => undefined)
        .then(() => {
          const line = lines.get(name)
          if (line === undefined || line.length === 1) lines.delete(name)
          else lines.set(name, { ...line, length: line.length - 1 })
        })
      lines.set(name, { last: settled, length: length + 1 })
      return mine
    },
  }
}
