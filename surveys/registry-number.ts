/** A registry number (diarienummer) in its parts: `KS-2020/716.912` is number 716 of 2020 in the registry KS, class 912. */
export interface RegistryNumber {
  /** The registry: letters that stand for a body, in capitals. */
  readonly registry: string
  readonly year: number
  readonly serial: number
  /** The class of the plan that documents are sorted by, as it is written; `null`: none is written. */
  readonly documentClass: string | null
}

const WRITTEN =
  /^(?<registry>\p{Lu}{1,10})[- ](?<year>\d{4})\/(?<serial>\d{1,6})(?:\.(?<documentClass>\d{1,6}(?:\.\d{1,6})*))?$/u
const FIRST_YEAR = 1900
const LAST_YEAR = 2199

/**
 * Reads a registry number, however its letters are written.
 *
 * @returns `null` when it cannot be one.
 * @example readRegistryNumber('ks-2020/716.912')?.serial === 716
 */
export function readRegistryNumber(written: string): RegistryNumber | null {
  const match = WRITTEN.exec(written.trim().toLocaleUpperCase('sv'))
  if (match === null) return null
  const { registry, documentClass } = match.groups as { registry: string; documentClass?: string }
  const year = Number(match.groups?.['year'])
  const serial = Number(match.groups?.['serial'])
  const isPossible = year >= FIRST_YEAR && year <= LAST_YEAR && serial > 0
  return isPossible ? { registry, year, serial, documentClass: documentClass ?? null } : null
}

/** Writes it as the seeds do: `KS-2020/716.912`. */
export function writeRegistryNumber(number: RegistryNumber): string {
  const { registry, year, serial, documentClass } = number
  return `${registry}-${year}/${serial}${documentClass === null ? '' : `.${documentClass}`}`
}
