/** Why a number cannot be an association's organisation number (organisationsnummer). */
export type OrgNumberFault = 'shape' | 'checksum' | 'personal'

export type OrgNumberReading =
  | { readonly kind: 'valid'; readonly orgNumber: string }
  | { readonly kind: 'faulty'; readonly fault: OrgNumberFault }

/**
 * Reads an organisation number as people write it: `802000-1239`, `8020001239` or, with the prefix
 * of legal persons, `168020001239`.
 *
 * A number whose third digit is below 2 is the shape of a personal identity number (personnummer),
 * and so is one with the prefix 18, 19 or 20: it is refused, so that no such number enters the register.
 *
 * @returns The number as `NNNNNN-NNNN`, or the fault.
 */
export function readOrgNumber(written: string): OrgNumberReading {
  const digits = written.replace(/[\s-]/g, '')
  if (/^(18|19|20)\d{10}$/.test(digits)) return { kind: 'faulty', fault: 'personal' }
  const match = /^(?:16)?(\d{10})$/.exec(digits)
  const ten = match?.[1]
  if (ten === undefined) return { kind: 'faulty', fault: 'shape' }
  if (ten.charAt(2) < '2') return { kind: 'faulty', fault: 'personal' }
  if (luhnSum(ten) % 10 !== 0) return { kind: 'faulty', fault: 'checksum' }
  return { kind: 'valid', orgNumber: `${ten.slice(0, 6)}-${ten.slice(6)}` }
}

/** The check digit for the first nine digits, for made-up numbers. */
export function orgNumberCheckDigit(nine: string): number {
  return (10 - (luhnSum(`${nine}0`) % 10)) % 10
}

/** Every second digit from the left is doubled, as in the Luhn algorithm (ISO/IEC 7812-1). */
function luhnSum(digits: string): number {
  let sum = 0
  for (const [index, digit] of [...digits].entries()) {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1)
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum
}
