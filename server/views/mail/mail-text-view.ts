import type { Say } from '../../../reports/documents/document.ts'
import type { Fault } from '../../../surveys/fault.ts'
import type { MailKind, SavedMailText } from '../../../surveys/mail/mail-text.ts'
import { placeholdersIn } from '../../../surveys/mail/placeholders.ts'
import { isPilot, type Round } from '../../../surveys/round.ts'
import { paths, pathTo } from '../../paths.ts'
import type { PreviewedMail } from '../../services/mail-preview.ts'
import { errorList, titleOf, type Typed } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { letterView } from './letter-view.ts'
import { MAIL_FIELDS, mailField } from './mail-fields.ts'

export interface MailTextPlace {
  readonly visitor: Visitor
  readonly round: Round
  readonly kind: MailKind
  /** The version that whoever writes has seen. */
  readonly version: number
  /** What has been saved, the latest first. */
  readonly saved: readonly SavedMailText[]
  readonly typed: Typed
  readonly done: string | null
  /** As an association would read it; `null`: nobody has asked. */
  readonly shown: PreviewedMail | null
  /** Whether a test can be sent. */
  readonly isSetUp: boolean
}

/** The text of one kind of mail: written, looked at, tried, and saved as a new version. */
export function mailTextView(place: MailTextPlace, say: Say) {
  const { visitor, round, kind, version, typed, done, shown, isSetUp, saved } = place
  const heading = say('mailPage.textHeading', { kind })
  const field = (name: 'subject' | 'body' | 'association' | 'address') =>
    mailField(name, { typed, say })
  return {
    ...workPage(titleOf(heading, typed), { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    back: { href: pathTo.mail(round.id), text: say('mailPage.back') },
    heading,
    done,
    errors: errorList(typed),
    lead: say('mailPage.textLead'),
    version: say('mailPage.version', { version }),
    action: pathTo.mailText(round.id, kind),
    hidden: [{ name: MAIL_FIELDS.version, value: String(version) }],
    subject: field('subject'),
    body: { ...field('body'), rows: 18 },
    association: field('association'),
    address: isSetUp ? field('address') : null,
    shown: shown === null ? null : letterView(shown, say),
    placeholders: placeholdersIn(kind).map(name => ({
      term: `{${name}}`,
      value: say(`mailPage.placeholder.${name}`, { kind }),
    })),
    earlier: saved.slice(1).map(text => ({
      summary: say('mailPage.version', { version: text.version }),
      subject: text.subject,
      body: text.body,
    })),
  }
}

/** What is wrong with a text, beside the field that it is about: what is in the body names its line. */
export function mailTextErrors(faults: readonly Fault[], say: Say): Typed['errors'] {
  const told = (isSubject: boolean) =>
    faults
      .filter(({ path }) => (path === 'ämne') === isSubject)
      .map(({ path, code, values }) => `${capital(path)}: ${say(`fault.${code}`, values)}`)
      .join(' ')
  return Object.fromEntries(
    [
      [MAIL_FIELDS.subject, told(true)],
      [MAIL_FIELDS.body, told(false)],
    ].filter(([, text]) => text !== ''),
  ) as Typed['errors']
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase('sv') + word.slice(1)
}
