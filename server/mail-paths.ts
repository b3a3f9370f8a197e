import { MAIL_KINDS, type MailKind } from '../surveys/mail/mail-text.ts'
import { filled, withQuery } from './fill-path.ts'

/** What is written to those invited. */
export const mailPaths = {
  mail: '/omgangar/:roundId/utskick',
  mailDecision: '/omgangar/:roundId/utskick/besluta',
  mailReview: '/omgangar/:roundId/utskick/besluta/granska',
  mailStop: '/omgangar/:roundId/utskick/stoppa',
  mailText: '/omgangar/:roundId/utskick/text/:kind',
  mailAddresses: '/omgangar/:roundId/utskick/adresser',
  mailReceived: '/omgangar/:roundId/utskick/adresser/kommer-fram',
  mailReturned: '/omgangar/:roundId/utskick/adresser/fil',
  letters: '/omgangar/:roundId/utskick/brev.pdf',
  newLink: '/omgangar/:roundId/utskick/ny-lank',
} as const

/** What kinds of mail are called in addresses and forms. */
export const MAIL_NAMES: Readonly<Record<MailKind, string>> = {
  invitation: 'inbjudan',
  reminder: 'paminnelse',
  extension: 'forlangd-tid',
  result: 'resultat',
}

/** The kind of mail that an address or a form names; `null`: none. */
export function mailKindNamed(name: string): MailKind | null {
  return MAIL_KINDS.find(kind => MAIL_NAMES[kind] === name) ?? null
}

export const pathToMail = {
  mail: (roundId: string) => filled(mailPaths.mail, { roundId }),
  /** @param query What has been written. */
  mailDecision: (roundId: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(mailPaths.mailDecision, { roundId }), query),
  mailReview: (roundId: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(mailPaths.mailReview, { roundId }), query),
  mailStop: (roundId: string) => filled(mailPaths.mailStop, { roundId }),
  mailText: (roundId: string, kind: MailKind) =>
    filled(mailPaths.mailText, { roundId, kind: MAIL_NAMES[kind] }),
  mailAddresses: (roundId: string) => filled(mailPaths.mailAddresses, { roundId }),
  mailReceived: (roundId: string) => filled(mailPaths.mailReceived, { roundId }),
  mailReturned: (roundId: string) => filled(mailPaths.mailReturned, { roundId }),
  letters: (roundId: string) => filled(mailPaths.letters, { roundId }),
  /** @param association Whose it is; left out: that is to be written. */
  newLink: (roundId: string, association = '') =>
    withQuery(filled(mailPaths.newLink, { roundId }), { forening: association }),
}
