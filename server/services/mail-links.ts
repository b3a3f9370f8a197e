import { type AccessToken, linkIdOf } from '../../surveys/invitation.ts'
import type { MailKind } from '../../surveys/mail/mail-text.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { Invited } from './invited.ts'
import type { RecipientDeps } from './mail-recipient.ts'
import type { MailSurroundings } from './mail-surroundings.ts'

/** Where a mail leads. Made as it is written, and kept nowhere. */
export interface MailLinks {
  /** To the association's own form, or to the result that anyone may read. */
  readonly page: string
  /** Where whoever reads it gets no more mails. */
  readonly optOut: string
}

/**
 * The links in a mail to an address. When a result is told of, the key that personal links come from is gone: the way to
 * no more mails is then made from the address, and says nothing of who answered.
 */
export async function linksFor(
  { round, invitation, to }: Omit<Invited, 'entry'> & { readonly to: string },
  kind: MailKind,
  { secret, keys, mail }: RecipientDeps & { readonly mail: Pick<MailSurroundings, 'links'> },
): Promise<MailLinks> {
  if (kind === 'result') return resultLinks(round.id, secret.addressToken(to, round.id), mail)
  return answerLinks((await keys.linkKeyOf(round)).token(linkIdOf(invitation)), mail)
}

type Links = Pick<MailSurroundings, 'links'>

export function answerLinks(token: AccessToken, { links }: Links): MailLinks {
  return { page: links.answer(token), optOut: links.optOut(token) }
}

function resultLinks(round: RoundId, token: string, { links }: Links): MailLinks {
  return { page: links.result(round), optOut: links.addressOptOut(round, token) }
}

/** In place of a link's token. */
const NO_TOKEN = 'forhandsvisning'

/** Links for a mail that is only looked at: nobody can answer or say no by them. */
export function shownLinks(round: RoundId, kind: MailKind, mail: Links): MailLinks {
  return kind === 'result' ? resultLinks(round, NO_TOKEN, mail) : answerLinks(NO_TOKEN, mail)
}
