import { browse, hiddenFields, type testApp } from './test-app.ts'

type Sent = ReturnType<ReturnType<typeof browse>['get']>

/** A browser that keeps cookies, as someone who logs in step by step has. */
export interface Visitor {
  readonly cookies: Map<string, string>
  readonly get: (path: string) => Promise<Awaited<Sent>>
  /** Sends just these fields. */
  readonly post: (path: string, fields: Readonly<Record<string, string>>) => Promise<Awaited<Sent>>
  /** Opens a page and sends its form, with its hidden fields. */
  readonly submit: (
    path: string,
    fields: Readonly<Record<string, string>>,
  ) => Promise<Awaited<Sent>>
  readonly logIn: (userName: string, password: string, next?: string) => Promise<Awaited<Sent>>
}

export function createVisitor(app: ReturnType<typeof testApp>): Visitor {
  const cookies = new Map<string, string>()
  const ask = async (request: Sent) => {
    const header = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await request.set('Cookie', header)
    for (const line of (answer.headers['set-cookie'] ?? []) as unknown as readonly string[]) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  const get = (path: string) => ask(browse(app).get(path))
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    ask(browse(app).post(path).type('form').send(fields))
  return {
    cookies,
    get,
    post,
    async submit(path, fields) {
      const { text } = await get(path)
      const [nyckel = ''] = [hiddenFields(text)['nyckel'] ?? []].flat()
      return post(path, { nyckel, ...fields })
    },
    logIn: (userName, password, next) =>
      post(next === undefined ? '/logga-in' : `/logga-in?next=${encodeURIComponent(next)}`, {
        anvandarnamn: userName,
        losenord: password,
      }),
  }
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The shared secret that a page shows to be typed into an app. */
export function sharedSecretIn(html: string): Uint8Array {
  const [, shown = ''] = /<dd class="code-text">([A-Z2-7 ]+)</.exec(html) ?? []
  const bits = [...shown.replaceAll(' ', '')]
    .map(character => BASE32.indexOf(character).toString(2).padStart(5, '0'))
    .join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], byte => Number.parseInt(byte, 2))
}
