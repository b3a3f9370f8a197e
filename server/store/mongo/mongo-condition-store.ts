import type { Condition, ConditionStore } from '../condition-store.ts'
import { asked } from './errors.ts'
import type { Models } from './models.ts'

export function createConditionStore({ condition }: Pick<Models, 'condition'>): ConditionStore {
  return {
    async findCondition() {
      const found = await asked(condition.findById('store').lean().exec())
      return found === null ? { kind: 'ready' } : (JSON.parse(found.text) as Condition)
    },
    async saveCondition(given) {
      const text = JSON.stringify(given)
      await asked(
        condition.updateOne({ _id: 'store' }, { $set: { text } }, { upsert: true }).exec(),
      )
    },
  }
}
