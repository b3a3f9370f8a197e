import type {
  ChangeCell,
  ComparedIndex,
  ComparedItem,
  ComparedValues,
  Comparison,
  PanelCell,
  VerdictFigure,
} from '../../comparison/comparison.ts'
import { type Figure, isWithheld } from '../../disclosure/figure.ts'
import { nameOf } from '../../documents/comparison-names.ts'
import { sectorName } from '../../documents/shared-sections.ts'
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
 * One row for each pair of questions and group, then one for each index and group. A pair that may not be
 * compared has one row of `–`.
 */
export function comparisonCsv(comparison: Comparison, dialect: CsvDialect): string {
  const rows = [
    ...comparison.items.flatMap(item => itemRows(item, comparison)),
    ...comparison.indices.flatMap(index => indexRows(index, comparison)),
  ]
  return writeRows(rows, dialect)
}

type Row = readonly NamedValue[]

function itemRows(item: ComparedItem, comparison: Comparison): readonly Row[] {
  const about: Row = [
    ...aboutRounds(comparison),
    ['slag', 'fraga'],
    ['fraga_1', idsOf(item.first)],
    ['fraga_2', idsOf(item.second)],
    ['lydelse', nameOf(item)],
    ['forhallande', item.relation],
    ['klass', item.class],
  ]
  return valueRows(about, item.values, comparison)
}

function indexRows({ id, title, values }: ComparedIndex, comparison: Comparison): readonly Row[] {
  const about: Row = [
    ...aboutRounds(comparison),
    ['slag', 'index'],
    ['fraga_1', id],
    ['fraga_2', id],
    ['lydelse', title === '' ? MISSING : title],
    ['forhallande', MISSING],
    ['klass', values === null ? 'D' : 'A'],
  ]
  return valueRows(about, values, comparison)
}

function aboutRounds(comparison: Comparison): Row {
  return [
    ['omgang_1', comparison.first.round.id],
    ['omgang_2', comparison.second.round.id],
    ['markning', marks(comparison)],
  ]
}

function valueRows(
  about: Row,
  values: ComparedValues | null,
  { sectors }: Comparison,
): readonly Row[] {
  if (values === null) return [[...about, ['enhet', MISSING], ...NOT_COMPARED]]
  const row = (group: string, cell: ChangeCell, whole: Parameters<typeof totalColumns>[0]): Row => {
    const columns = [...changeColumns(cell), ...totalColumns(whole)]
    const figures = [...columns.map(([, value]) => value), cell.verdict as Figure]
    return [
      ...about,
      ['enhet', values.unit],
      ['grupp', group],
      ['gruppnamn', group === ALL_GROUP ? 'Alla' : sectorName(sectors, group)],
      ['ingar_i_alla', values.excluded.includes(group) ? 'nej' : 'ja'],
      ...columns,
      ['skal_till_att_inte_visa', reasonsOf(figures)],
      ['avrundat_till', roundedColumns(columns)],
    ]
  }
  return [
    ...values.sectors.map(cell => row(cell.sector, cell, NO_TOTAL)),
    row(ALL_GROUP, values.total, values),
  ]
}

function changeColumns(cell: ChangeCell): Row {
  const { first, second, difference } = cell
  return [
    ['n_1', first.n],
    ...measureColumns('medelbetyg_1', first.mean),
    ['n_2', second.n],
    ...measureColumns('medelbetyg_2', second.mean),
    ...measureColumns('skillnad', difference),
    ['medelfel', cell.se],
    ['frihetsgrader', cell.df],
    ['p', cell.rawP],
    ['p_holm', cell.p],
    ['p_bh', cell.exploratoryP],
    ['bedomning', verdictCode(cell.verdict)],
    ['inom_marginalen', marginCode(cell.verdict)],
    ['effekt_g', cell.effect],
    ['minsta_upptackbara', cell.detectable],
  ]
}

/** What is known of all sectors together: a sector's row has none of it. */
function totalColumns(values: Pick<ComparedValues, 'panel' | 'composition' | 'breakEven'>): Row {
  const { n, up, same, down, difference } = values.panel ?? NO_PANEL
  return [
    ['sammansattning', values.composition],
    ['suddas_ut_av', values.breakEven],
    ['panel_n', n],
    ['panel_upp', up],
    ['panel_lika', same],
    ['panel_ned', down],
    ...measureColumns('panel_skillnad', difference),
  ]
}

const NO_PANEL: PanelCell = {
  n: NOTHING,
  up: NOTHING,
  same: NOTHING,
  down: NOTHING,
  difference: NO_MEASURE,
  sd: NOTHING,
}

/** Of a sector, and of a pair that may not be compared. */
const NO_TOTAL = { panel: null, composition: NOTHING, breakEven: NOTHING }

const VERDICTS = {
  not_assessable: 'kan_inte_bedomas',
  improved: 'forbattring',
  worsened: 'forsamring',
  unchanged_within_margin: 'oforandrat',
  no_demonstrable_change: 'ingen_sakerstalld_forandring',
} as const

function verdictCode(verdict: VerdictFigure): string {
  if (isWithheld(verdict)) return WITHHELD
  return verdict.value === null ? MISSING : VERDICTS[verdict.value.verdict]
}

function marginCode(verdict: VerdictFigure): string {
  if (isWithheld(verdict)) return WITHHELD
  const within = verdict.value?.withinMargin ?? null
  return within === null ? MISSING : within ? 'ja' : 'nej'
}

const UNKNOWN_YEAR = { n: NOTHING, mean: NO_MEASURE }

const NOT_COMPARED: Row = [
  ['grupp', ALL_GROUP],
  ['gruppnamn', 'Alla'],
  ['ingar_i_alla', MISSING],
  ...changeColumns({
    first: UNKNOWN_YEAR,
    second: UNKNOWN_YEAR,
    difference: NO_MEASURE,
    se: NOTHING,
    df: NOTHING,
    p: NOTHING,
    rawP: NOTHING,
    exploratoryP: NOTHING,
    verdict: { value: null },
    detectable: NOTHING,
    effect: NOTHING,
  }),
  ...totalColumns(NO_TOTAL),
  ['skal_till_att_inte_visa', 'notComparable'],
  ['avrundat_till', MISSING],
]

function idsOf(questions: readonly { readonly id: string }[]): string {
  return questions.length === 0 ? MISSING : questions.map(({ id }) => id).join(' ')
}
