import { isWithheld } from '../../disclosure/figure.ts'
import { sectorName } from '../../documents/shared-sections.ts'
import type { Cell, IndexCell, LevelFigure } from '../../results/measures.ts'
import type {
  IndexResult,
  ItemResult,
  ResponseCounts,
  ResultSet,
} from '../../results/result-set.ts'
import { MISSING, WITHHELD } from '../swedish.ts'
import {
  ALL_GROUP,
  marks,
  measureColumns,
  type NamedValue,
  NO_MEASURE,
  NOTHING,
  reasonsOf,
  roundedColumns,
} from './shared-columns.ts'
import { type CsvDialect, writeRows } from './write.ts'

/**
 * One row for each question and group, then one for each index and group; `..` is withheld and `–`
 * undefined. Nothing is rounded that the result itself does not round.
 */
export function resultCsv(result: ResultSet, dialect: CsvDialect): string {
  const rows = [
    ...result.items.flatMap(item => itemRows(item, result)),
    ...result.indices.flatMap(index => indexRows(index, result)),
  ]
  return writeRows(rows, dialect)
}

/** How many were asked and how many answered, one row for each group: all there is of an open round. */
export function responseCsv(result: ResultSet, dialect: CsvDialect): string {
  const { response } = result
  const rows = [...response.sectors.map(({ sector }) => sector), ALL_GROUP].map(group => [
    ...aboutRound(result),
    ...aboutGroup(group, result),
  ])
  return writeRows(rows, dialect)
}

function itemRows(item: ItemResult, result: ResultSet): readonly (readonly NamedValue[])[] {
  const about = [
    ...aboutRound(result),
    ['slag', 'fraga'],
    ['fraga', item.id],
    ['lydelse', item.wording],
    ['skala_min', item.scale.min],
    ['skala_max', item.scale.max],
  ] satisfies readonly NamedValue[]
  const row = (group: string, cell: Cell) => [
    ...about,
    ...aboutGroup(group, result),
    ...withReasons(cellColumns(cell), cell.level),
  ]
  return [...item.sectors.map(cell => row(cell.sector, cell)), row(ALL_GROUP, item.total)]
}

function indexRows(index: IndexResult, result: ResultSet): readonly (readonly NamedValue[])[] {
  const about = [
    ...aboutRound(result),
    ['slag', 'index'],
    ['fraga', index.id],
    ['lydelse', index.title === '' ? MISSING : index.title],
    ['skala_min', index.scale.min],
    ['skala_max', index.scale.max],
  ] satisfies readonly NamedValue[]
  const row = (group: string, cell: IndexCell) => [
    ...about,
    ...aboutGroup(group, result),
    ...withReasons(indexColumns(cell), cell.level),
  ]
  return [...index.sectors.map(cell => row(cell.sector, cell)), row(ALL_GROUP, index.total)]
}

function aboutRound(result: ResultSet): readonly NamedValue[] {
  return [
    ['omgang', result.round.id],
    ['ar', result.round.year],
    ['markning', marks(result)],
  ]
}

function aboutGroup(group: string, { response, sectors }: ResultSet): readonly NamedValue[] {
  const counts: ResponseCounts =
    response.sectors.find(({ sector }) => sector === group) ?? response.total
  return [
    ['grupp', group],
    ['gruppnamn', group === ALL_GROUP ? 'Alla' : sectorName(sectors, group)],
    ['inbjudna', { value: counts.invited }],
    ['svarat', counts.answered],
    ['svarsfrekvens', { value: counts.rate }],
  ]
}

function cellColumns(cell: Cell): readonly NamedValue[] {
  return [
    ['n', cell.n],
    ['besvarat_fragan', cell.answered],
    ...measureColumns('medelbetyg', cell.mean),
    ['medelfel', cell.mean.se],
    ['frihetsgrader', cell.mean.df],
    ['niva', levelCode(cell.level)],
    ['standardavvikelse', cell.sd],
    ['median', cell.median],
    ...measureColumns('andel_4_5', cell.shareHigh),
    ...measureColumns('andel_1_2', cell.shareLow),
    ...measureColumns('nettobetyg', cell.net),
    ...measureColumns('andel_vet_inte', cell.dontKnow),
    ...measureColumns('index', NO_MEASURE),
    ['anmarkning', cell.flags.length === 0 ? MISSING : cell.flags.join(' ')],
  ]
}

function indexColumns(cell: IndexCell): readonly NamedValue[] {
  return [
    ['n', cell.n],
    ['besvarat_fragan', NOTHING],
    ...measureColumns('medelbetyg', cell.mean),
    ['medelfel', cell.mean.se],
    ['frihetsgrader', cell.mean.df],
    ['niva', levelCode(cell.level)],
    ['standardavvikelse', NOTHING],
    ['median', NOTHING],
    ...measureColumns('andel_4_5', NO_MEASURE),
    ...measureColumns('andel_1_2', NO_MEASURE),
    ...measureColumns('nettobetyg', NO_MEASURE),
    ...measureColumns('andel_vet_inte', NO_MEASURE),
    ...measureColumns('index', cell.index),
    ['anmarkning', cell.flags.length === 0 ? MISSING : cell.flags.join(' ')],
  ]
}

function levelCode(level: LevelFigure): string {
  if (isWithheld(level)) return WITHHELD
  return level.value === null ? MISSING : LEVELS[level.value.band]
}

/** In Swedish without å, ä and ö, as all codes of these files. */
const LEVELS = {
  veryLow: 'mycket_lagt',
  low: 'lagt',
  middling: 'medel',
  high: 'hogt',
  veryHigh: 'mycket_hogt',
} as const

function withReasons(columns: readonly NamedValue[], level: LevelFigure): readonly NamedValue[] {
  const values = [...columns.map(([, value]) => value), ...(isWithheld(level) ? [level] : [])]
  return [
    ...columns,
    ['skal_till_att_inte_visa', reasonsOf(values)],
    ['avrundat_till', roundedColumns(columns)],
  ]
}
