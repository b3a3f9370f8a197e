import type { DisclosedItem, DisclosureRule } from './disclosed-item.ts'
import type { Printed } from './printed-measure.ts'
import type { SectorAnswers } from './sector-answers.ts'

type Strata = readonly SectorAnswers[]

/** One round of a comparison, and the rule under which its own result was published. */
export interface ComparedYear extends DisclosedItem {
  readonly rule: DisclosureRule
}

/** One item in two rounds, which list the same sectors. */
export interface ComparedItem {
  readonly first: ComparedYear
  readonly second: ComparedYear
  /** The stricter promise and the larger threshold of the two. */
  readonly rule: DisclosureRule
  /** What is printed of the total, over the sectors that answered both times. */
  readonly print: {
    readonly mean: (strata: Strata) => readonly Printed[]
    readonly difference: (first: Strata, second: Strata) => readonly Printed[]
    readonly interval?: (first: Strata, second: Strata) => readonly Printed[]
  }
}
