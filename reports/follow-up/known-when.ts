/**
 * A day, or as much of it as is known: `2020-07-01`, `2022-01`, `2022`. They sort as text by where they begin.
 */
export type KnownWhen = string

/** Whether something has surely come after something else; days of which too little is known are not. */
export function isSurelyAfter(one: KnownWhen, other: KnownWhen): boolean {
  return one.slice(0, other.length) > other
}

/** Whether a body that is there from one time to another was there at a time, as far as is known. */
export function isThere(
  {
    validFrom,
    validTo,
  }: { readonly validFrom: KnownWhen | null; readonly validTo: KnownWhen | null },
  when: KnownWhen,
): boolean {
  const hasBegun = validFrom === null || !isSurelyAfter(validFrom, when)
  return hasBegun && (validTo === null || !isSurelyAfter(when, validTo))
}
