import type { SectorId } from '../../surveys/association.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { Round } from '../../surveys/round.ts'
import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import { scaleQuestionsOf } from '../../surveys/survey.ts'
import type { DisclosureRule } from '../disclosure/disclosed-item.ts'
import { correctedPattern } from '../disclosure/corrected-pattern.ts'
import type { ItemPattern } from '../disclosure/item-pattern.ts'
import type { ResultSource } from './build-result.ts'
import { disclosedItem } from './printed-total.ts'
import { type ItemStratum, itemStrata } from './strata.ts'

/** One question of a round with its answers, and what may be shown of them. */
export interface PublishedItem {
  readonly question: ScaleQuestion
  readonly strata: readonly ItemStratum[]
  readonly pattern: ItemPattern
}

/** What a round promised, and its threshold. */
export function ruleOf({
  promise,
  threshold,
}: Pick<Round, 'promise' | 'threshold'>): DisclosureRule {
  return { promise: promiseOf(promise), threshold }
}

/** Every question on a scale, in the order of the survey, under a rule. */
export function publishedItems(
  { survey, tally, before = [] }: Pick<ResultSource, 'survey' | 'tally' | 'before'>,
  sectors: readonly SectorId[],
  rule: DisclosureRule,
): readonly PublishedItem[] {
  return scaleQuestionsOf(survey.survey).map(question => {
    const strata = itemStrata(tally, question, sectors)
    const item = disclosedItem(question.scale, strata)
    const earlier = before.map(counted => itemStrata(counted, question, sectors))
    return { question, strata, pattern: correctedPattern(earlier, item, rule) }
  })
}
