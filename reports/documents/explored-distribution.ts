import type { ComparedItem, Comparison } from '../comparison/comparison.ts'
import { isWithheld } from '../disclosure/figure.ts'
import type { ItemResult } from '../results/result-set.ts'
import { yearNames } from './comparison-names.ts'
import type { FigureSection, Say } from './document.ts'
import { sectorName } from './shared-sections.ts'
import { type Spread, spreadFigure } from './spread-figure.ts'

/** What the two certified results that are compared show of their questions; empty where one cannot be read. */
export interface CertifiedItems {
  readonly first: readonly ItemResult[]
  readonly second: readonly ItemResult[]
}

/** A question in one of the rounds, as its certified result shows it. */
interface AskedIn {
  readonly year: string
  readonly result: ItemResult
  readonly when: 'first' | 'second'
}

/**
 * What was answered each year, sector by sector: what the two certified results show, and nothing of a group whose mean
 * or interval the comparison withholds. On one scale both years stand in one figure, otherwise in one each.
 */
export function distributionFigures(
  item: ComparedItem,
  comparison: Comparison,
  { sources, say }: { readonly sources: CertifiedItems; readonly say: Say },
): readonly FigureSection[] {
  const years = yearNames(comparison)
  const asked = (['first', 'second'] as const).flatMap(when => {
    const [question] = item[when]
    const result = sources[when].find(({ id }) => id === question?.id)
    return item.values === null || result === undefined ? [] : [{ year: years[when], result, when }]
  })
  const scales = new Set(asked.map(({ result: { scale } }) => `${scale.min}–${scale.max}`))
  const groups = scales.size === 1 ? [asked] : asked.map(one => [one])
  return groups
    .filter(group => group.length > 0)
    .map(group => distributionFigure(group, { item, comparison, say }))
}

interface How {
  readonly item: ComparedItem
  readonly comparison: Comparison
  readonly say: Say
}

function distributionFigure(asked: readonly AskedIn[], how: How): FigureSection {
  const { comparison, say } = how
  const spreadsOf = (sector: string | null) => asked.flatMap(one => spreadOf(one, sector, how))
  return spreadFigure(
    {
      title: say('explorer.distributionTitle', { years: asked.map(({ year }) => year).join(', ') }),
      caption: captionOf(asked, say),
      names: say('column.sector'),
      scale: asked[0]?.result.scale ?? { min: 1, max: 5 },
      threshold: comparison.threshold,
      spreads: [...comparison.sectors.flatMap(({ id }) => spreadsOf(id)), ...spreadsOf(null)],
    },
    say,
  )
}

function captionOf([first, second]: readonly AskedIn[], say: Say): string {
  const { year = '' } = first ?? {}
  return second === undefined
    ? say('explorer.distributionTable', { year })
    : say('explorer.distributionBoth', { first: year, second: second.year })
}

/** @param sector `null`: all together. */
function spreadOf(
  { year, result, when }: AskedIn,
  sector: string | null,
  { item, comparison, say }: How,
): readonly Spread[] {
  const cell = cellOf(result, sector)
  const compared = item.values === null ? undefined : cellOf(item.values, sector)
  if (cell === undefined || compared === undefined || isOfOthers(item, sector)) return []
  const name = sector === null ? say('row.all') : sectorName(comparison.sectors, sector)
  const { n, mean } = compared[when]
  const veil = [mean.value, mean.low].find(isWithheld)
  return [
    {
      name: say('explorer.inYear', { name, year }),
      n,
      distribution: cell.distribution.map(share => veil ?? share),
      dontKnow: veil ?? cell.dontKnow.value,
      isTotal: sector === null,
      anchor: null,
    },
  ]
}

/** @param sector `null`: all together. */
function cellOf<Total, Cell extends { readonly sector: string }>(
  { total, sectors }: { readonly total: Total; readonly sectors: readonly Cell[] },
  sector: string | null,
): Total | Cell | undefined {
  return sector === null ? total : sectors.find(each => each.sector === sector)
}

/** Of all sectors together the comparison counts those that answered both years, and the result every one. */
function isOfOthers({ values }: How['item'], sector: string | null): boolean {
  return sector === null && values !== null && values.excluded.length > 0
}
