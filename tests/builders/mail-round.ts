import type { PromiseId } from '../../surveys/promise.ts'
import { plusMinutes } from '../../surveys/instant.ts'
import type { MailKind } from '../../surveys/mail/mail-text.ts'
import { startMailServer, type TestMailServer } from './smtp-server.ts'
import {
  openTestRound,
  ROUND,
  submitTestAnswer,
  testContainer,
  type TestContainer,
} from './test-container.ts'
import { testAssociations } from './test-data.ts'
import { TEST_MAIL, testTransport } from './test-mail.ts'

/** The address of an association in a round that mail is sent in. */
export function mailAddress(id: string): string {
  return `${id.toLowerCase()}@provby.example`
}

/** The addresses of so many associations, in order. */
export function mailAddresses(count: number): readonly string[] {
  return testAssociations(count).map(({ id }) => mailAddress(id))
}

/** An open round whose associations have addresses, and a real mail server. */
export interface MailRound {
  readonly container: TestContainer
  readonly server: TestMailServer
  readonly tokens: readonly string[]
  /** Does what the server does every few seconds. @returns How many mails were sent. */
  readonly sendMail: () => Promise<number>
  readonly schedule: (kind: MailKind) => ReturnType<TestContainer['mailings']['schedule']>
  readonly answer: (token: string) => Promise<string>
  /** Lets the clock go on. */
  readonly later: (minutes: number) => void
  /** Whom the mail server has taken mail for, in order. */
  readonly recipients: () => readonly string[]
  readonly counts: () => Promise<Readonly<Record<string, number>>>
  readonly close: () => Promise<void>
}

interface MailRoundOptions {
  readonly count?: number
  readonly promise?: PromiseId
  readonly mostPerDay?: number
  /** Left out: longer than any test needs. */
  readonly longestDeliveryMs?: number | undefined
}

export async function openMailRound({
  count = 6,
  promise = 'grouped',
  mostPerDay = 10_000,
  longestDeliveryMs,
}: MailRoundOptions = {}): Promise<MailRound> {
  const server = await startMailServer()
  const transport = testTransport(server, longestDeliveryMs)
  const mail = { ...TEST_MAIL, mostPerDay, transport }
  const container = await testContainer(undefined, undefined, undefined, mail)
  const { clock, mailings, mailStatus } = container
  const associations = testAssociations(count).map(each => ({
    ...each,
    email: mailAddress(each.id),
  }))
  const { tokens } = await openTestRound(container, { associations, round: { promise } })
  const sending = container.chores.find(({ name }) => name === 'send-mail')!
  return {
    container,
    server,
    tokens,
    sendMail: () => sending.run(() => false),
    schedule: kind => mailings.schedule(ROUND.id, { kind, at: null }),
    answer: token => submitTestAnswer(container, token, { answers: { 'prov.helhet': '4' } }),
    later: minutes => {
      clock.now = plusMinutes(clock.now, minutes)
    },
    recipients: () => server.taken.flatMap(({ recipients }) => recipients).toSorted(),
    counts: async () => {
      const { counts } = await mailStatus.read(ROUND.id)
      return Object.fromEntries(counts.map(({ kind, state, count }) => [`${kind} ${state}`, count]))
    },
    async close() {
      transport.close()
      await server.close()
    },
  }
}
