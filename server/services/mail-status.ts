import type { Mailing } from '../../surveys/mail/mailing.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { ConditionStore } from '../store/condition-store.ts'
import type { MessageCount, OutboxMessage } from '../store/outbox-store.ts'
import type { Store } from '../store/store.ts'
import type { AddressStops, Unreachable } from './address-stop-service.ts'
import type { RoundService } from './round-service.ts'
import { isHeld } from './held-copy.ts'
import { isPaused, resumableMailing } from './paused-result.ts'
import type { MailSurroundings } from './mail-surroundings.ts'

/** A mail with the association that it is for. */
export interface NamedMessage extends OutboxMessage {
  readonly name: string
}

/** How far the mails of a round have come. */
export interface MailStatus {
  readonly mailings: readonly Mailing[]
  readonly counts: readonly MessageCount[]
  /** Mails that were given up, with the mail server's code. */
  readonly failed: readonly NamedMessage[]
  /** Mails that the mail server has not taken yet, with its code: they are tried again. */
  readonly retried: readonly NamedMessage[]
  /** How many mails were stopped for each reason: `byStaff`, or why nothing is sent to the association. */
  readonly stopped: ReadonlyMap<string, number>
  /** Some of them go by themselves when the result can be read again. */
  readonly isPaused: boolean
  readonly unreachable: readonly Unreachable[]
  /** Nothing is sent at all: no mail server is set, or the store is a copy. */
  readonly blocked: 'notConfigured' | 'held' | null
}

export interface MailStatusService {
  /** @throws Problem 'round/unknown'. */
  read(id: RoundId): Promise<MailStatus>
}

export function createMailStatus({
  store,
  rounds,
  mail,
  addressStops,
}: {
  readonly store: Store
  readonly rounds: Pick<RoundService, 'getRound'>
  readonly mail: MailSurroundings
  readonly addressStops: AddressStops
}): MailStatusService {
  return {
    async read(id) {
      const round = await rounds.getRound(id)
      const mailings = await store.listMailings(id)
      return {
        mailings,
        counts: await store.countMessages(id),
        ...(await messagesOf(id, await resumableMailing(round, mailings, store), store)),
        unreachable: await addressStops.listUnreachable(id),
        blocked: await findBlock(store, mail),
      }
    },
  }
}

/** The mails that did not simply go. */
async function messagesOf(
  id: RoundId,
  resumable: Mailing | null,
  store: Store,
): Promise<Pick<MailStatus, 'failed' | 'retried' | 'stopped' | 'isPaused'>> {
  const frame = await store.listFrame(id)
  const names = new Map(frame.map(({ associationId, name }) => [associationId, name]))
  const failed: NamedMessage[] = []
  const retried: NamedMessage[] = []
  const stopped = new Map<string, number>()
  let hasPaused = false
  for await (const message of store.eachMessage(id)) {
    const { associationId, state, why } = message
    if (why === null) continue
    hasPaused ||= isPaused(message, resumable)
    const named = { ...message, name: names.get(associationId) ?? associationId }
    if (state === 'failed') failed.push(named)
    else if (state === 'stopped') stopped.set(why, (stopped.get(why) ?? 0) + 1)
    else retried.push(named)
  }
  return { failed, retried, stopped, isPaused: hasPaused }
}

/** Why nothing is sent at all; `null`: it is. */
export async function findBlock(
  store: ConditionStore,
  { transport }: Pick<MailSurroundings, 'transport'>,
): Promise<MailStatus['blocked']> {
  if (transport === null) return 'notConfigured'
  return (await isHeld(store)) ? 'held' : null
}
