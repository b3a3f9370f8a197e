import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import type { DisclosureRule } from '../disclosure/disclosed-item.ts'
import {
  type DisclosedIndex,
  type IndexPattern,
  indexPattern,
} from '../disclosure/index-pattern.ts'
import { PRINTED_STEP, roundedTo } from '../disclosure/rounding-step.ts'
import { gradeBand } from '../statistics/grade-band.ts'
import { scaleIndex } from '../statistics/scale-index.ts'
import { highSteps } from '../statistics/scoring.ts'
import { type IndexItems, indexUnit } from '../tally/index-tally.ts'
import { disclosedItem } from './printed-total.ts'
import type { PublishedItem } from './published-item.ts'
import type { IndexSectorStratum } from './strata.ts'

/** One index of a round with its items, and what may be shown of it. */
export interface PublishedIndex {
  readonly disclosed: DisclosedIndex
  readonly pattern: IndexPattern
}

/**
 * An index under a rule, with its items under the same rule.
 *
 * @returns `null` when the survey has none of its items.
 */
export function publishedIndex(
  index: IndexItems,
  {
    strata,
    items,
  }: { readonly strata: readonly IndexSectorStratum[]; readonly items: readonly PublishedItem[] },
  rule: DisclosureRule,
): PublishedIndex | null {
  const own = items.filter(({ question }) => index.items.includes(question.id))
  const [first] = own
  if (first === undefined) return null
  const { scale } = first.question
  const disclosed: DisclosedIndex = {
    scale,
    unit: indexUnit(index.items.length),
    strata,
    items: own.map(({ question, strata: answers, pattern }) => ({
      item: disclosedItem(question.scale, answers),
      pattern,
      isReversed: index.reversed.includes(question.id),
    })),
    print: mean => printedIndex(mean, scale),
  }
  return { disclosed, pattern: indexPattern(disclosed, rule) }
}

/** What is printed of the index of all: its mean, the same on 0–100, and the level. */
function printedIndex(mean: number, scale: ScaleQuestion['scale']) {
  return [
    roundedTo(mean, PRINTED_STEP.mean),
    roundedTo(scaleIndex(mean, scale), PRINTED_STEP.index),
    highSteps(scale) === null ? null : gradeBand(mean, null).band,
  ]
}
