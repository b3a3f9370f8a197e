import type { SectorId } from '../../surveys/association.ts'
import type { AnonymityPromise } from '../../surveys/promise.ts'
import type { Scale } from '../../surveys/questions/scale.ts'
import type { WithholdingReason } from './figure.ts'
import type { SectorAnswers } from './sector-answers.ts'
import type { AlsoPrinted } from './total-measures.ts'

/** One item of a round, as it is to be published. */
export interface DisclosedItem {
  readonly scale: Pick<Scale, 'min' | 'max'>
  readonly strata: readonly SectorAnswers[]
  /** What is printed of the total beside its means and shares. */
  readonly also?: AlsoPrinted
}

export interface DisclosureRule {
  readonly promise: AnonymityPromise
  /** k: fewer answers than this are withheld. */
  readonly threshold: number
}

export type Reasons = ReadonlyMap<SectorId, WithholdingReason>

export const NO_REASONS: Reasons = new Map()
