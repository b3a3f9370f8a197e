import type { RoundId } from '../../../surveys/round.ts'
import { asked } from './errors.ts'
import type { Models } from './models.ts'

/** Which attempt to open a round stands. It never changes, so it is asked for once. */
export interface Openings {
  /** `null` before the round is opened. */
  of(round: RoundId): Promise<string | null>
}

export function createOpenings({ round }: Pick<Models, 'round'>): Openings {
  const known = new Map<RoundId, string>()
  return {
    async of(id) {
      const remembered = known.get(id)
      if (remembered !== undefined) return remembered
      const found = await asked(round.findById(id, { opening: 1 }).lean().exec())
      const opening = found?.opening ?? null
      if (opening !== null) known.set(id, opening)
      return opening
    },
  }
}
