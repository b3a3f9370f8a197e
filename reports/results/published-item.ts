import type { SectorId } from '../../surveys/association.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { Round } from '../../surveys/round.ts'
import { gradesBehind } from '../../surveys/logic/grades-behind.ts'
import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import { scaleQuestionsOf } from '../../surveys/survey.ts'
import type { DisclosureRule } from '../disclosure/disclosed-item.ts'
import { correctedPattern } from '../disclosure/corrected-pattern.ts'
import { followUpPattern, isVeiled } from '../disclosure/follow-up-pattern.ts'
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
  const askedBy = gradesBehind(survey.survey)
  const patterns = new Map<string, ItemPattern>()
  return scaleQuestionsOf(survey.survey).map(question => {
    const strata = itemStrata(tally, question, sectors)
    // Whether a question is asked is decided by earlier ones.
    const behind = (askedBy.get(question.id) ?? []).flatMap(id => patterns.get(id) ?? [])
    // Nor does what is shown in other sectors follow from how many answered in those that are veiled.
    const isOpen = ({ sector }: ItemStratum) => !isVeiled(behind, sector)
    const item = disclosedItem(question.scale, strata.filter(isOpen))
    const earlier = before.map(counted => itemStrata(counted, question, sectors).filter(isOpen))
    const { threshold } = rule
    const own = correctedPattern(earlier, item, rule)
    const pattern = followUpPattern(own, { behind, strata, threshold })
    patterns.set(question.id, pattern)
    return { question, strata, pattern }
  })
}
