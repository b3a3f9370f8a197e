import type { ComparedCell, ComparedItem, Comparison } from '../../comparison/comparison.ts'
import { type Figure, isWithheld, shown } from '../../disclosure/figure.ts'
import { nameOf } from '../../documents/comparison-figures.ts'
import { sectorName } from '../../documents/shared-sections.ts'
import type { Cell, ItemResult, ResponseCounts, ResultSet } from '../../results/result-set.ts'
import { type CsvDialect, type CsvValue, writeCsv } from './write.ts'

/**
 * Version 1 of the CSV files that others read. Columns are never renamed, moved or given another
 * meaning: that would be a version 2 beside this one.
 */

/** The group of all sectors: no sector may have its name. */
export const ALL_GROUP = 'alla'

const RESULT_COLUMNS = [
  'omgang',
  'ar',
  'markning',
  'fraga',
  'lydelse',
  'skala_min',
  'skala_max',
  'grupp',
  'gruppnamn',
  'inbjudna',
  'svarat',
  'svarsfrekvens',
  'n',
  'besvarat_fragan',
  'medelbetyg',
  'medelfel',
  'standardavvikelse',
  'andel_4_5',
  'andel_1_2',
  'andel_vet_inte',
  'skal_till_att_inte_visa',
]

/** One row for each question and group; `..` is withheld and `–` undefined. Nothing is rounded. */
export function resultCsv(result: ResultSet, dialect: CsvDialect): string {
  const rows = result.items.flatMap(item => itemRows(item, result))
  return writeCsv(RESULT_COLUMNS, rows, dialect)
}

/** How many were asked and how many answered, one row for each group: all there is of an open round. */
export function responseCsv(result: ResultSet, dialect: CsvDialect): string {
  const { round, response, sectors } = result
  const about = [round.id, round.year, marks(result)]
  return writeCsv(
    ['omgang', 'ar', 'markning', 'grupp', 'gruppnamn', 'inbjudna', 'svarat', 'svarsfrekvens'],
    [
      ...response.sectors.map(counts => [
        ...about,
        counts.sector,
        sectorName(sectors, counts.sector),
        ...responseValues(counts),
      ]),
      [...about, ALL_GROUP, 'Alla', ...responseValues(response.total)],
    ],
    dialect,
  )
}

function itemRows(item: ItemResult, result: ResultSet): readonly (readonly CsvValue[])[] {
  const { round, response, sectors } = result
  const about = [round.id, round.year, marks(result), item.id, item.wording]
  const { min, max } = item.scale
  return [
    ...item.sectors.flatMap(measures => {
      const counts = response.sectors.find(({ sector }) => sector === measures.sector)
      const group = [measures.sector, sectorName(sectors, measures.sector)]
      if (counts === undefined) return []
      return [
        [...about, min, max, ...group, ...responseValues(counts), ...measuredValues(measures)],
      ]
    }),
    [
      ...about,
      min,
      max,
      ALL_GROUP,
      'Alla',
      ...responseValues(response.total),
      ...measuredValues(item.total),
    ],
  ]
}

function measuredValues(cell: Cell): readonly CsvValue[] {
  const { n, answered, mean, se, sd, shareHigh, shareLow, dontKnow } = cell
  const figures = [n, answered, mean, se, sd, shareHigh, shareLow, dontKnow]
  return [...figures, reasonsOf(figures)]
}

const COMPARISON_COLUMNS = [
  'omgang_1',
  'omgang_2',
  'markning',
  'fraga_1',
  'fraga_2',
  'lydelse',
  'forhallande',
  'klass',
  'enhet',
  'grupp',
  'gruppnamn',
  'n_1',
  'medelbetyg_1',
  'n_2',
  'medelbetyg_2',
  'skillnad',
  'skal_till_att_inte_visa',
]

/** One row for each pair of questions and group. A pair that may not be compared has one row of `–`. */
export function comparisonCsv(comparison: Comparison, dialect: CsvDialect): string {
  const rows = comparison.items.flatMap(item => comparedRows(item, comparison))
  return writeCsv(COMPARISON_COLUMNS, rows, dialect)
}

function comparedRows(
  item: ComparedItem,
  comparison: Comparison,
): readonly (readonly CsvValue[])[] {
  const { first, second, sectors } = comparison
  const about: readonly CsvValue[] = [
    first.round.id,
    second.round.id,
    marks(comparison),
    idsOf(item.first),
    idsOf(item.second),
    nameOf(item),
    item.relation,
    item.class,
    item.values?.unit ?? '–',
  ]
  if (item.values === null) return [[...about, ...NOT_COMPARED]]
  return [
    ...item.values.sectors.map(group => [
      ...about,
      group.sector,
      sectorName(sectors, group.sector),
      ...comparedValues(group),
    ]),
    [...about, ALL_GROUP, 'Alla', ...comparedValues(item.values.total)],
  ]
}

const NOT_COMPARED: readonly CsvValue[] = [
  ALL_GROUP,
  'Alla',
  ...Array.from({ length: 5 }, () => shown(null)),
  'notComparable',
]

function comparedValues({ first, second, difference }: ComparedCell): readonly CsvValue[] {
  const figures = [first.n, first.mean, second.n, second.mean, difference]
  return [...figures, reasonsOf(figures)]
}

function responseValues({ invited, answered, rate }: ResponseCounts): readonly CsvValue[] {
  return [invited, answered, shown(rate)]
}

/** Why figures of a row are withheld; `–` when all are shown. */
function reasonsOf(figures: readonly Figure[]): string {
  const reasons = new Set(figures.filter(isWithheld).map(figure => figure.withheld))
  return reasons.size === 0 ? '–' : [...reasons].toSorted().join(' ')
}

function idsOf(questions: readonly { readonly id: string }[]): string {
  return questions.length === 0 ? '–' : questions.map(({ id }) => id).join(' ')
}

/** Every file says when its data is made up or can still change; `–` when neither. */
function marks({ synthetic, preliminary }: { synthetic: boolean; preliminary: boolean }): string {
  const marks = [
    ...(synthetic ? ['SYNTETISKA EXEMPELDATA'] : []),
    ...(preliminary ? ['PRELIMINÄRT'] : []),
  ]
  return marks.length === 0 ? '–' : marks.join(', ')
}
