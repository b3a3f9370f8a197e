import { digestOf } from '../../reports/results/canonical.ts'
import { isEmailAddress } from '../../surveys/association.ts'
import { type Invitation, linkIdOf } from '../../surveys/invitation.ts'
import type { MailKind } from '../../surveys/mail/mail-text.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import type { Store } from '../store/store.ts'
import { addressOf, type Invited } from './invited.ts'
import type { RoundKeys } from './round-keys.ts'

/** Why an association gets no mail. */
export const REASONS_AGAINST_MAIL = [
  'noAddress',
  'badAddress',
  'optedOut',
  'bounced',
  'answered',
  'wayOut',
  'decided',
] as const
export type ReasonAgainstMail = (typeof REASONS_AGAINST_MAIL)[number]

export interface RecipientDeps {
  readonly store: Store
  readonly secret: ServerSecret
  readonly keys: RoundKeys
}

/**
 * Why an association is not to be written to just now; `null`: it is. A new link is sent also to one that has
 * answered: it may be for answering anew.
 */
export async function reasonAgainstMail(
  invited: Invited,
  kind: MailKind,
  deps: RecipientDeps,
): Promise<ReasonAgainstMail | null> {
  const { invitation } = invited
  const told = kind === 'result' ? reasonAgainstTelling(invitation) : reasonByItself(invitation)
  if (told !== null) return told
  const reason = await reasonAgainstAddress(addressOf(invited), deps)
  if (reason !== null) return reason
  if (kind === 'result') return null
  const isNewLink = kind === 'invitation' && invitation.linkId !== null
  return !isNewLink && (await isAnswered(invited, deps)) ? 'answered' : null
}

/** Why an association is not to be asked any more, however it is reached; `null`: it is, also when it is to answer anew. */
export async function reasonAgainstAsking(
  invited: Invited,
  deps: RecipientDeps,
): Promise<ReasonAgainstMail | null> {
  const told = reasonByItself(invited.invitation)
  if (told !== null || !(await isAnswered(invited, deps))) return told
  return (await isToAnswerAnew(invited, deps)) ? null : 'answered'
}

/** Whether the answer that its link is to replace is the one that stands. */
async function isToAnswerAnew(
  { round, invitation: { replacesRevision, associationId } }: Invited,
  { store, keys }: RecipientDeps,
): Promise<boolean> {
  if (replacesRevision === null) return false
  const key = (await keys.linkKeyOf(round)).responseKey(associationId)
  return (await store.findResponse(round.id, key))?.revision === replacesRevision
}

/** An association that has told, or of which is decided, that it does not answer is not asked. */
function reasonByItself({ outcome, wayOut }: Invitation): ReasonAgainstMail | null {
  if (outcome !== null) return 'decided'
  return wayOut === null ? null : 'wayOut'
}

/**
 * Everyone who was invited is told of the result, also who would not answer; not who is not there, or may be somebody
 * else. Every way out is decided before a round is certified.
 */
function reasonAgainstTelling({ outcome }: Invitation): ReasonAgainstMail | null {
  return outcome?.code === 'NE' || outcome?.code === 'U' ? 'decided' : null
}

/** Why nothing is sent to an address; `null`: it takes mail, as far as is known. */
export async function reasonAgainstAddress(
  address: string | null,
  { store, secret }: Pick<RecipientDeps, 'store' | 'secret'>,
): Promise<ReasonAgainstMail | null> {
  if (address === null) return 'noAddress'
  if (!isEmailAddress(address)) return 'badAddress'
  return (await store.findAddressStop(secret.addressKey(address)))?.kind ?? null
}

/** By its mark, or by a response whose mark was lost. Where nobody is marked nobody knows. */
async function isAnswered(
  { round, invitation }: Invited,
  { store, keys }: RecipientDeps,
): Promise<boolean> {
  if (!promiseOf(round.promise).marksAnswered) return false
  if (invitation.answeredAt !== null) return true
  const key = (await keys.linkKeyOf(round)).responseKey(invitation.associationId)
  return (await store.findSubmitted(round.id, [key])).has(key)
}

/** What a mail is sent for: the same cause is never queued twice. */
export interface Cause {
  readonly kind: MailKind
  /** Of the mailing; an invitation is one for each link. */
  readonly occasion: string
}

/** What tells a mail to an association from every other. */
export function causeOf(invitation: Invitation, { kind, occasion }: Cause): Cause {
  return { kind, occasion: kind === 'invitation' ? linkIdOf(invitation) : occasion }
}

/** The digest of a cause: the id of its message. */
export function messageIdOf(invitation: Invitation, { kind, occasion }: Cause): string {
  return digestOf([invitation.roundId, invitation.id, kind, occasion])
}
