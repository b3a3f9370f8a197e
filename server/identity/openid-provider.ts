import * as client from 'openid-client'

import { isLoopbackHost } from '../loopback.ts'
import { paths } from '../paths.ts'
import { Problem } from '../problems.ts'
import type { Claims, IdentityProvider, OpenIdChecks } from '../services/openid-service.ts'

/** Another service that people log in at, and how this installation is known there. */
export interface OpenIdSettings {
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  /** `null`: it is known by its id and PKCE alone. */
  readonly clientSecret: string | null
  readonly scopes: readonly string[]
  /** How strongly people have to be known there (`acr`); `null`: as the service decides. */
  readonly acr: string | null
  /** Where people come back to. */
  readonly baseUrl: string
}

const TIMEOUT_SECONDS = 8

/** A service that keeps to OpenID Connect, by discovery. It is asked for the first time when someone logs in. */
export function createOpenIdProvider(settings: OpenIdSettings): IdentityProvider {
  const { name, baseUrl, acr, scopes } = settings
  const redirectUri = baseUrl + paths.logInReturn
  const discover = discoverer(settings)
  return {
    name,
    async beginAt({ state, nonce, verifier }) {
      const code = await client.calculatePKCECodeChallenge(verifier)
      const url = client.buildAuthorizationUrl(await discover(), {
        redirect_uri: redirectUri,
        scope: scopes.join(' '),
        state,
        nonce,
        code_challenge: code,
        code_challenge_method: 'S256',
        ...(acr === null ? {} : { acr_values: acr }),
      })
      return url.href
    },
    async claimsFrom(query, checks) {
      const config = await discover()
      const claims = await asking(() => exchange(`${redirectUri}?${query}`, checks, config), name)
      if (acr !== null && claims['acr'] !== acr) throw new Problem('openid/refused', { name })
      return claims
    },
    async endAt() {
      const config = await discover()
      if (config.serverMetadata().end_session_endpoint === undefined) return null
      const back = { post_logout_redirect_uri: baseUrl + paths.loggedOut }
      return client.buildEndSessionUrl(config, back).href
    },
  }
}

/** What a service says of itself is asked for once, and again when it did not answer. */
function discoverer({ issuer, clientId, clientSecret, name }: OpenIdSettings) {
  const server = new URL(issuer)
  // Only on this machine, to try and to test with: the settings refuse any other address without TLS.
  const execute = isLoopbackHost(server.host) ? [client.allowInsecureRequests] : []
  const authentication =
    clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret)
  let found: Promise<client.Configuration> | null = null
  return () => {
    found ??= asking(
      () =>
        client.discovery(server, clientId, {}, authentication, {
          execute,
          timeout: TIMEOUT_SECONDS,
        }),
      name,
    ).catch((error: unknown) => {
      found = null
      throw error
    })
    return found
  }
}

/** Trades the code for claims: state, nonce, issuer, audience, signature and PKCE are checked. */
async function exchange(
  callback: string,
  { state, nonce, verifier }: OpenIdChecks,
  config: client.Configuration,
): Promise<Claims> {
  const tokens = await client.authorizationCodeGrant(config, new URL(callback), {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (claims === undefined) throw new Problem('openid/expired')
  if (config.serverMetadata().userinfo_endpoint === undefined) return { ...claims }
  const more = await client.fetchUserInfo(config, tokens.access_token, claims.sub)
  return { ...more, ...claims }
}

/** Turns what the library throws into something that a person can act on. */
async function asking<T>(ask: () => Promise<T>, name: string): Promise<T> {
  try {
    return await ask()
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    if (cause instanceof client.AuthorizationResponseError) {
      throw new Problem('openid/refused', { name }, { cause })
    }
    throw new Problem(isAway(cause) ? 'openid/unreachable' : 'openid/expired', { name }, { cause })
  }
}

/** Whether the service did not answer: what it says no to, and what it says that cannot be, is another thing. */
function isAway(error: unknown): boolean {
  const { message, code, cause } = (error ?? {}) as Thrown
  const isSlow = code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT'
  // What `fetch` says when there is nobody at the other end.
  return (
    isSlow || message === 'fetch failed' || (cause as Thrown | null)?.message === 'fetch failed'
  )
}

interface Thrown {
  readonly message?: unknown
  readonly code?: unknown
  readonly cause?: unknown
}
