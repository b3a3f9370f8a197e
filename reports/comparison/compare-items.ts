import { comparabilityClass, type Pair } from '../../surveys/crosswalk.ts'
import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import { scaleQuestionsOf, type Survey } from '../../surveys/survey.ts'
import { itemChangePattern } from '../disclosure/item-change-pattern.ts'
import type { ItemPattern } from '../disclosure/item-pattern.ts'
import { disclosedItem } from '../results/printed-total.ts'
import { itemStrata } from '../results/strata.ts'
import { MARGIN } from '../statistics/difference-test.ts'
import { itemPanel } from '../statistics/panel-change.ts'
import { scaleIndexStep } from '../statistics/scale-index.ts'
import { type AdjustedP, adjustedFamily } from './adjusted.ts'
import { comparedValues, TOTAL } from './compared-values.ts'
import type { ComparedValues } from './comparison.ts'
import {
  type ComparisonContext,
  laterResponse,
  leastShown,
  strictestRule,
  type Year,
} from './comparison-context.ts'
import { type AskedYear, pairedYears, printedChange } from './item-pair.ts'
import { stepOfUnit } from './rounded-change.ts'
import { type WorkedChanges, workedChanges } from './worked-change.ts'

/** A pair of questions as it is worked out, before anything is withheld. */
interface WorkedItem {
  readonly first: AskedYear
  readonly second: AskedYear
  /** Compared in full; otherwise on 0–100, without a verdict. */
  readonly isFull: boolean
  readonly changes: WorkedChanges
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
  const strata = pairedYears({ first, second, isFull }, context.joint)
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
  const unit = isFull ? 'grade' : 'index'
  return comparedValues({
    unit,
    sectors: context.sectors,
    worked: changes,
    pattern: itemChangePattern({
      ...disclosedYears({ first, second }),
      patterns: {
        first: patternsOf(first, 'first', context),
        second: patternsOf(second, 'second', context),
      },
      excluded: changes.excluded,
      threshold: leastShown(context),
      print: printedChange({ first, second, isFull }, stepOfUnit(unit), context.joint),
    }),
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

function disclosedYears({ first, second }: Pick<WorkedItem, 'first' | 'second'>) {
  return {
    first: disclosedItem(first.question.scale, first.strata),
    second: disclosedItem(second.question.scale, second.strata),
  }
}

/** Under the round's own rule, and the comparison's. */
function patternsOf(
  { question }: AskedYear,
  year: Year,
  { published }: ComparisonContext,
): readonly ItemPattern[] {
  return published[year].flatMap(
    ({ items }) => items.find(item => item.question.id === question.id)?.pattern ?? [],
  )
}

/** The crosswalk was checked against both versions when it was published. */
function getScaleQuestion(survey: Survey, id: string): ScaleQuestion {
  const question = scaleQuestionsOf(survey).find(candidate => candidate.id === id)
  if (question === undefined) {
    throw new RangeError(`${id} is no question on a scale in ${survey.id}/${survey.version}`)
  }
  return question
}
