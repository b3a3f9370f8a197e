import { canonical, sha256 } from '../../reports/results/canonical.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { UserId } from './user.ts'

/** Everything that is written to the log; each has its words in the texts under `act.`. */
export const ACTS = [
  'login.done',
  'login.refused',
  'login.ended',
  'password.changed',
  'secondFactor.added',
  'secondFactor.removed',
  'recoveryCodes.made',
  'sessions.ended',
  'user.added',
  'user.changed',
  'user.disabled',
  'user.enabled',
  'user.reset',
  'user.ended',
  'register.imported',
  'register.exported',
  'register.undone',
  'association.added',
  'association.changed',
  'association.closed',
  'association.reopened',
  'body.added',
  'body.changed',
  'printed.added',
  'printed.changed',
  'printed.imported',
  'printed.exported',
  'survey.published',
  'surveyDraft.begun',
  'surveyDraft.changed',
  'surveyDraft.removed',
  'round.created',
  'round.changed',
  'round.removed',
  'round.opened',
  'round.extended',
  'round.closed',
  'round.certified',
  'results.corrected',
  'round.disposed',
  'reportText.saved',
  'results.published',
  'results.withdrawn',
  'links.exported',
  'openLink.opened',
  'openLink.closed',
  'forms.exported',
  'letters.exported',
  'responses.imported',
  'response.keyed',
  'response.shown',
  'response.copied',
  'responses.exported',
  'package.exported',
  'response.approved',
  'response.rejected',
  'response.setAside',
  'response.putBack',
  'association.moved',
  'outcome.decided',
  'unanswered.read',
  'freeText.read',
  'freeText.exported',
  'freeText.imported',
  'freeText.codesChanged',
  'freeText.quoted',
  'freeText.certified',
  'results.read',
  'results.exported',
  'comparison.certified',
  'results.imported',
  'key.accepted',
  'audit.added',
  'audit.changed',
  'audit.exported',
  'audit.frozen',
  'inquiry.opened',
  'inquiry.linkReplaced',
  'inquiry.closed',
  'inquiry.setAside',
  'log.read',
  'store.backedUp',
  'store.restored',
  'store.copied',
  'store.moved',
  'mail.allowed',
  'mail.scheduled',
  'mail.stopped',
  'mail.tested',
  'mail.textSaved',
  'mail.bounced',
  'mail.notBounced',
  'mail.linkSent',
  'job.cancelled',
] as const
export type ActName = (typeof ACTS)[number]

/** Who did something: a user, someone at the command line, or a visitor who is not logged in. */
export type Actor =
  | { readonly kind: 'user'; readonly id: UserId }
  | { readonly kind: 'commandLine'; readonly account: string }
  | { readonly kind: 'visitor' }

const COMMAND_LINE = 'kommandoraden: '
const VISITOR = 'ej inloggad'

/** An actor as the log has it: a user by id alone. */
export function actorText(actor: Actor): string {
  switch (actor.kind) {
    case 'user':
      return actor.id
    case 'commandLine':
      return COMMAND_LINE + actor.account
    case 'visitor':
      return VISITOR
  }
}

/** Something that is done, and what the log is to hold of it. Never a name, an address, a link or an answer. */
export interface Act {
  readonly act: ActName
  /** What it is done to: a round's id, a user's id. */
  readonly object?: string
  /** Why, in the words of whoever did it. */
  readonly reason?: string | undefined
  /** How: a format, a role, a digest. */
  readonly detail?: string
}

/** From where, and by whom. */
export interface Origin {
  readonly actor: Actor
  /** `192.0.2.0/24`; `null` at the machine itself. */
  readonly network: string | null
}

/**
 * One line of the log of who did what (händelselogg). Each holds the hash of the one before: what is
 * altered, taken out or put in between is seen by whoever goes through them.
 */
export interface LogEntry {
  /** 1, 2, 3 …: order is by number, never by the clock. */
  readonly number: number
  readonly at: Instant
  readonly by: string
  readonly act: ActName
  readonly object: string | null
  readonly reason: string | null
  readonly detail: string | null
  readonly network: string | null
  /** `null`: it is to be done. Otherwise the entry says that what the entry with this number begins came to nothing. */
  readonly refusalOf: number | null
  /** Hash of the entry before; of the first, zeros. */
  readonly previous: string
  /** SHA-256 of everything else in canonical form. */
  readonly hash: string
}

/** What stands before the first entry. */
export const BEFORE_FIRST = '0'.repeat(64)

/** An entry as it is noted elsewhere: its number and its hash, `120:9f86d081…`. */
export function entryName({ number, hash }: Pick<LogEntry, 'number' | 'hash'>): string {
  return `${number}:${hash}`
}

/** The entry that follows another. @param last `null`: there is none. */
export function entryAfter(
  last: Pick<LogEntry, 'number' | 'hash'> | null,
  told: Omit<LogEntry, 'number' | 'previous' | 'hash'>,
): LogEntry {
  const entry = { ...told, number: (last?.number ?? 0) + 1, previous: last?.hash ?? BEFORE_FIRST }
  return { ...entry, hash: hashOf(entry) }
}

/**
 * What is wrong with an entry that comes after another; `null`: nothing.
 *
 * - `logGap`: one or more are missing before it, or it stands in another place.
 * - `logHash`: something in it is not as it was written.
 * - `logChain`: what stands before it is not what stood there when it was written.
 */
export function entryFault(
  last: Pick<LogEntry, 'number' | 'hash'> | null,
  { hash, ...entry }: LogEntry,
): 'logGap' | 'logHash' | 'logChain' | null {
  if (entry.number !== (last?.number ?? 0) + 1) return 'logGap'
  if (hash !== hashOf(entry)) return 'logHash'
  return entry.previous === (last?.hash ?? BEFORE_FIRST) ? null : 'logChain'
}

function hashOf(entry: Omit<LogEntry, 'hash'>): string {
  return sha256(canonical(entry))
}
