import { type Figure, isWithheld, valueOf } from '../disclosure/figure.ts'
import {
  formatCount,
  formatScore,
  formatShare,
  numberWord,
  numberWordFirst,
} from '../formats/swedish.ts'
import { formatCell } from '../formats/table-cell.ts'
import type { SectorException } from '../results/exceptions.ts'
import type { ItemResult, ResultSet } from '../results/result-set.ts'
import { prose, type Say, type Section } from './document.ts'
import { levelText, marginOf } from './measure-cells.ts'
import { responseSentence, sectorName } from './shared-sections.ts'

/** The question on the whole; `undefined` while the round takes answers. */
export function headlineOf({ items, survey }: ResultSet): ItemResult | undefined {
  return items.find(({ id }) => id === survey.headline)
}

/** "Medelbetyget för helheten är 3,1 av 5 (nivå: medel)." */
export function headlineSentence(result: ResultSet, say: Say): string {
  const item = headlineOf(result)
  if (item === undefined) return say('result.open')
  const { mean, level } = item.total
  const value = valueOf(mean.value)
  if (value === null) return say('result.noHeadline')
  const told = { mean: formatScore(value), max: item.scale.max }
  const known = isWithheld(level) ? null : level.value
  return known === null
    ? say('result.headline', told)
    : say('result.headlineLevel', { ...told, level: levelText(known, say) })
}

/** What else is said first: how certain it is, who answered, what is high and low, and what cannot be said. */
export function resultSummary(result: ResultSet, say: Say): readonly Section[] {
  const answered = [responseSentence(result.response, say), ...marginSentences(result, say)]
  return [
    ...coverageSentences(result, say).map(prose),
    prose(answered.join(' ')),
    ...extremes(result, say).map(prose),
    ...exceptions(result, say),
    ...withheldSectors(result, say).map(prose),
    ...silentSentences(result, say).map(prose),
  ]
}

/** What the medelbetyg does not speak for. */
export function coverageSentences(result: ResultSet, say: Say): readonly string[] {
  const total = headlineOf(result)?.total
  if (total === undefined || valueOf(total.mean.value) === null) return []
  const { uncovered, isIncomplete } = total.coverage
  if (uncovered.length === 0) return []
  const told = coverageText('result.headlineCoverage', total.coverage, { result, say })
  return [isIncomplete ? `${told} ${say('result.incomplete')}` : told]
}

/** How many associations a total speaks for, where somebody knows, and the sectors that it does not. */
export function coverageText(
  key: 'result.coverage' | 'result.headlineCoverage',
  { uncovered, covered, size }: ItemResult['total']['coverage'],
  { result, say }: { readonly result: Pick<ResultSet, 'sectors'>; readonly say: Say },
): string {
  const sectors = uncovered.map(id => sectorName(result.sectors, id)).join(', ')
  if (covered === null || size === null) return say('result.coverageUnknown', { sectors })
  return say(key, { covered: formatCount(covered), size: formatCount(size), sectors })
}

/** How certain the medelbetyg is. */
export function marginSentences(result: ResultSet, say: Say): readonly string[] {
  const total = headlineOf(result)?.total
  if (total === undefined) return []
  if (total.flags.includes('census')) return [say('result.census')]
  if (total.flags.includes('tooWide')) return [say('result.tooWide')]
  const margin = marginOf(total.mean)
  return margin === null ? [] : [say('result.margin', { margin })]
}

/** The questions with the highest and the lowest mean, on the scale of the question on the whole. */
export function extremes(result: ResultSet, say: Say): readonly string[] {
  const headline = headlineOf(result)
  const ranked = result.items
    .filter(({ scale }) => scale.min === headline?.scale.min && scale.max === headline.scale.max)
    .flatMap(({ wording, total }) => {
      const mean = valueOf(total.mean.value)
      return mean === null ? [] : [{ wording, mean }]
    })
    .toSorted((a, b) => b.mean - a.mean)
  const [highest, lowest] = [ranked[0], ranked.at(-1)]
  if (highest === undefined || lowest === undefined || ranked.length < 2) return []
  return [
    say('result.extremes', {
      highest: highest.wording,
      highestMean: formatScore(highest.mean),
      lowest: lowest.wording,
      lowestMean: formatScore(lowest.mean),
    }),
  ]
}

/** Only sectors whose difference from the others is demonstrated are named. */
function exceptions({ exceptions: found, ...result }: ResultSet, say: Say): readonly Section[] {
  if (result.nonresponse === null) return []
  const [first, ...others] = found
  if (first === undefined) return [prose(say('result.noExceptions'))]
  if (others.length === 0) return [prose(exceptionText('result.exception', first, { result, say }))]
  return [
    prose(say('result.exceptions', { word: numberWordFirst(found.length) })),
    {
      kind: 'list',
      items: found.map(each => exceptionText('result.exceptionItem', each, { result, say })),
    },
  ]
}

/** The same in one sentence. */
export function exceptionSentence(result: ResultSet, say: Say): readonly string[] {
  const [first, ...others] = result.exceptions
  if (result.nonresponse === null || first === undefined) return []
  if (others.length === 0) return [exceptionText('result.exception', first, { result, say })]
  const told = result.exceptions.map(each =>
    exceptionText('result.exceptionItem', each, { result, say }),
  )
  const word = numberWordFirst(told.length)
  return [`${say('result.exceptions', { word })} ${told.join('; ')}.`]
}

function exceptionText(
  key: 'result.exception' | 'result.exceptionItem',
  { sector, direction, mean, others }: SectorException,
  { result, say }: { readonly result: Pick<ResultSet, 'sectors'>; readonly say: Say },
): string {
  const written = (figure: Figure) => formatCell({ figure, unit: 'score' })
  return say(key, {
    sector: sectorName(result.sectors, sector),
    direction,
    mean: written(mean),
    others: written(others),
  })
}

/** How many sectors the question on the whole is not shown for. */
export function withheldSectors(result: ResultSet, say: Say): readonly string[] {
  const hidden = (headlineOf(result)?.sectors ?? []).filter(({ mean }) => isWithheld(mean.value))
  if (hidden.length === 0) return []
  const { threshold } = result.round
  const count = numberWordFirst(hidden.length)
  const of = numberWord(result.sectors.length)
  return [say('result.withheldSectors', { count, of, threshold: numberWord(threshold) })]
}

/** Nobody knows what those think who did not answer. */
export function silentSentences({ response, nonresponse }: ResultSet, say: Say): readonly string[] {
  const { invited, answered, rate } = response.total
  if (nonresponse === null || invited === null || answered >= invited) return []
  const silent = say('result.silent', { count: formatCount(invited - answered) })
  if (!nonresponse.needsAnalysis || rate === null) return [silent]
  return [silent, say('result.needsAnalysis', { rate: formatShare(rate) })]
}
