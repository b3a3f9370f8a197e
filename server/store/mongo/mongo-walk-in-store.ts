import type { WalkIn } from '../../../surveys/walk-in.ts'
import { parseDocument } from '../parse-document.ts'
import type { WalkInStore } from '../walk-in-store.ts'
import { asked, askedAtLength } from './errors.ts'
import type { Models } from './models.ts'

export function createWalkInStore({ walkIn }: Pick<Models, 'walkIn'>): WalkInStore {
  return {
    async insertWalkIn(given) {
      const { id, roundId: round, lookup, revision } = given
      const document = { _id: id, round, lookup, revision, text: JSON.stringify(given) }
      await asked(walkIn.create([document]))
    },
    async findWalkIn(lookup) {
      const found = await asked(walkIn.findOne({ lookup }).lean().exec())
      return found === null ? null : parseDocument<WalkIn>(found.text)
    },
    async listWalkIns(round) {
      const found = await askedAtLength(walkIn.find({ round }).sort({ _id: 1 }).lean().exec())
      return found.map(({ text }) => parseDocument<WalkIn>(text))
    },
    async saveWalkIn(given) {
      const { id, revision } = given
      const change = { $set: { revision, text: JSON.stringify(given) } }
      const before = { _id: id, revision: revision - 1 }
      const { matchedCount } = await asked(walkIn.updateOne(before, change).exec())
      return matchedCount === 1 ? 'stored' : 'stale'
    },
  }
}
