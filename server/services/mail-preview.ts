import { type AssociationId, isEmailAddress } from '../../surveys/association.ts'
import { linkIdOf } from '../../surveys/invitation.ts'
import { mailTextFaults } from '../../surveys/mail/check-mail-text.ts'
import type { MailKind, MailText } from '../../surveys/mail/mail-text.ts'
import type { WrittenMail } from '../../surveys/mail/written-mail.ts'
import type { RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import { composeMail } from './compose-mail.ts'
import { addressOf, getInvited } from './invited.ts'
import { shownLinks } from './mail-links.ts'
import { type ReasonAgainstMail, reasonAgainstMail } from './mail-recipient.ts'
import type { Delivery } from './mail-transport.ts'
import { type MailingDeps, requireTransport } from './mailing-service.ts'

/** A mail as an association would get it now. */
export interface PreviewedMail {
  readonly mail: WrittenMail
  /** The association's. */
  readonly name: string
  /** `null`: the association has no address. */
  readonly to: string | null
  /** Why it would not be sent; `null`: it would. */
  readonly reason: ReasonAgainstMail | null
}

/** Mails that are looked at before they are sent. Their links lead nowhere: whoever has a real one can answer. */
export interface MailPreview {
  /**
   * @param text In place of the round's own.
   * @throws Problem 'invitation/unknown' or 'mail/faultyText'.
   */
  show(
    id: RoundId,
    wanted: {
      readonly association: AssociationId
      readonly kind: MailKind
      readonly text?: MailText
    },
  ): Promise<PreviewedMail>
  /**
   * Sends a mail as the first association would get it, but to an address of one's own, and at any hour.
   *
   * @param text In place of the round's own.
   * @throws Problem 'mail/notConfigured', 'invitation/address', 'round/notOpened' or 'mail/faultyText'.
   */
  test(
    id: RoundId,
    wanted: { readonly address: string; readonly kind: MailKind; readonly text?: MailText },
  ): Promise<Delivery>
}

export function createMailPreview(deps: MailingDeps): MailPreview {
  const { store, rounds, texts, mail } = deps
  return {
    async show(id, { association, kind, text }) {
      const round = await rounds.getRound(id)
      const invited = await getInvited(round, association, store)
      const { entry, invitation } = invited
      const wanted = text ?? (await texts.current(round, kind))
      requireFaultless(wanted, kind)
      const to = addressOf(invited)
      const links = shownLinks(id, kind, mail)
      const shown = { id: linkIdOf(invitation), to: to ?? '', links, round }
      const written = composeMail(wanted, { ...shown, associationName: entry.name }, mail)
      return {
        mail: written,
        name: entry.name,
        to,
        reason: await reasonAgainstMail(invited, kind, deps),
      }
    },
    async test(id, { address, kind, text: given }) {
      const transport = requireTransport(mail)
      if (!isEmailAddress(address)) throw new Problem('invitation/address', { address })
      const round = await rounds.getRound(id)
      const [first] = await store.listFrame(id)
      if (first === undefined) throw new Problem('round/notOpened', { round: id })
      const text = given ?? (await texts.current(round, kind))
      requireFaultless(text, kind)
      const shown = {
        id: deps.randomBytes(16).toString('hex'),
        to: address,
        round,
        links: shownLinks(id, kind, mail),
      }
      return transport.deliver(composeMail(text, { ...shown, associationName: first.name }, mail))
    },
  }
}

/** @throws Problem 'mail/faultyText'. */
function requireFaultless(text: MailText, kind: MailKind): void {
  const faults = mailTextFaults(text, kind)
  if (faults.length > 0) throw new Problem('mail/faultyText', {}, { faults })
}
