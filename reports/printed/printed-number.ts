import { formatDecimal } from '../formats/swedish.ts'

/** A number as it stands in print: how many decimals it has tells how far it has been rounded. */
export interface PrintedNumber {
  readonly value: number
  readonly decimals: number
}

const WRITTEN = /^(?<sign>[-−]?)(?<whole>\d{1,7})(?:[.,](?<fraction>\d{1,4}))?$/

/**
 * Reads a number as it is printed, with a decimal comma or a point, and perhaps a per cent sign.
 *
 * @returns `null` when it is no such number.
 * @example readPrintedNumber('3,20') // {"value":3.2,"decimals":2}
 */
export function readPrintedNumber(written: string): PrintedNumber | null {
  const match = WRITTEN.exec(written.replaceAll(/[\s%]/gu, ''))
  if (match === null) return null
  const { sign = '', whole = '', fraction = '' } = match.groups ?? {}
  const value = Number(`${sign === '' ? '' : '-'}${whole}.${fraction}0`)
  return { value, decimals: fraction.length }
}

/** Writes it as it is printed: `3,20`. */
export function writePrintedNumber({ value, decimals }: PrintedNumber): string {
  return formatDecimal(value, decimals)
}

/** What it has been rounded to: 0.1 for one decimal. */
export function roundingUnitOf({ decimals }: PrintedNumber): number {
  return 1 / 10 ** decimals
}
