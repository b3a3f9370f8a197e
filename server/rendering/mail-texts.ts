import { readFileSync } from 'node:fs'

import { MAIL_KINDS, type MailKind, type MailText } from '../../surveys/mail/mail-text.ts'

/** The texts that come with the program. */
export interface UsualMails {
  /** @param toAll Nobody knows who has answered, and the text says so. */
  readonly usualText: (kind: MailKind, toAll: boolean) => MailText
  /** The invitation as a letter on paper. */
  readonly usualLetter: MailText
  /** The same to bodies, which the auditors ask; they are told of no result. */
  readonly toBodies: Pick<UsualMails, 'usualText' | 'usualLetter' | 'footer'>
  readonly footer: string
}

/** Reads them, once: the first line of each file is the subject. */
export function loadMailTexts(): UsualMails {
  const texts = new Map(MAIL_KINDS.map(kind => [kind, readText(kind)]))
  const reminderToAll = readText('reminder-to-all')
  return {
    usualText: (kind, toAll) =>
      kind === 'reminder' && toAll ? reminderToAll : (texts.get(kind) ?? readText(kind)),
    usualLetter: readText('letter'),
    toBodies: textsToBodies(),
    footer: readMail('footer').trim(),
  }
}

function textsToBodies(): UsualMails['toBodies'] {
  const invitation = readText('questions')
  const others: Partial<Record<MailKind, MailText>> = {
    reminder: readText('questions-reminder'),
    extension: readText('questions-extension'),
  }
  return {
    usualText: kind => others[kind] ?? invitation,
    usualLetter: readText('questions-letter'),
    footer: readMail('questions-footer').trim(),
  }
}

function readText(name: string): MailText {
  const [subject = '', ...lines] = readMail(name).split('\n')
  return { subject, body: lines.join('\n').trim() }
}

function readMail(name: string): string {
  return readFileSync(new URL(`../../templates/mails/${name}.txt`, import.meta.url), 'utf8')
}
