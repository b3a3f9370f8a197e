import type { CertifiedContent } from '../../reports/results/certified-file.ts'
import type { RoundId } from '../../surveys/round.ts'

/** What was written in free text, as it was certified beside a round's result. */
export interface CertifiedSupplement extends CertifiedContent {
  readonly roundId: RoundId
  /** 1 for the first of a round; the one with the highest number holds. */
  readonly number: number
}

/** What is certified is never changed or removed: a correction is one more. */
export interface SupplementStore {
  /** @returns 'exists' when the number is taken; that one stays. */
  insertSupplement(supplement: CertifiedSupplement): Promise<'stored' | 'exists'>
  /** In the order of their numbers. */
  listSupplements(round: RoundId): Promise<readonly CertifiedSupplement[]>
  /** The one that holds; `null`: there is none. */
  findSupplement(round: RoundId): Promise<CertifiedSupplement | null>
}
