import { type AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'

import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/**
 * What a mail server does with a mail: takes it, refuses it by a code at the recipient or after the text, says
 * nothing more, or breaks off before it has said that it took it.
 */
export type Behaviour =
  | { readonly kind: 'take' | 'hang' | 'drop' }
  | { readonly kind: 'recipient' | 'data'; readonly code: number }

export const TAKE: Behaviour = { kind: 'take' }

/** A mail that was taken: acknowledged to whoever sent it. */
export interface TakenMail {
  readonly from: string
  readonly recipients: readonly string[]
  readonly raw: string
}

/** A real SMTP server on loopback, of which a test decides what it does with each mail. */
export interface TestMailServer {
  readonly port: number
  readonly taken: readonly TakenMail[]
  /** How many times each address was named as a recipient. */
  readonly asked: ReadonlyMap<string, number>
  behave(behaviour: (recipient: string, times: number) => Behaviour): void
  /** Called as each mail is taken, before that is acknowledged. */
  onTaken(listen: () => void): void
  parse(mail: TakenMail): Promise<ParsedMail>
  /** Resolves when nobody is connected. */
  untilLeft(): Promise<void>
  close(): Promise<void>
}

export async function startMailServer(): Promise<TestMailServer> {
  const taken: TakenMail[] = []
  const asked = new Map<string, number>()
  let behaviourOf: Parameters<TestMailServer['behave']>[0] = () => TAKE
  let listen = () => undefined as void
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const times = (asked.get(address) ?? 0) + 1
      asked.set(address, times)
      const behaviour = behaviourOf(address, times)
      done(behaviour.kind === 'recipient' ? coded(behaviour.code) : null)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        const [first = ''] = recipients
        const behaviour = behaviourOf(first, asked.get(first) ?? 0)
        if (behaviour.kind === 'hang') return
        if (behaviour.kind === 'drop') return dropConnection(server, session.id)
        if (behaviour.kind === 'data') return done(coded(behaviour.code))
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
        taken.push({ from, recipients, raw: Buffer.concat(chunks).toString('utf8') })
        listen()
        done(null)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    asked,
    behave: behaviour => {
      behaviourOf = behaviour
    },
    onTaken: listener => {
      listen = listener
    },
    parse: ({ raw }) => simpleParser(raw),
    async untilLeft() {
      while (server.connections.size > 0) await setTimeout(10)
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

function coded(responseCode: number): Error {
  return Object.assign(new Error('no'), { responseCode })
}

function dropConnection(server: SMTPServer, id: string): void {
  for (const connection of server.connections) {
    if (connection.id === id)
      (connection as unknown as { _socket: { destroy(): void } })._socket.destroy()
  }
}
