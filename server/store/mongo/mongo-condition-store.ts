import type { Condition, ConditionStore } from '../condition-store.ts'
import { parseDocument } from '../parse-document.ts'
import type { ConditionDocument } from './documents.ts'
import { asked } from './errors.ts'
import type { Models } from './models.ts'

export function createConditionStore({ condition }: Pick<Models, 'condition'>): ConditionStore {
  return {
    findCondition: async () => toCondition(await asked(condition.findById('store').lean().exec())),
    async saveCondition(given) {
      const text = JSON.stringify(given)
      await asked(
        condition.updateOne({ _id: 'store' }, { $set: { text } }, { upsert: true }).exec(),
      )
    },
  }
}

/** @param document `null`: nobody has told the store anything. */
export function toCondition(document: ConditionDocument | null): Condition {
  return document === null ? { kind: 'ready' } : parseDocument<Condition>(document.text)
}
