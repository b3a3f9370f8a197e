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
export function responseRate(dispositions: Dispositions): number | null {
  return outcomeRates(dispositions).RR2
}

/** Every rate of AAPOR's standard definitions: proportions in [0, 1]; `null` where the base is empty. */
export interface OutcomeRates {
  /** How large a part of those of unknown eligibility is taken to be eligible. */
  readonly e: number | null
  /** Complete responses among all, those of unknown eligibility too. */
  readonly RR1: number | null
  /** Complete and partial ones: the response rate that is shown. */
  readonly RR2: number | null
  /** As RR1 and RR2, with the part `e` of those of unknown eligibility. */
  readonly RR3: number | null
  readonly RR4: number | null
  /** As RR1 and RR2, without those of unknown eligibility. */
  readonly RR5: number | null
  readonly RR6: number | null
  /** Refusals. */
  readonly REF1: number | null
  /** Everyone who was reached. */
  readonly CON1: number | null
  /** Complete responses, and complete and partial ones, among those who were reached. */
  readonly COOP1: number | null
  readonly COOP2: number | null
}

/**
 * Response, refusal, contact and cooperation rates.
 *
 * @param eligibleShare `e` where it is documented; otherwise those of unknown eligibility are taken to be
 *   eligible as often as the others (proportional allocation, CASRO).
 * @see AAPOR, Standard Definitions; statistics.md 2.
 * @example
 * outcomeRates({ I: 40, P: 5, R: 2, NC: 60, O: 0, U: 13, NE: 0 }).RR2 // 0.375
 */
export function outcomeRates(
  { I, P, R, NC, O, U, NE }: Dispositions,
  eligibleShare: number | null = null,
): OutcomeRates {
  const eligible = I + P + R + NC + O
  const reached = I + P + R + O
  const e = eligibleShare ?? rate(eligible, eligible + NE)
  const all = eligible + U
  const likely = e === null ? 0 : eligible + e * U
  return {
    e,
    RR1: rate(I, all),
    RR2: rate(I + P, all),
    RR3: rate(I, likely),
    RR4: rate(I + P, likely),
    RR5: rate(I, eligible),
    RR6: rate(I + P, eligible),
    REF1: rate(R, all),
    CON1: rate(reached, all),
    COOP1: rate(I, reached),
    COOP2: rate(I + P, reached),
  }
}

function rate(count: number, base: number): number | null {
  return base === 0 ? null : count / base
}
