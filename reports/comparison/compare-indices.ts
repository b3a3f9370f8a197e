import type { Scale } from '../../surveys/questions/scale.ts'
import { scaleQuestionsOf } from '../../surveys/survey.ts'
import { PRINTED_STEP, roundedTo } from '../disclosure/rounding-step.ts'
import { changedSectors, type ChangePattern, isSpreadTold } from '../disclosure/change-pattern.ts'
import { indexChangePattern } from '../disclosure/index-change-pattern.ts'
import { type PublishedIndex, publishedIndex } from '../results/published-index.ts'
import { indexStrata } from '../results/strata.ts'
import { MARGIN } from '../statistics/difference-test.ts'
import { pairedIndex } from '../statistics/index-pair.ts'
import type { IndexStratum } from '../statistics/index-sample.ts'
import { indexPanel } from '../statistics/panel-change.ts'
import type { MeanChange } from '../statistics/mean-change.ts'
import type { PairedStratum } from '../statistics/paired-stratum.ts'
import { scaleIndex, scaleIndexStep } from '../statistics/scale-index.ts'
import { EMPTY_INDEX_TALLY, type IndexItems } from '../tally/index-tally.ts'
import { type AdjustedP, adjustedFamily } from './adjusted.ts'
import { comparableIndices } from './comparable-pairs.ts'
import { comparedValues, TOTAL } from './compared-values.ts'
import type { ComparedValues } from './comparison.ts'
import {
  type ComparisonContext,
  laterResponse,
  leastShown,
  strictestRule,
  type Year,
} from './comparison-context.ts'
import { onIndexScale, panelOnIndexScale } from './index-scale.ts'
import { testedSectors, testedTotal } from './tested-changes.ts'
import { type WorkedChanges, workedChanges } from './worked-change.ts'

/** An index in two rounds as it is worked out, before anything is withheld. */
interface WorkedIndex {
  readonly first: IndexItems
  readonly second: IndexItems
  readonly scale: Scale
  readonly changes: WorkedChanges
  readonly pattern: ChangePattern
}

/**
 * Compares the indices whose questions may all be compared in full. All indices in all sectors, and in all
 * of them together, are one family; what is withheld altogether is not in it.
 *
 * @returns By index id.
 */
export function compareIndices(context: ComparisonContext): ReadonlyMap<string, ComparedValues> {
  const worked = comparableIndices(context.surveys).map(pair => workedIndex(pair, context))
  const family = adjustedFamily(
    worked.flatMap(({ second: { id }, changes, pattern }) => [
      ...testedTotal(`${id} ${TOTAL}`, changes, pattern),
      ...testedSectors(changes, pattern).map(each => ({ ...each, key: `${id} ${each.key}` })),
    ]),
  )
  return new Map(worked.map(index => [index.second.id, openIndex(index, family, context)]))
}

function workedIndex(
  { first, second }: Pick<WorkedIndex, 'first' | 'second'>,
  context: ComparisonContext,
): WorkedIndex {
  const questions = scaleQuestionsOf(context.second.survey.survey)
  const scale = questions.find(({ id }) => id === second.items[0])?.scale
  if (scale === undefined) throw new RangeError(`index ${second.id} has no questions`)
  const disclosed = {
    first: yearOf('first', first, context),
    second: yearOf('second', second, context),
  }
  const strata = onIndexScale(pairedStrata({ first, second }, context), scale)
  const isTold = isSpreadTold(changedSectors(patternsIn(disclosed)))
  const changes = workedChanges(strata, MARGIN * scaleIndexStep(scale), isTold)
  const pattern = indexChangePattern({
    years: disclosed,
    excluded: changes.excluded,
    threshold: leastShown(context),
    print: changes.total === null ? () => [] : printedDifference(changes.total.change, scale),
  })
  return { first, second, scale, changes, pattern }
}

function pairedStrata(
  { first, second }: Pick<WorkedIndex, 'first' | 'second'>,
  context: ComparisonContext,
): readonly PairedStratum[] {
  const { joint, sectors } = context
  const years = {
    first: indexStrata(context.first.tally, first.id, sectors),
    second: indexStrata(context.second.tally, second.id, sectors),
  }
  return pairedIndex({
    items: second.items.length,
    strata: sectors.map((sector, at) => ({
      sector,
      first: years.first[at] ?? NOBODY,
      second: years.second[at] ?? NOBODY,
      common: joint?.commonFrame[sector] ?? null,
    })),
    joint: joint?.indices[second.id] ?? null,
  })
}

function patternsIn(years: Readonly<Record<Year, readonly PublishedIndex[]>>) {
  return {
    first: years.first.map(({ pattern }) => pattern),
    second: years.second.map(({ pattern }) => pattern),
  }
}

const NOBODY: IndexStratum = { size: 0, tally: EMPTY_INDEX_TALLY }

function openIndex(
  { second, scale, changes, pattern }: WorkedIndex,
  family: ReadonlyMap<string, AdjustedP>,
  context: ComparisonContext,
): ComparedValues {
  const joint = context.joint?.indices[second.id]
  const margin = MARGIN * scaleIndexStep(scale)
  const panel = joint && panelOnIndexScale(indexPanel(joint, second.items.length), scale)
  return comparedValues({
    unit: 'index',
    sectors: context.sectors,
    worked: changes,
    pattern,
    margin,
    adjusted: group => family.get(`${second.id} ${group}`) ?? null,
    panel: panel ?? null,
    rule: strictestRule(context),
    laterResponse: laterResponse(context),
  })
}

/** The index and its items under the round's own rule, and under the comparison's. */
function yearOf(
  year: Year,
  index: IndexItems,
  context: ComparisonContext,
): readonly PublishedIndex[] {
  const strata = indexStrata(context[year].tally, index.id, context.sectors)
  return context.published[year].flatMap(
    ({ items, rule }) => publishedIndex(index, { strata, items }, rule) ?? [],
  )
}

/** The difference as it is printed, had one year's mean been another. */
function printedDifference(
  { first, second }: MeanChange,
  scale: Scale,
): (year: Year, mean: number) => readonly number[] {
  return (year, mean) => {
    const index = scaleIndex(mean, scale)
    const difference = year === 'first' ? second.mean - index : index - first.mean
    return [roundedTo(difference, PRINTED_STEP.index)]
  }
}
