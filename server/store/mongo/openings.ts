import type { RoundId } from '../../../surveys/round.ts'
import { Problem } from '../../problems.ts'
import { asked } from './errors.ts'
import type { Models } from './models.ts'

/** Which attempt to open a round stands. It never changes, so it is asked for once. */
export interface Openings {
  /** `null` before the round is opened. */
  of(round: RoundId): Promise<string | null>
  /** @throws Problem 'round/notOpened'. */
  get(round: RoundId): Promise<string>
}

export function createOpenings({ round }: Pick<Models, 'round'>): Openings {
  const known = new Map<RoundId, string>()
  async function find(id: RoundId): Promise<string | null> {
    const remembered = known.get(id)
    if (remembered !== undefined) return remembered
    const found = await asked(round.findById(id, { opening: 1 }).lean().exec())
    const opening = found?.opening ?? null
    if (opening !== null) known.set(id, opening)
    return opening
  }
  return {
    of: find,
    async get(id) {
      const opening = await find(id)
      if (opening === null) throw new Problem('round/notOpened', { round: id })
      return opening
    },
  }
}
