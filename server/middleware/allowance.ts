/** What those who ask from one place may use: it fills up again as time goes, and never holds more than at first. */
export interface Allowance {
  /** @returns Whether there was enough left; then it is used. */
  readonly take: (place: string, cost: number) => boolean
}

export interface AllowanceSettings {
  /** What a place has that has asked for nothing for long. */
  readonly most: number
  readonly perSecond: number
}

/** How many places are remembered before those that have all their allowance again are forgotten. */
const MANY_PLACES = 10_000

/**
 * Kept in memory, and nowhere else: who asks is never stored.
 *
 * @param seconds A clock that only goes forward.
 */
export function createAllowance(
  { most, perSecond }: AllowanceSettings,
  seconds: () => number = () => performance.now() / 1000,
): Allowance {
  const used = new Map<string, { readonly left: number; readonly at: number }>()
  const leftOf = (place: string, now: number) => {
    const last = used.get(place)
    return last === undefined ? most : Math.min(most, last.left + (now - last.at) * perSecond)
  }
  const forgetFull = (now: number) => {
    for (const place of used.keys()) if (leftOf(place, now) >= most) used.delete(place)
  }
  return {
    take(place, cost) {
      const now = seconds()
      if (used.size >= MANY_PLACES) forgetFull(now)
      const left = leftOf(place, now)
      if (left < 1) return false
      used.set(place, { left: left - cost, at: now })
      return true
    },
  }
}
