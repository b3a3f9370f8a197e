import type { Instant } from '../../surveys/instant.ts'
import type { MailKind } from '../../surveys/mail/mail-text.ts'
import type { Mailing } from '../../surveys/mail/mailing.ts'
import { type Round, type RoundId, roundPhase } from '../../surveys/round.ts'
import type { MessageCount, MessageState } from '../store/outbox-store.ts'
import type { Store } from '../store/store.ts'
import { findBlock, type MailStatus } from './mail-status.ts'
import { listRounds } from './get-round.ts'
import type { MailSurroundings } from './mail-surroundings.ts'

/** How far the mails of one kind to those of a round have come, read from the outbox. */
export interface Sending {
  readonly roundId: RoundId
  /** As the round is. */
  readonly synthetic: boolean
  readonly kind: MailKind
  /** When the next that is decided begins; `null`: all of them have begun. */
  readonly nextAt: Instant | null
  readonly sent: number
  /** Taken by no mail server, or stopped: they are settled too. */
  readonly failed: number
  readonly stopped: number
  readonly total: number
}

/** The mailings as work that goes on: nothing is kept of it beside the outbox. */
export interface SendingService {
  /**
   * Of the rounds that can be answered, or soon can, and of a result while it is told of: in the order of rounds and
   * kinds.
   */
  list(): Promise<readonly Sending[]>
  /** Why nothing is sent at all: no mail server is set, or the store is a copy; `null`: it is. */
  findBlock(): Promise<MailStatus['blocked']>
}

export interface SendingDeps {
  readonly store: Store
  readonly mail: Pick<MailSurroundings, 'transport'>
  readonly now: () => Instant
}

export function createSendingService({ store, mail, now }: SendingDeps): SendingService {
  const mayWrite = (round: Round) =>
    ['open', 'scheduled'].includes(roundPhase(round, now())) || round.publication !== undefined
  return {
    async list() {
      const rounds = (await listRounds(store)).filter(mayWrite)
      const found = await Promise.all(rounds.map(round => sendingsOf(round, store)))
      return found.flat()
    },
    findBlock: () => findBlock(store, mail),
  }
}

async function sendingsOf(
  { id: roundId, synthetic, state }: Round,
  store: Store,
): Promise<readonly Sending[]> {
  const mailings = await store.listMailings(roundId)
  const counts = await store.countMessages(roundId)
  const kinds = new Set([...mailings, ...counts].map(({ kind }) => kind))
  const sendings = [...kinds].toSorted().map(kind => {
    const ofKind = counts.filter(each => each.kind === kind)
    return {
      roundId,
      synthetic,
      kind,
      nextAt: nextOf(mailings.filter(each => each.kind === kind)),
      sent: countIn(ofKind, 'sent'),
      failed: countIn(ofKind, 'failed'),
      stopped: countIn(ofKind, 'stopped'),
      total: ofKind.reduce((sum, { count }) => sum + count, 0),
    }
  })
  return state === 'certified' ? sendings.filter(isUnderWay) : sendings
}

/** Whether anything is left to send. */
function isUnderWay({ nextAt, sent, failed, stopped, total }: Sending): boolean {
  return nextAt !== null || sent + failed + stopped < total
}

function nextOf(mailings: readonly Mailing[]): Instant | null {
  const decided = mailings.filter(({ state }) => state === 'scheduled').map(({ at }) => at)
  return decided.toSorted()[0] ?? null
}

function countIn(counts: readonly MessageCount[], state: MessageState): number {
  return counts.find(each => each.state === state)?.count ?? 0
}
