import { loginKey, type User } from '../../accounts/user.ts'
import { parseDocument } from '../parse-document.ts'
import type { UserStore } from '../user-store.ts'
import type { UserDocument } from './staff-documents.ts'
import { asked, insertOnce } from './errors.ts'
import type { Models } from './models.ts'

export function createUserStore({ user }: Pick<Models, 'user'>): UserStore {
  return {
    insertUser: given => {
      const { id, revision } = given
      const document = { _id: loginKey(given.login), id, revision, text: JSON.stringify(given) }
      return insertOnce(user.create([document]))
    },
    findUser: async id => toUser(await asked(user.findOne({ id }).lean().exec())),
    findUserByLogin: async login =>
      toUser(await asked(user.findById(loginKey(login)).lean().exec())),
    async listUsers() {
      const found = await asked(user.find().sort({ _id: 1 }).lean().exec())
      return found.map(({ text }) => parseDocument<User>(text))
    },
    async saveUser(given) {
      const { id, revision } = given
      const change = { $set: { revision, text: JSON.stringify(given) } }
      const before = { _id: loginKey(given.login), id, revision: revision - 1 }
      const { matchedCount } = await asked(user.updateOne(before, change).exec())
      return matchedCount === 1 ? 'stored' : 'stale'
    },
  }
}

function toUser(document: UserDocument | null): User | null {
  return document === null ? null : parseDocument<User>(document.text)
}
