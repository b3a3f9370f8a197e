import { type Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'

/** What a server answered, read to its end. */
export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A form that was sent, and what came of it. */
export interface SentForm {
  /** `null`: the connection broke, or never came to be, before a reply was read. */
  readonly reply: Reply | null
  /** The server has told that it has the request, which is asked for with `Expect: 100-continue`. */
  readonly isReceived: boolean
  readonly milliseconds: number
}

export interface SendOptions {
  readonly agent: Agent
  /** Asks the server to say when it has begun with the request; the form is sent after that. */
  readonly expectContinue?: boolean
}

/** A server that says nothing for this long counts as one that broke. */
const LONGEST_SILENCE_MS = 60_000

/** Sends a form as a browser does, and never throws: a connection that breaks is an outcome. */
export function sendForm(
  address: string,
  fields: Readonly<Record<string, string>>,
  { agent, expectContinue = false }: SendOptions,
): Promise<SentForm> {
  const body = new URLSearchParams(fields).toString()
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': Buffer.byteLength(body),
    ...(expectContinue && { Expect: '100-continue' }),
  }
  const startedAt = performance.now()
  return new Promise(resolve => {
    let isReceived = false
    const end = (reply: Reply | null) =>
      resolve({ reply, isReceived, milliseconds: performance.now() - startedAt })
    const sending = request(address, { method: 'POST', agent, headers })
    sending.setTimeout(LONGEST_SILENCE_MS, () => sending.destroy())
    sending.once('error', () => end(null))
    sending.once('response', response => void readReply(response).then(end))
    sending.once('continue', () => {
      isReceived = true
      sending.end(body)
    })
    if (expectContinue) sending.flushHeaders()
    else sending.end(body)
  })
}

/** @returns `null` when the connection breaks before the end. */
async function readReply(response: IncomingMessage): Promise<Reply | null> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of response) chunks.push(chunk as Buffer)
  } catch {
    return null
  }
  if (!response.complete) return null
  const body = Buffer.concat(chunks).toString()
  return { status: response.statusCode ?? 0, headers: response.headers, body }
}
