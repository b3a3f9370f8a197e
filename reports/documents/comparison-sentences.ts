import type {
  ChangeCell,
  ComparedItem,
  ComparedValues,
  Comparison,
} from '../comparison/comparison.ts'
import { isWithheld, valueOf } from '../disclosure/figure.ts'
import {
  formatCount,
  formatDecimal,
  formatScore,
  numberWord,
  numberWordFirst,
} from '../formats/swedish.ts'
import { writtenInterval } from '../formats/table-cell.ts'
import type { Verdict } from '../statistics/verdict.ts'
import { nameOf, whenOf, yearNames } from './comparison-names.ts'
import type { Say } from './document.ts'
import { limitsOf } from './measure-cells.ts'
import { responseSentence } from './shared-sections.ts'

/** The means of the question on the whole, and what may be said of the change. */
export function changeHeadline(comparison: Comparison, say: Say): string {
  const { items, second } = comparison
  const values = items.find(({ second: asked }) => asked[0]?.id === second.survey.headline)?.values
  if (!values) return say('comparison.noHeadline')
  const { first, second: later } = values.total
  if (isWithheld(first.mean.value) || isWithheld(later.mean.value))
    return say('comparison.headlineWithheld')
  const [from, to] = [first.mean.value.value, later.mean.value.value]
  if (from === null || to === null) return say('comparison.headlineMissing')
  return toldChange({ values, from, to }, comparison, say)
}

interface ToldMeans {
  readonly values: ComparedValues
  readonly from: number
  readonly to: number
}

function toldChange({ values, from, to }: ToldMeans, comparison: Comparison, say: Say): string {
  const when = whenOf(comparison, say)
  if (values.unit === 'index') {
    const rounded = { from: formatDecimal(from, 0), to: formatDecimal(to, 0) }
    return say('comparison.headlineIndex', { ...when, ...rounded })
  }
  const told = say('comparison.headline', { ...when, from: formatScore(from), to: formatScore(to) })
  const verdict = verdictText(values.total, values.margin, say)
  return verdict === null ? told : `${told} ${say('comparison.verdict', { verdict })}`
}

/** What else is said first: how many questions have changed, which most, and what cannot be said. */
export function changeSentences(comparison: Comparison, say: Say): readonly string[] {
  return [
    ...countSentences(comparison, say),
    ...mostChanged(comparison, say),
    ...classSentences(comparison, say),
    ...responseSentences(comparison, say),
  ]
}

/** "Av 15 frågor går 12 att jämföra: 3 är bättre …". No more is said than the verdicts say. */
function countSentences({ items, margin }: Comparison, say: Say): readonly string[] {
  const full = items.filter(item => item.values !== null && 'AB'.includes(item.class))
  if (full.length === 0) return []
  const times = (wanted: readonly Verdict[]) =>
    full.filter(item => wanted.includes(verdictOf(item.values?.total) ?? 'not_assessable')).length
  const uncertain = times(['no_demonstrable_change', 'not_assessable'])
  return [
    say('comparison.counts', {
      count: formatCount(items.length),
      full: full.length,
      improved: times(['improved']),
      worsened: times(['worsened']),
      unchanged: times(['unchanged_within_margin']),
      margin: formatDecimal(margin, 1),
    }),
    ...(uncertain === 0
      ? []
      : [
          say('comparison.uncertain', {
            count: uncertain,
            word: numberWord(uncertain),
          }),
        ]),
  ]
}

/** The largest of the changes that are demonstrated; nothing is said where none is. */
function mostChanged(comparison: Comparison, say: Say): readonly string[] {
  const changed = comparison.items.flatMap(item => {
    const total = item.values?.total
    const isShown = ['improved', 'worsened'].includes(verdictOf(total) ?? '')
    const difference = total && isShown ? valueOf(total.difference.value) : null
    return difference === null || total === undefined ? [] : [{ item, total, difference }]
  })
  const [most] = changed.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
  return most === undefined ? [] : changeSentence(most.item, most.total, say)
}

function changeSentence(item: ComparedItem, total: ChangeCell, say: Say): readonly string[] {
  const [from, to] = [valueOf(total.first.mean.value), valueOf(total.second.mean.value)]
  const limits = limitsOf(total.difference)
  if (from === null || to === null || limits === null) return []
  return [
    say('comparison.most', {
      question: nameOf(item),
      from: formatScore(from),
      to: formatScore(to),
      interval: writtenInterval(...limits, 'difference'),
    }),
  ]
}

function classSentences({ items }: Comparison, say: Say): readonly string[] {
  const counted = (key: string, wanted: string) => {
    const count = items.filter(item => item.class === wanted).length
    return count === 0 ? [] : [say(key, { count, word: numberWordFirst(count) })]
  }
  return [
    [...counted('comparison.indicative', 'C'), ...counted('comparison.none', 'D')].join(' '),
  ].filter(sentence => sentence !== '')
}

function responseSentences(comparison: Comparison, say: Say): readonly string[] {
  const { first, second, bothRounds, withoutPanel = false } = comparison
  const told = say('comparison.response', {
    ...yearNames(comparison),
    firstSentence: responseSentence(first.response, say),
    secondSentence: responseSentence(second.response, say),
  })
  if (withoutPanel) return [told]
  if (bothRounds === null) return [told, say('comparison.noPanel')]
  return [`${told} ${say('comparison.both', { count: formatCount(bothRounds) })}`]
}

/** Who collected, what else differed, and that the figures do not tell why. */
export function whatDiffered(comparison: Comparison, say: Say): readonly string[] {
  const { first, second, crosswalk } = comparison
  return [
    say('comparison.collectors', {
      ...yearNames(comparison),
      firstCollector: first.round.collectedBy,
      secondCollector: second.round.collectedBy,
    }),
    ...crosswalk.differences,
    say('comparison.noCause'),
  ]
}

function verdictOf(cell: ChangeCell | undefined): Verdict | null {
  if (cell === undefined || isWithheld(cell.verdict)) return null
  return cell.verdict.value?.verdict ?? null
}

/** A verdict in words; `null` where there is none or it is withheld. */
export function verdictText(
  { verdict }: Pick<ChangeCell, 'verdict'>,
  margin: number,
  say: Say,
): string | null {
  if (isWithheld(verdict) || verdict.value === null) return null
  const { verdict: code, withinMargin } = verdict.value
  const text = say(`verdict.${code}`, { margin: formatDecimal(margin, 1) })
  const isSmall = withinMargin === true && (code === 'improved' || code === 'worsened')
  return isSmall ? say('verdict.small', { verdict: text }) : text
}
