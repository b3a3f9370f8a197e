import type { Say } from '../../../reports/documents/document.ts'
import { type FieldKind, type TextField, textField, type Typed } from '../form-field.ts'

/** What the forms about mail call what is written in them. */
export const MAIL_FIELDS = {
  kind: 'slag',
  day: 'dag',
  time: 'tid',
  association: 'forening',
  email: 'epost',
  reason: 'skal',
  subject: 'amne',
  body: 'text',
  version: 'version',
  address: 'adress',
  file: 'fil',
} as const
/** Those that are lines or texts to write. */
export const WRITTEN_LINES = [
  'day',
  'time',
  'association',
  'email',
  'reason',
  'subject',
  'body',
  'address',
] as const

/** One line to write in, with its label and its help. */
export function mailField(
  name: (typeof WRITTEN_LINES)[number],
  { typed, say, ...own }: { readonly typed: Typed; readonly say: Say } & Partial<FieldKind>,
): TextField {
  const key = `mailPage.field.${name}`
  const kind = { id: MAIL_FIELDS[name], label: say(key), help: say(`${key}.help`) }
  return textField({ ...kind, autocomplete: 'off', ...own }, typed)
}
