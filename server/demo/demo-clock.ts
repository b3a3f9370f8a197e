import { type Instant, toInstant } from '../../surveys/instant.ts'

/** A clock that is set while the example data is made, and runs from its last setting afterwards. */
export interface DemoClock {
  readonly now: () => Instant
  readonly set: (instant: Instant) => void
  readonly start: () => void
}

export function createDemoClock(): DemoClock {
  let setTo = 0
  let startedAt: number | null = null
  return {
    now: () => {
      const passed = startedAt === null ? 0 : performance.now() - startedAt
      return toInstant(new Date(setTo + passed))
    },
    set: instant => {
      setTo = Date.parse(instant)
    },
    start: () => {
      startedAt = performance.now()
    },
  }
}
