import type { Dispositions } from '../tally/disposition.ts'

/**
 * Response rate (svarsfrekvens), AAPOR RR2: complete and partial responses among all invited but those
 * known not to be eligible. Unknown eligibility counts as eligible.
 *
 * @returns Proportion in [0, 1], unrounded, or `null` when no association was eligible.
 * @see Svenska statistikersamfundet (2005), En standard för beräkning av bortfall; statistics.md 2.
 * @example
 * responseRate({ I: 28, P: 2, R: 0, NC: 50, O: 0, U: 20, NE: 7 }) // 0.3
 */
export function responseRate({ I, P, R, NC, O, U }: Dispositions): number | null {
  const eligible = I + P + R + NC + O + U
  return eligible === 0 ? null : (I + P) / eligible
}
