import type { AssociationId } from '../../surveys/association.ts'
import { linkIdOf } from '../../surveys/invitation.ts'
import type { MailText } from '../../surveys/mail/mail-text.ts'
import { writeMail } from '../../surveys/mail/written-mail.ts'
import type { FrameEntry, Round, RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { OutboxMessage } from '../store/outbox-store.ts'
import { valuesFor } from './compose-mail.ts'
import { addressOf, type Invited, listInvited } from './invited.ts'
import { answerLinks } from './mail-links.ts'
import { reasonAgainstAddress, reasonAgainstAsking } from './mail-recipient.ts'
import type { MailingDeps } from './mailing-service.ts'
import { checkInvites } from './open-link-rules.ts'
import { checkCollecting } from './paper-service.ts'
import { repairAnswered } from './repair-answered.ts'

/** A letter (brev) to one association, with its link. */
export interface Letter {
  readonly association: FrameEntry
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** The personal link: whoever has it can answer for the association. */
  readonly address: string
}

export interface LetterRound {
  readonly round: Round
  readonly letters: readonly Letter[]
}

export interface LetterService {
  /**
   * The invitation as letters, in the order of the associations' ids: to those that are to be asked and that mail does
   * not reach, or to all that are to be asked.
   *
   * @throws Problem 'round/unknown', 'round/invitesNobody', 'round/neverOpened', 'round/alreadyClosed',
   *   'round/certified' or 'letters/nobodyLeft'.
   */
  list(id: RoundId, wanted: { readonly toAll: boolean }): Promise<LetterRound>
}

export function createLetterService(deps: MailingDeps): LetterService {
  const { store, rounds, keys, mail } = deps
  return {
    async list(id, { toAll }) {
      const round = await rounds.getRound(id)
      checkInvites(round)
      checkCollecting(round, deps)
      // As before anything else that is sent: nobody who has answered is asked again.
      await repairAnswered(round, deps)
      const unreached = await listUnreached(id, deps)
      const text = await letterText(round, deps)
      const linkKey = await keys.linkKeyOf(round)
      const letters: Letter[] = []
      for (const invited of await listInvited(round, store)) {
        if (!(await isWrittenTo(invited, toAll ? 'all' : unreached, deps))) continue
        const token = linkKey.token(linkIdOf(invited.invitation))
        const { entry } = invited
        const links = answerLinks(token, mail)
        const values = valuesFor({ round, associationName: entry.name, links }, mail)
        const written = writeMail(text, values, { mark: null, footer: '' })
        const paragraphs = written.text.trim().split(/\n{2,}/)
        const address = links.page
        // Where its link goes now, which may be another address than when the round opened.
        const association = { ...entry, email: addressOf(invited) }
        letters.push({ association, subject: written.subject, paragraphs, address })
      }
      if (letters.length === 0) throw new Problem('letters/nobodyLeft', { round: id })
      return { round, letters }
    },
  }
}

/** What staff have written as an invitation; where they have not, the usual letter, which says nothing of mail. */
async function letterText(round: Round, { texts, mail }: MailingDeps): Promise<MailText> {
  const { subject, body } = await texts.current(round, 'invitation')
  const usual = mail.usualText('invitation', false)
  return subject === usual.subject && body === usual.body ? mail.usualLetter : { subject, body }
}

async function isWrittenTo(
  invited: Invited,
  unreached: ReadonlySet<AssociationId> | 'all',
  deps: MailingDeps,
): Promise<boolean> {
  if ((await reasonAgainstAsking(invited, deps)) !== null) return false
  if (unreached === 'all' || unreached.has(invited.invitation.associationId)) return true
  return (await reasonAgainstAddress(addressOf(invited), deps)) !== null
}

/** Those whose latest mail the mail server refused, or gave up. */
async function listUnreached(
  id: RoundId,
  { store }: MailingDeps,
): Promise<ReadonlySet<AssociationId>> {
  const latest = new Map<AssociationId, Pick<OutboxMessage, 'queuedAt' | 'state'>>()
  for await (const { associationId, queuedAt, state } of store.eachMessage(id)) {
    const known = latest.get(associationId)
    if (known === undefined || known.queuedAt < queuedAt)
      latest.set(associationId, { queuedAt, state })
  }
  return new Set([...latest].flatMap(([each, { state }]) => (state === 'failed' ? [each] : [])))
}
