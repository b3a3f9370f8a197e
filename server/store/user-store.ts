import type { Login, User, UserId } from '../accounts/user.ts'

/** Those who may log in to the work space. Nobody is ever removed: the log names them. */
export interface UserStore {
  /** @returns 'exists' when someone has the same login. */
  insertUser(user: User): Promise<'stored' | 'exists'>
  findUser(id: UserId): Promise<User | null>
  findUserByLogin(login: Login): Promise<User | null>
  /** In the order of their logins by code point: kind first, then user name, or issuer and subject. */
  listUsers(): Promise<readonly User[]>
  /** Stores the user only if the revision follows the stored one. The login stays as it was. */
  saveUser(user: User): Promise<'stored' | 'stale'>
}
