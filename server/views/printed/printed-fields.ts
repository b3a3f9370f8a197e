import type { Say } from '../../../reports/documents/document.ts'
import type { TypedQuestion } from '../../../reports/printed/read-question.ts'
import type { TypedSource } from '../../../reports/printed/read-source.ts'
import type { TypedFault } from '../../../reports/printed/typed-fault.ts'
import type { TypedPair } from '../../services/printed-pairing.ts'
import { type TextField, textField, type Typed } from '../form-field.ts'

/** What each field of a source is called in its form. */
export const SOURCE_FIELDS = {
  document: 'dokument',
  collectedBy: 'insamlat-av',
  year: 'ar',
  page: 'sida',
  section: 'paragraf',
  day: 'datum',
  registryNumber: 'diarienummer',
} as const satisfies Readonly<Record<keyof TypedSource, string>>

/** The same of a question. */
export const QUESTION_FIELDS = {
  number: 'nummer',
  wording: 'fraga',
  min: 'lagsta',
  max: 'hogsta',
  n: 'antal-svar',
  size: 'antal-tillfragade',
  mean: 'medelbetyg',
  sd: 'standardavvikelse',
  sdDivisor: 'delat-med',
  percentages: 'procent',
} as const satisfies Readonly<Record<keyof TypedQuestion, string>>

/** The same of which question of a round it is held against, and of why. */
export const PAIR_FIELDS = {
  item: 'motsvarar',
  class: 'klass',
  reason: 'skal',
} as const satisfies Readonly<Record<Exclude<keyof TypedPair, 'question'>, string>>

export const SYNTHETIC_FIELD = 'pahittat'
export const PRINTED_REVISION = 'revision'

const FIELDS: Readonly<Record<string, string>> = {
  ...SOURCE_FIELDS,
  ...QUESTION_FIELDS,
  ...PAIR_FIELDS,
}

/** What is wrong, in words, by the id of its field. */
export function errorsOf(
  faults: readonly TypedFault[],
  say: Say,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    faults.map(({ field, code, values }) => [
      FIELDS[field] ?? field,
      say('printed.fault', {
        field: say(`printedField.${field}`),
        fault: say(`tableFault.printed.${code}`, values),
      }),
    ]),
  )
}

/** What has been typed, by the ids of its fields. */
export function valuesOf<Field extends string>(
  typed: Readonly<Record<Field, string>>,
  fields: Readonly<Record<Field, string>>,
): Typed['values'] {
  const names = Object.keys(fields) as Field[]
  return Object.fromEntries(names.map(name => [fields[name], typed[name]]))
}

/** Every field of a form, in order, as a line to type in. */
export function textFields(
  fields: Readonly<Record<string, string>>,
  typed: Typed,
  say: Say,
): readonly TextField[] {
  return Object.entries(fields).map(([name, id]) =>
    textField(
      {
        id,
        label: say(`printedField.${name}`),
        help: say(`printedField.${name}.help`),
        autocomplete: 'off',
        type: name === 'day' ? 'date' : 'text',
      },
      typed,
    ),
  )
}
