import { loginKey, type User } from '../../accounts/user.ts'
import { parseDocument } from '../parse-document.ts'
import type { UserStore } from '../user-store.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

export function createUserStore(db: Database, queue: WriteQueue): UserStore {
  const read = createReader(db)
  const insert = db.prepare(
    'INSERT INTO user (login, id, revision, doc) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const save = db.prepare('UPDATE user SET revision = ?, doc = ? WHERE id = ? AND revision = ?')
  const find = db.prepare<[string], string>('SELECT doc FROM user WHERE id = ?').pluck()
  const findByLogin = db.prepare<[string], string>('SELECT doc FROM user WHERE login = ?').pluck()
  const list = db.prepare<[], string>('SELECT doc FROM user ORDER BY login').pluck()
  return {
    insertUser: user =>
      queue.run(() => {
        const { login, id, revision } = user
        const { changes } = insert.run(loginKey(login), id, revision, JSON.stringify(user))
        return changes === 1 ? 'stored' : 'exists'
      }),
    findUser: id => read(() => toUser(find.get(id))),
    findUserByLogin: login => read(() => toUser(findByLogin.get(loginKey(login)))),
    listUsers: () => read(() => list.all().map(doc => parseDocument<User>(doc))),
    saveUser: user =>
      queue.run(() => {
        const { id, revision } = user
        const { changes } = save.run(revision, JSON.stringify(user), id, revision - 1)
        return changes === 1 ? 'stored' : 'stale'
      }),
  }
}

function toUser(doc: string | undefined): User | null {
  return doc === undefined ? null : parseDocument<User>(doc)
}
