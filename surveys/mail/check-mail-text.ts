import { type Fault, fault } from '../fault.ts'
import type { MailKind, MailText } from './mail-text.ts'
import { hasLooseBrace, namesIn, PLANS, placeholdersIn } from './placeholders.ts'

const LONGEST_SUBJECT = 200
const LONGEST_BODY = 10_000
/** Whoever carries a mail writes its subject into logs: a link does not belong there, nor does what has several lines. */
const NOT_IN_SUBJECT: readonly string[] = ['länk', 'avanmälan', PLANS]

/** What is wrong with a text that staff have written, each with its place: `ämne`, or the line, `rad 3`. */
export function mailTextFaults({ subject, body }: MailText, kind: MailKind): readonly Fault[] {
  const lines = body.split(/\r?\n/)
  const inBody = lines.flatMap((line, index) => lineFaults(line, `rad ${index + 1}`, kind))
  return [...subjectFaults(subject, kind), ...bodyFaults(body), ...inBody]
}

function subjectFaults(subject: string, kind: MailKind): readonly Fault[] {
  const place = 'ämne'
  const isOneLine = subject.trim() !== '' && !/[\p{Cc}\u2028\u2029]/u.test(subject)
  const secrets = namesIn(subject).filter(name => NOT_IN_SUBJECT.includes(name))
  return [
    ...(isOneLine && subject.length <= LONGEST_SUBJECT
      ? []
      : [fault(place, 'mailSubject', { most: LONGEST_SUBJECT })]),
    ...secrets.map(name => fault(place, 'mailLinkInSubject', { name })),
    ...lineFaults(subject, place, kind),
  ]
}

function bodyFaults(body: string): readonly Fault[] {
  if (body.trim() === '' || body.length > LONGEST_BODY) {
    return [fault('text', 'mailBody', { most: LONGEST_BODY })]
  }
  return namesIn(body).includes('länk') ? [] : [fault('text', 'mailNoLink')]
}

function lineFaults(line: string, place: string, kind: MailKind): readonly Fault[] {
  const allowed: readonly string[] = placeholdersIn(kind)
  const known = allowed.map(name => `{${name}}`).join(', ')
  const unknown = namesIn(line).filter(name => !allowed.includes(name))
  return [
    ...unknown.map(name => fault(place, 'unknownPlaceholder', { name: `{${name}}`, known })),
    ...(hasLooseBrace(line) ? [fault(place, 'loosePlaceholder')] : []),
  ]
}
