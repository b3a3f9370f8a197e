import { comparabilityClass, type Pair } from '../../surveys/crosswalk.ts'
import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import { scaleQuestionsOf, type Survey } from '../../surveys/survey.ts'
import { itemStrata, type ItemStratum } from '../results/strata.ts'
import { MARGIN } from '../statistics/difference-test.ts'
import { pairedItem } from '../statistics/item-pair.ts'
import { itemPanel } from '../statistics/panel-change.ts'
import { scaleIndexStep } from '../statistics/scale-index.ts'
import { gradeScoring, indexScoring } from '../statistics/scoring.ts'
import { type AdjustedP, adjustedFamily } from './adjusted.ts'
import { comparedValues, TOTAL } from './compared-values.ts'
import type { ComparedValues } from './comparison.ts'
import {
  type ComparisonContext,
  laterResponse,
  rulesOf,
  strictestRule,
  type Year,
} from './comparison-context.ts'
import { countedItemPair } from './item-pair.ts'
import { itemYearPattern } from './item-year-pattern.ts'
import { type WorkedChanges, workedChanges } from './worked-change.ts'

/** A pair of questions as it is worked out, before anything is withheld. */
interface WorkedItem {
  readonly first: AskedYear
  readonly second: AskedYear
  /** Compared in full; otherwise on 0–100, without a verdict. */
  readonly isFull: boolean
  readonly changes: WorkedChanges
}

/** A question in one round, with its answers by sector. */
interface AskedYear {
  readonly question: ScaleQuestion
  readonly strata: readonly ItemStratum[]
}

/**
 * Compares each pair of questions as far as its class allows.
 *
 * Two families are adjusted for: all questions that are compared in full, over all sectors; and the
 * sectors of each of them.
 *
 * @returns By pair; `null` for a pair that may not be compared.
 */
export function compareItems(
  pairs: readonly Pair[],
  context: ComparisonContext,
): ReadonlyMap<Pair, ComparedValues | null> {
  const worked = pairs.map(pair => [pair, workedItem(pair, context)] as const)
  const totals = adjustedFamily(
    worked.flatMap(([pair, item]) => (item?.isFull ? [[pair, item.changes.total] as const] : [])),
  )
  return new Map(
    worked.map(([pair, item]) => [
      pair,
      item === null ? null : openItem(item, totals.get(pair) ?? null, context),
    ]),
  )
}

function workedItem(pair: Pair, context: ComparisonContext): WorkedItem | null {
  const comparability = comparabilityClass(pair)
  const [from] = pair.from
  const [to] = pair.to
  if (comparability === 'D' || from === undefined || to === undefined) return null
  const isFull = comparability !== 'C'
  const first = askedYear(from, 'first', context)
  const second = askedYear(to, 'second', context)
  const scoring = isFull ? gradeScoring : indexScoring
  const counted = countedItemPair({ first: first.strata, second: second.strata }, to, context.joint)
  const strata = pairedItem(counted, {
    first: scoring(first.question.scale),
    second: scoring(second.question.scale),
  })
  return { first, second, isFull, changes: workedChanges(strata, MARGIN) }
}

function askedYear(id: string, year: Year, context: ComparisonContext): AskedYear {
  const { survey, tally } = context[year]
  const question = getScaleQuestion(survey.survey, id)
  return { question, strata: itemStrata(tally, question, context.sectors) }
}

function openItem(
  { first, second, isFull, changes }: WorkedItem,
  totalP: AdjustedP | null,
  context: ComparisonContext,
): ComparedValues {
  const sectorPs = adjustedFamily([...changes.sectors])
  const joint = context.joint?.items[second.question.id]
  return comparedValues({
    unit: isFull ? 'grade' : 'index',
    sectors: context.sectors,
    worked: changes,
    patterns: {
      first: patternOf(first, rulesOf('first', context)),
      second: patternOf(second, rulesOf('second', context)),
    },
    margin: isFull ? MARGIN : MARGIN * scaleIndexStep(second.question.scale),
    adjusted: group => {
      if (!isFull) return null
      return group === TOTAL ? totalP : (sectorPs.get(group) ?? null)
    },
    panel: joint === undefined ? null : itemPanel(joint, second.question.scale),
    rule: strictestRule(context),
    laterResponse: laterResponse(context),
  })
}

function patternOf({ question, strata }: AskedYear, rules: Parameters<typeof itemYearPattern>[2]) {
  return itemYearPattern(strata, question.scale, rules)
}

/** The crosswalk was checked against both versions when it was published. */
function getScaleQuestion(survey: Survey, id: string): ScaleQuestion {
  const question = scaleQuestionsOf(survey).find(candidate => candidate.id === id)
  if (question === undefined) {
    throw new RangeError(`${id} is no question on a scale in ${survey.id}/${survey.version}`)
  }
  return question
}
