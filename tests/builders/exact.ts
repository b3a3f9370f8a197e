/** An exact number: a fraction of whole numbers, of which the lower is above 0. */
export interface Exact {
  readonly over: bigint
  readonly under: bigint
}

export function exact(over: number | bigint, under: number | bigint = 1): Exact {
  return reduced(BigInt(over), BigInt(under))
}

export const ZERO = exact(0)

export function plus(a: Exact, b: Exact): Exact {
  return reduced(a.over * b.under + b.over * a.under, a.under * b.under)
}

export function minus(a: Exact, b: Exact): Exact {
  return plus(a, { over: -b.over, under: b.under })
}

export function times(a: Exact, b: Exact): Exact {
  return reduced(a.over * b.over, a.under * b.under)
}

/** @throws {RangeError} Where nothing can be divided by. */
export function dividedBy(a: Exact, b: Exact): Exact {
  return reduced(a.over * b.under, a.under * b.over)
}

export function sumOfExact(all: readonly Exact[]): Exact {
  return all.reduce(plus, ZERO)
}

export function isZero({ over }: Exact): boolean {
  return over === 0n
}

/** The nearest number that a computer counts with, or nearly: right to fifteen digits. */
export function toNumber({ over, under }: Exact): number {
  const whole = over / under
  const rest = over - whole * under
  const digits = 10n ** 20n
  return Number(whole) + Number((rest * digits) / under) / 1e20
}

function reduced(over: bigint, under: bigint): Exact {
  if (under === 0n) throw new RangeError('divided by nothing')
  const common = divisor(over < 0n ? -over : over, under < 0n ? -under : under)
  const sign = under < 0n ? -1n : 1n
  return { over: (sign * over) / common, under: (sign * under) / common }
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a === 0n ? 1n : a) : divisor(b, a % b)
}
