/** One line to type in, as `templates/partials/text-field` prints it. */
export interface TextField {
  readonly id: string
  readonly label: string
  readonly help: string | null
  readonly error: string | null
  readonly type: 'text' | 'password' | 'date'
  readonly value: string
  readonly autocomplete: string | null
  readonly inputmode: string | null
  readonly describedBy: string | null
}

/** What a field is, but for what was typed and what is wrong with it. */
export interface FieldKind {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly type?: TextField['type']
  readonly autocomplete?: string
  readonly inputmode?: string
}

/** What was typed, and what is wrong, by the field's id. */
export interface Typed {
  readonly values: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
}

export const NOTHING_TYPED: Typed = { values: {}, errors: {} }

const PLAIN = { help: null, type: 'text', autocomplete: null, inputmode: null } as const

/** A field with what was typed in it. A secret is never sent back. */
export function textField(kind: FieldKind, { values, errors }: Typed): TextField {
  const { id, label, help, type, autocomplete, inputmode } = { ...PLAIN, ...kind }
  const error = errors[id] ?? null
  const described = [
    help === null ? [] : [`${id}-hjalp`],
    error === null ? [] : [`${id}-fel`],
  ].flat()
  return {
    id,
    label,
    help,
    type,
    autocomplete,
    inputmode,
    error,
    value: type === 'password' ? '' : (values[id] ?? ''),
    describedBy: described.length === 0 ? null : described.join(' '),
  }
}

/** Every error, with a link to its field, in the order in which they were found. */
export function errorList({ errors }: Typed) {
  return Object.entries(errors).map(([id, text]) => ({ href: `#${id}`, text }))
}

/** The title of a page that tells of an error begins with it. */
export function titleOf(title: string, { errors }: Typed): string {
  return Object.keys(errors).length === 0 ? title : `Fel: ${title}`
}

/** One of several to choose, as `templates/partials/choice-field` prints it. */
export interface ChoiceField {
  readonly id: string
  readonly legend: string
  readonly error: string | null
  readonly choices: readonly Choice[]
}

export interface Choice {
  readonly value: string
  readonly text: string
  /** What it means; `null`: the text says it. */
  readonly help: string | null
  readonly checked: boolean
}

/** A choice with what was chosen. */
export function choiceField(
  kind: Pick<ChoiceField, 'id' | 'legend'> & {
    readonly choices: readonly (Pick<Choice, 'value' | 'text'> & { readonly help?: string })[]
  },
  { values, errors }: Typed,
): ChoiceField {
  const { id, legend, choices } = kind
  return {
    id,
    legend,
    error: errors[id] ?? null,
    choices: choices.map(choice => ({
      help: null,
      ...choice,
      checked: values[id] === choice.value,
    })),
  }
}
