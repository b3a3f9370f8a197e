import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { type Account, type Configuration, Provider } from 'oidc-provider'

/** Someone who is known at another service. */
export interface Person {
  readonly sub: string
  readonly name?: string
  readonly email?: string
  readonly groups?: readonly string[]
}

/** Another service that people log in at, on this machine: a real one, that asks nobody for a password. */
export interface TestIdentityProvider {
  readonly issuer: string
  /** Who is sitting there; `null`: someone who says no. */
  person: Person | null
  /** What it was asked for by the last log-in. */
  readonly asked: Record<string, unknown>
  readonly close: () => Promise<void>
}

export const CLIENT = { id: 'barometer', secret: 'en-hemlighet-som-bara-de-tva-har' }

/** @param baseUrl Where people come back to. */
export async function startIdentityProvider(baseUrl: string): Promise<TestIdentityProvider> {
  const server = createServer()
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const state: TestIdentityProvider = {
    issuer,
    person: null,
    asked: {},
    close: () => closed(server),
  }
  const people = new Map<string, Person>()
  const provider = createQuietly(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${baseUrl}/logga-in/tjanst/svar`],
        post_logout_redirect_uris: [`${baseUrl}/utloggad`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'], groups: ['groups'] },
    scopes: ['openid', 'profile', 'email', 'groups'],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    findAccount: (_ctx, id): Account => ({
      accountId: id,
      claims: () => ({ ...people.get(id), sub: id }),
    }),
    async loadExistingGrant({ oidc }) {
      const {
        client,
        session,
        provider: own,
      } = oidc as never as {
        client: { clientId: string }
        session: { accountId: string }
        provider: Provider
      }
      const grant = new own.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile email groups')
      await grant.save()
      return grant
    },
  })
  const handle = provider.callback()
  server.on('request', (req, res) => {
    if (req.url?.startsWith('/interaction/') !== true) return void handle(req, res)
    void provider.interactionDetails(req, res).then(({ params }) => {
      Object.assign(state.asked, params)
      const { person } = state
      if (person !== null) people.set(person.sub, person)
      const result =
        person === null
          ? { error: 'access_denied', error_description: 'nej' }
          : { login: { accountId: person.sub } }
      return provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false })
    })
  })
  return state
}

/** It tells whoever sets it up in earnest what to think of. */
function createQuietly(issuer: string, configuration: Configuration): Provider {
  const { warn, info } = console
  Object.assign(console, { warn: () => undefined, info: () => undefined })
  try {
    return new Provider(issuer, configuration)
  } finally {
    Object.assign(console, { warn, info })
  }
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise<void>(resolve => {
    server.close(() => resolve())
  })
}

/** A browser that follows redirects from one server to another, with the cookies of each. */
export interface Browser {
  readonly go: (url: string) => Promise<Response>
  readonly cookies: Map<string, Map<string, string>>
}

export function createBrowser(): Browser {
  const cookies = new Map<string, Map<string, string>>()
  async function go(url: string): Promise<Response> {
    const { origin } = new URL(url)
    const jar = cookies.get(origin) ?? new Map<string, string>()
    cookies.set(origin, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null) return answer
    await answer.arrayBuffer()
    return go(new URL(location, url).href)
  }
  return { go, cookies }
}
