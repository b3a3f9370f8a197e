import type { Body } from '../../../surveys/body.ts'
import type { BodyStore } from '../body-store.ts'
import { parseDocument } from '../parse-document.ts'
import { asked, insertOnce } from './errors.ts'
import type { Models } from './models.ts'

export function createBodyStore({ body }: Pick<Models, 'body'>): BodyStore {
  return {
    insertBody: given => {
      const { id, revision } = given
      return insertOnce(body.create([{ _id: id, revision, text: JSON.stringify(given) }]))
    },
    async saveBody(given) {
      const { id, revision } = given
      const change = { $set: { revision, text: JSON.stringify(given) } }
      const before = { _id: id, revision: revision - 1 }
      const { matchedCount } = await asked(body.updateOne(before, change).exec())
      return matchedCount === 1 ? 'stored' : 'stale'
    },
    async findBody(id) {
      const found = await asked(body.findById(id).lean().exec())
      return found === null ? null : parseDocument<Body>(found.text)
    },
    async listBodies() {
      const found = await asked(body.find().sort({ _id: 1 }).lean().exec())
      return found.map(({ text }) => parseDocument<Body>(text))
    },
  }
}
