import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { createSeededRandom } from '../../server/demo/seeded-random.ts'
import { toInstant } from '../../surveys/instant.ts'
import type { Installed } from './installed.ts'
import { addStaff, PLAIN_COOKIE } from './staff.ts'
import { hiddenFields } from './test-app.ts'
import { testContainer } from './test-container.ts'
import { SECTORS } from './test-data.ts'

/** Someone of the staff who uses a server that is a process of its own, and that comes and goes. */
export interface RemoteStaff {
  readonly get: (path: string) => Promise<string>
  /** Sends the form that a page shows. @returns Where it leads. */
  readonly press: (page: string, action: string) => Promise<string>
  /** @returns Where it leads. */
  readonly sendFile: (path: string, name: string, content: string) => Promise<string>
}

/** To be called before the server is started: it shares the secret of the test containers. */
export async function logInRemotely(
  { barometer, store }: Installed,
  urlOf: () => string,
): Promise<RemoteStaff> {
  const secret = createSeededRandom('test secret').bytes(32).toString('hex')
  writeFileSync(join(barometer.folder, 'keys', 'secret'), `${secret}\n`)
  const container = await testContainer(SECTORS, store)
  container.clock.now = toInstant(new Date())
  const user = await addStaff(container, 'investigator')
  const how = { stage: 'full', by: 'password', network: null } as const
  const token = await container.sessions.begin(user, how)
  const { formKey } = (await container.sessions.find(token))!
  const headers = { cookie: `${PLAIN_COOKIE}=${token}` }

  const get = async (path: string) => (await fetch(urlOf() + path, { headers })).text()
  const post = async (path: string, body: URLSearchParams | FormData) => {
    const given = { method: 'POST', headers, body, redirect: 'manual' } as const
    const answer = await fetch(urlOf() + path, given)
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status}`)
    return answer.headers.get('location') ?? ''
  }
  return {
    get,
    async press(page, action) {
      const fields = hiddenFields(await get(page)) as Record<string, string>
      return post(action, new URLSearchParams({ ...fields, nyckel: formKey }))
    },
    sendFile(path, name, content) {
      const form = new FormData()
      form.set('nyckel', formKey)
      form.set('fil', new Blob([content]), name)
      return post(path, form)
    },
  }
}
