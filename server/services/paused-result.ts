import type { Instant } from '../../surveys/instant.ts'
import type { Mailing } from '../../surveys/mail/mailing.ts'
import { isPublic } from '../../surveys/publication.ts'
import type { Round } from '../../surveys/round.ts'
import type { OutboxMessage, OutboxStore } from '../store/outbox-store.ts'
import type { ResultStore } from '../store/result-store.ts'
import { resultOccasion } from './decide-mailing.ts'

/** Why a message was stopped: the page of the result was taken back before it could go. */
export const UNPUBLISHED = 'unpublished'
/** What the municipality will do was taken away, and the text tells of it. */
export const NO_PLANS = 'noPlans'

/**
 * The mailing of a result whose mails go by themselves when they can: the last one, unless it is stopped, or tells of a
 * result that has been corrected since. That stands no longer, and the correction has a mailing of its own.
 */
export async function resumableMailing(
  round: Round,
  mailings: readonly Mailing[],
  store: Pick<ResultStore, 'listCorrections'>,
): Promise<Mailing | null> {
  const last = mailings.findLast(({ kind }) => kind === 'result')
  if (last?.state !== 'queued') return null
  return last.occasion === (await resultOccasion(round, store)) ? last : null
}

/**
 * Whether a mail is stopped only until the result, or what the municipality will do, can be read again.
 *
 * @param resumable `null`: no mailing goes by itself.
 */
export function isPaused(
  { kind, state, occasion, why }: OutboxMessage,
  resumable: Mailing | null,
): boolean {
  if (kind !== 'result' || state !== 'stopped') return false
  return (why === UNPUBLISHED || why === NO_PLANS) && occasion === resumable?.occasion
}

/**
 * Lets the mails of a result wait again that were stopped only because nobody could read of it: those of the last mailing,
 * which tells of all that came before.
 *
 * @returns How many.
 */
export async function resumeResult(
  round: Round,
  mailings: readonly Mailing[],
  { store, now }: { readonly store: ResumingStore; readonly now: () => Instant },
): Promise<number> {
  if (!isPublic(round, now())) return 0
  const counts = await store.countMessages(round.id)
  if (!counts.some(({ kind, state }) => kind === 'result' && state === 'stopped')) return 0
  const last = await resumableMailing(round, mailings, store)
  if (last === null) return 0
  const { kind, occasion, textVersion } = last
  let resumed = 0
  for (const why of round.publication?.plans === '' ? [UNPUBLISHED] : [UNPUBLISHED, NO_PLANS]) {
    const stopped = { roundId: round.id, kind, occasion, why }
    resumed += await store.resumeMessages(stopped, { due: now(), textVersion })
  }
  return resumed
}

type ResumingStore = Pick<OutboxStore, 'countMessages' | 'resumeMessages'> &
  Pick<ResultStore, 'listCorrections'>
