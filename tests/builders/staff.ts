import type { Role } from '../../server/accounts/role.ts'
import { ROLE_WORDS } from '../../server/accounts/role.ts'
import type { User } from '../../server/accounts/user.ts'
import type { Container } from '../../server/container.ts'
import type { ByWhom } from '../../server/services/user-service.ts'
import { browse, type testApp } from './test-app.ts'

export const BY_TEST: ByWhom = { actor: { kind: 'commandLine', account: 'prov' }, network: null }
export const PASSWORD = 'tre gula cyklar i regn'

/** Someone who may log in, with a password; the same one when asked for again. */
export async function addStaff(
  { users }: Pick<Container, 'users'>,
  role: Role,
  userName = ROLE_WORDS[role],
): Promise<User> {
  const known = (await users.list()).find(({ shownAs }) => shownAs === userName)
  if (known !== undefined) return known
  const password = { text: PASSWORD, isGiven: false }
  const wanted = { userName, name: `Kim ${userName}`, role, lastDay: null, password }
  return (await users.add(wanted, BY_TEST)).user
}

/** The name of the session's cookie behind TLS, and without. */
export const COOKIE = '__Host-barometer'
export const PLAIN_COOKIE = 'barometer'

/** A browser in which someone is logged in all the way. */
export interface StaffBrowser {
  readonly user: User
  readonly token: string
  readonly formKey: string
  readonly cookie: string
  readonly get: (path: string) => ReturnType<ReturnType<typeof browse>['get']>
  /** Sends a form of ours, with the session's key. */
  readonly post: (
    path: string,
    fields?: Readonly<Record<string, string | readonly string[]>>,
  ) => ReturnType<ReturnType<typeof browse>['post']>
}

export async function logInAs(
  role: Role,
  { app, container }: { app: ReturnType<typeof testApp>; container: Container },
  userName?: string,
): Promise<StaffBrowser> {
  const user = await addStaff(container, role, userName)
  const how = { stage: 'full', by: 'password', network: '192.0.2.0/24' } as const
  const token = await container.sessions.begin(user, how)
  const formKey = (await container.sessions.find(token))!.formKey
  const cookie = `${COOKIE}=${token}`
  return {
    user,
    token,
    formKey,
    cookie,
    get: path => browse(app).get(path).set('Cookie', cookie),
    post: (path, fields = {}) =>
      browse(app)
        .post(path)
        .set('Cookie', cookie)
        .type('form')
        .send({ nyckel: formKey, ...fields }),
  }
}
