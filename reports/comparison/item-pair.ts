import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import type { Printed } from '../disclosure/printed-measure.ts'
import type { PrintedChange } from '../disclosure/item-change-pattern.ts'
import { marginOf, roundedTo } from '../disclosure/rounding-step.ts'
import type { ItemStratum } from '../results/strata.ts'
import { testDifference } from '../statistics/difference-test.ts'
import { domainEstimate } from '../statistics/domain-estimate.ts'
import { type ItemPair, pairedItem } from '../statistics/item-pair.ts'
import { meanChange } from '../statistics/mean-change.ts'
import type { PairedStratum } from '../statistics/paired-stratum.ts'
import { gradeScoring, indexScoring } from '../statistics/scoring.ts'
import type { PairTally } from '../tally/joint-tally.ts'

/** A question in one round, with its answers by sector. */
export interface AskedYear {
  readonly question: ScaleQuestion
  readonly strata: readonly ItemStratum[]
}

/** A question in two rounds, that list the same sectors. */
export interface AskedTwice {
  readonly first: AskedYear
  readonly second: AskedYear
  /** On its scale; otherwise on 0–100. */
  readonly isFull: boolean
}

/** Both rounds' answers, ready to be compared. */
export function pairedYears(asked: AskedTwice, joint: PairTally | null): readonly PairedStratum[] {
  const scoring = asked.isFull ? gradeScoring : indexScoring
  return pairedItem(countedPair(asked, joint), {
    first: scoring(asked.first.question.scale),
    second: scoring(asked.second.question.scale),
  })
}

function countedPair({ first, second }: AskedTwice, joint: PairTally | null): ItemPair {
  return {
    strata: first.strata.flatMap((stratum, index) => {
      const later = second.strata[index]
      if (later === undefined) return []
      const common = joint?.commonFrame[stratum.sector] ?? null
      return [{ sector: stratum.sector, first: stratum, second: later, common }]
    }),
    joint: joint?.items[second.question.id] ?? null,
  }
}

/** What is printed of the change in all, had the answers been others: the rules of disclosure ask for it. */
export function printedChange(
  asked: AskedTwice,
  step: number,
  joint: PairTally | null,
): PrintedChange {
  const scoring = asked.isFull ? gradeScoring : indexScoring
  const rounded = (value: number | null): Printed =>
    value === null ? null : roundedTo(value, step)
  const changed = (first: readonly ItemStratum[], second: readonly ItemStratum[]) =>
    meanChange(
      pairedYears(
        {
          ...asked,
          first: { ...asked.first, strata: first },
          second: { ...asked.second, strata: second },
        },
        joint,
      ),
    )
  return {
    mean: (year, strata) => [
      rounded(domainEstimate(strata, scoring(asked[year].question.scale)).mean),
    ],
    difference: (first, second) => [rounded(changed(first, second)?.difference ?? null)],
    interval(first, second) {
      const change = changed(first, second)
      const interval = change === null ? null : testDifference(change).interval95
      return [interval === null ? null : marginOf(interval, step)]
    },
  }
}
