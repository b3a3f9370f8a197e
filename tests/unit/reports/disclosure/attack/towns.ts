import { extent } from '../../../../builders/extent.ts'

/**
 * How many made-up towns are attacked: a few, and always the same, in an ordinary run; a hundred times as
 * many before a release, and others each time.
 */
export function towns(few: number): { readonly numRuns: number; readonly seed?: number } {
  return extent({ numRuns: few, seed: 1 }, { numRuns: 100 * few })
}
