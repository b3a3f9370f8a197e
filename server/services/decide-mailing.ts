import type { Instant } from '../../surveys/instant.ts'
import type { MailKind } from '../../surveys/mail/mail-text.ts'
import type { Mailing } from '../../surveys/mail/mailing.ts'
import type { Round } from '../../surveys/round.ts'
import { stockholmDay } from '../../surveys/stockholm-time.ts'
import { Problem } from '../problems.ts'
import type { MailStore } from '../store/mail-store.ts'
import type { ResultStore } from '../store/result-store.ts'

/** A mailing that is to be decided. */
export interface DecidedMailing {
  readonly round: Round
  readonly kind: MailKind
  readonly at: Instant
}

type DecidingStore = MailStore & Pick<ResultStore, 'listCorrections'>

/**
 * Decides a mailing with a version of its text. One that was stopped may be decided again: those who got its mail do
 * not get it twice.
 *
 * @throws Problem 'mail/alreadyDecided'.
 */
export async function decideMailing(
  wanted: DecidedMailing,
  textVersion: number,
  store: DecidingStore,
): Promise<Mailing> {
  const { round, kind, at } = wanted
  const before = await findFree(wanted, store)
  const mailing = {
    roundId: round.id,
    kind,
    occasion: await occasionOf(wanted, store),
    at,
    textVersion,
    state: 'scheduled',
    revision: (before?.revision ?? 0) + 1,
  } as const
  const saved = before === null ? store.insertMailing(mailing) : store.saveMailing(mailing)
  if ((await saved) !== 'stored') throw alreadyDecided(wanted)
  if (kind === 'extension') await stopEarlier(mailing, store)
  return mailing
}

/**
 * What stands in the place of a mailing that is to be decided, and has been stopped; `null`: nothing does.
 *
 * @throws Problem 'mail/alreadyDecided'.
 */
export async function findFree(
  wanted: DecidedMailing,
  store: DecidingStore,
): Promise<Mailing | null> {
  const occasion = await occasionOf(wanted, store)
  const all = await store.listMailings(wanted.round.id)
  const before = all.find(each => each.kind === wanted.kind && each.occasion === occasion)
  if (before !== undefined && before.state !== 'stopped') throw alreadyDecided(wanted)
  return before ?? null
}

function alreadyDecided({ round, kind }: DecidedMailing): Problem {
  return new Problem('mail/alreadyDecided', { round: round.id, kind })
}

/** What tells a mailing from others of its kind. */
async function occasionOf(
  { round, kind, at }: DecidedMailing,
  store: DecidingStore,
): Promise<string> {
  switch (kind) {
    case 'invitation':
      return 'first'
    case 'reminder':
      return stockholmDay(at)
    case 'extension':
      return round.closesAt
    case 'result':
      return resultOccasion(round, store)
  }
}

/** A correction may be told of, and the same result only once. */
export async function resultOccasion(
  { id }: Pick<Round, 'id'>,
  store: Pick<ResultStore, 'listCorrections'>,
): Promise<string> {
  return String((await store.listCorrections(id)).length)
}

/** Two extensions in a row are told of once: both mails would tell of the later day. */
async function stopEarlier({ roundId, occasion }: Mailing, store: MailStore): Promise<void> {
  for (const other of await store.listMailings(roundId)) {
    const isEarlier = other.kind === 'extension' && other.occasion !== occasion
    if (isEarlier && other.state === 'scheduled') await stopMailing(other, store)
  }
}

/** @throws Problem 'round/changedMeanwhile'. */
export async function stopMailing(mailing: Mailing, store: MailStore): Promise<void> {
  const { roundId, revision } = mailing
  const saved = await store.saveMailing({ ...mailing, state: 'stopped', revision: revision + 1 })
  if (saved === 'stale') throw new Problem('round/changedMeanwhile', { round: roundId })
}
