import { EventEmitter } from 'node:events'
import { Agent } from 'node:http'
import { setTimeout } from 'node:timers/promises'

import { digestOf } from '../../reports/results/canonical.ts'
import { pathTo } from '../../server/paths.ts'
import type { Ledger } from './ledger.ts'
import { sendForm, type SentForm } from './send-form.ts'
import type { Sending } from './sendings.ts'

/** Those who send in, many at a time, until they have their receipts. */
export interface Load {
  readonly acknowledged: () => number
  /** Replies that were neither a receipt nor a request to come again, as text: there should be none. */
  readonly refusals: readonly string[]
  /** Resolves at the moment when this many have their receipt, or when there is nothing more to send. */
  readonly untilAcknowledged: (count: number) => Promise<void>
  /** Begins with no more answers; resolves when each that was begun has its receipt. */
  readonly finish: () => Promise<void>
  /** Gives up what has no receipt: for a test that has failed. */
  readonly abandon: () => void
}

export interface LoadOptions {
  /** Where the server is now. */
  readonly url: () => string
  readonly connections: number
  readonly ledger: Ledger
  /** Told of each request, whatever came of it. */
  readonly observe?: (sent: SentForm) => void
  /** Called in the moment when somebody reads a receipt. */
  readonly onReceipt?: () => void
  readonly expectContinue?: boolean
  /** How long each waits between two answers, so that those there are last. */
  readonly pauseMs?: number
}

/** A browser's user waits longer before the next try: the shorter, the harder for the server. */
const BETWEEN_TRIES_MS = 100

/**
 * Sends in answers over a number of connections. Where the connection breaks or the server asks to come
 * again (503), the same answer is sent with the same submission id until there is a receipt for it, which
 * is written into the ledger when it is read.
 */
export function startLoad(sendings: readonly Sending[], options: LoadOptions): Load {
  const { connections, ledger, expectContinue = false, pauseMs = 0 } = options
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const waiting = sendings.values()
  const refusals: string[] = []
  const told = new EventEmitter().setMaxListeners(0)
  let acknowledged = 0
  let isEnding = false
  const abandoned = new AbortController()

  async function sendUntilReceipt(sending: Sending): Promise<void> {
    while (!abandoned.signal.aborted) {
      const address = options.url() + pathTo.answerSubmit(sending.token)
      const sent = await sendForm(address, sending.fields, { agent, expectContinue })
      options.observe?.(sent)
      const { reply } = sent
      if (reply?.status === 303) return acknowledge(sending, reply.headers.location ?? '')
      if (reply !== null && reply.status !== 503) {
        refusals.push(`${reply.status} ${reply.body.slice(0, 500)}`)
        return
      }
      await setTimeout(BETWEEN_TRIES_MS)
    }
  }

  function acknowledge({ token, submissionId, answers }: Sending, receipt: string): void {
    options.onReceipt?.()
    ledger.write({ token, submissionId, answers: digestOf(answers), receipt })
    acknowledged += 1
    told.emit('receipt')
    if (receipt !== pathTo.answerReceipt(token, submissionId)) refusals.push(`receipt ${receipt}`)
  }

  const all = Promise.all(
    Array.from({ length: connections }, async () => {
      for (const sending of waiting) {
        if (isEnding) return
        await sendUntilReceipt(sending)
        if (pauseMs > 0) await setTimeout(pauseMs)
      }
    }),
  )
  return {
    acknowledged: () => acknowledged,
    refusals,
    async untilAcknowledged(count) {
      const reached = new Promise<void>(resolve => {
        const check = () => {
          if (acknowledged < count) return
          told.off('receipt', check)
          resolve()
        }
        told.on('receipt', check)
        check()
      })
      await Promise.race([all, reached])
    },
    async finish() {
      isEnding = true
      await all
      agent.destroy()
    },
    abandon() {
      isEnding = true
      abandoned.abort()
      agent.destroy()
    },
  }
}
