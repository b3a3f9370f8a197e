import { comparabilityClass, type Pair } from '../../surveys/crosswalk.ts'
import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import { scaleQuestionsOf, type Survey } from '../../surveys/survey.ts'
import { changedSectors, type ChangePattern, isSpreadTold } from '../disclosure/change-pattern.ts'
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
import { testedSectors, testedTotal } from './tested-changes.ts'
import { type WorkedChanges, workedChanges } from './worked-change.ts'

/** A pair of questions as it is worked out, before anything is withheld. */
interface WorkedItem {
  readonly first: AskedYear
  readonly second: AskedYear
  /** Compared in full; otherwise on 0–100, without a verdict. */
  readonly isFull: boolean
  readonly changes: WorkedChanges
  readonly pattern: ChangePattern
}

/**
 * Compares each pair of questions as far as its class allows.
 *
 * Two families are adjusted for: all questions that are compared in full, over all sectors; and the
 * sectors of each of them. What is withheld altogether is in neither.
 *
 * @returns By pair; `null` for a pair that may not be compared.
 */
export function compareItems(
  pairs: readonly Pair[],
  context: ComparisonContext,
): ReadonlyMap<Pair, ComparedValues | null> {
  const worked = pairs.map(pair => [pair, workedItem(pair, context)] as const)
  const totals = adjustedFamily(
    worked.flatMap(([pair, item]) =>
      item?.isFull ? testedTotal(pair, item.changes, item.pattern) : [],
    ),
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
  const asked = { first, second, isFull }
  const patterns = {
    first: patternsOf(first, 'first', context),
    second: patternsOf(second, 'second', context),
  }
  const isTold = isSpreadTold(changedSectors(patterns))
  const changes = workedChanges(pairedYears(asked, context.joint), MARGIN, isTold)
  const pattern = itemChangePattern({
    ...disclosedYears(asked),
    patterns,
    excluded: changes.excluded,
    threshold: leastShown(context),
    print: printedChange(asked, stepOfUnit(unitOf(asked)), context.joint),
  })
  return { ...asked, changes, pattern }
}

function unitOf({ isFull }: Pick<WorkedItem, 'isFull'>): ComparedValues['unit'] {
  return isFull ? 'grade' : 'index'
}

function askedYear(id: string, year: Year, context: ComparisonContext): AskedYear {
  const { survey, tally } = context[year]
  const question = getScaleQuestion(survey.survey, id)
  return { question, strata: itemStrata(tally, question, context.sectors) }
}

function openItem(
  { second, isFull, changes, pattern }: WorkedItem,
  totalP: AdjustedP | null,
  context: ComparisonContext,
): ComparedValues {
  const sectorPs = adjustedFamily(testedSectors(changes, pattern))
  const joint = context.joint?.items[second.question.id]
  return comparedValues({
    unit: unitOf({ isFull }),
    sectors: context.sectors,
    worked: changes,
    pattern,
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
