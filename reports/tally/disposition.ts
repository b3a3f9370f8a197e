import type { Answers } from '../../surveys/response.ts'

/**
 * What became of the invited associations (AAPOR, statistics.md 2): I complete, P partial, R refusal,
 * NC no answer, O other, U unknown eligibility, NE not eligible. Each association counts once.
 */
export interface Dispositions {
  readonly I: number
  readonly P: number
  readonly R: number
  readonly NC: number
  readonly O: number
  readonly U: number
  readonly NE: number
}

/** The share of the core items that must have a code for a response to be complete. */
const COMPLETE_SHARE = 0.8

/**
 * Whether a submitted response is complete (I) or partial (P). "Vet inte" counts as a code.
 *
 * @param coreItems Those that were shown to it.
 */
export function submittedDisposition(answers: Answers, coreItems: readonly string[]): 'I' | 'P' {
  const coded = coreItems.filter(id => answers[id] !== undefined).length
  return coded >= COMPLETE_SHARE * coreItems.length ? 'I' : 'P'
}
