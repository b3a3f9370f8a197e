import { trusted } from 'mongoose'

import type { Attempts } from '../../accounts/attempts.ts'
import type { AttemptStore } from '../attempt-store.ts'
import { parseDocument } from '../parse-document.ts'
import { asked, insertOnce } from './errors.ts'
import type { Models } from './models.ts'

export function createAttemptStore({ attempt }: Pick<Models, 'attempt'>): AttemptStore {
  return {
    async findAttempts(key) {
      const found = await asked(attempt.findById(key).lean().exec())
      return found === null ? null : parseDocument<Attempts>(found.text)
    },
    async saveAttempts(given) {
      const { key: _id, revision, lastAt } = given
      const fields = { revision, lastAt, text: JSON.stringify(given) }
      if (revision === 1) {
        const outcome = await insertOnce(attempt.create([{ _id, ...fields }]))
        return outcome === 'stored' ? 'stored' : 'stale'
      }
      const before = { _id, revision: revision - 1 }
      const { matchedCount } = await asked(attempt.updateOne(before, { $set: fields }).exec())
      return matchedCount === 1 ? 'stored' : 'stale'
    },
    async removeAttemptsBefore(moment) {
      const isBefore = { lastAt: trusted({ $lt: moment }) }
      return (await asked(attempt.deleteMany(isBefore).exec())).deletedCount
    },
  }
}
