/** Something typed that cannot be as it is. Each code has a sentence in `templates/texts`, under `tableFault.printed.`. */
export interface TypedFault<Field extends string = string> {
  readonly field: Field
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
}

export type PrintedReading<Value, Field extends string> =
  | { readonly kind: 'valid'; readonly value: Value }
  | { readonly kind: 'faulty'; readonly faults: readonly TypedFault<Field>[] }

/** A fault, unless it is good. */
export function faultUnless<Field extends string>(
  isGood: boolean,
  field: Field,
  fault: string | Pick<TypedFault, 'code' | 'values'>,
): readonly TypedFault<Field>[] {
  if (isGood) return []
  return [{ field, ...(typeof fault === 'string' ? { code: fault, values: {} } : fault) }]
}

/** Whether a text is one line of words, not longer than so many characters. */
export function isLine(text: string, longest: number): boolean {
  return text !== '' && text.length <= longest && !/\p{Cc}/u.test(text)
}

export function orNull(text: string): string | null {
  return text === '' ? null : text
}
