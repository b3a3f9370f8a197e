import type { Mailing } from '../../surveys/mail/mailing.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { ConditionStore } from '../store/condition-store.ts'
import type { MessageCount, OutboxMessage } from '../store/outbox-store.ts'
import type { Store } from '../store/store.ts'
import type { AddressStops, Unreachable } from './address-stop-service.ts'
import type { RoundService } from './round-service.ts'
import { isHeld } from './held-copy.ts'
import type { MailSurroundings } from './mail-surroundings.ts'

/** How far the mails of a round have come. */
export interface MailStatus {
  readonly mailings: readonly Mailing[]
  readonly counts: readonly MessageCount[]
  /** Mails that were given up, with the mail server's code. */
  readonly failed: readonly OutboxMessage[]
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
  readonly rounds: RoundService
  readonly mail: MailSurroundings
  readonly addressStops: AddressStops
}): MailStatusService {
  return {
    async read(id) {
      await rounds.getRound(id)
      const failed: OutboxMessage[] = []
      for await (const message of store.eachMessage(id)) {
        if (message.state === 'failed') failed.push(message)
      }
      return {
        mailings: await store.listMailings(id),
        counts: await store.countMessages(id),
        failed,
        unreachable: await addressStops.listUnreachable(id),
        blocked: await findBlock(store, mail),
      }
    },
  }
}

/** Why nothing is sent at all; `null`: it is. */
export async function findBlock(
  store: ConditionStore,
  { transport }: Pick<MailSurroundings, 'transport'>,
): Promise<MailStatus['blocked']> {
  if (transport === null) return 'notConfigured'
  return (await isHeld(store)) ? 'held' : null
}
