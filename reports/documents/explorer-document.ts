import type { ComparedIndex, ComparedItem, Comparison } from '../comparison/comparison.ts'
import { explored, type Exploration, idOfItem, itemsOfTheme } from '../comparison/explore.ts'
import { isWithheld } from '../disclosure/figure.ts'
import { formatCount } from '../formats/swedish.ts'
import { indexNameOf, nameOf, yearNames } from './comparison-names.ts'
import { changeHeadline, changeSentences, whatDiffered } from './comparison-sentences.ts'
import { DEFINITIONS_ANCHOR, definitions, plainColumn } from './definitions.ts'
import { heading, note, prose, type Row, type Say, type Section } from './document.ts'
import { exploredFigure } from './explorer-figure.ts'
import { exploredNotes } from './explorer-notes.ts'

/** What is told of a comparison before anything is chosen: what has changed, what else differed, what is withheld. */
export function explorerOverview(comparison: Comparison, say: Say): readonly Section[] {
  return [
    { kind: 'lead', text: changeHeadline(comparison, say) },
    ...changeSentences(comparison, say).map(prose),
    ...withheldSectors(comparison, say),
    heading(2, say('comparison.differences')),
    { kind: 'list', items: whatDiffered(comparison, say) },
  ]
}

function withheldSectors({ items, sectors }: Comparison, say: Say): readonly Section[] {
  const hidden = new Set(
    items.flatMap(({ values }) =>
      (values?.sectors ?? []).flatMap(({ sector, difference }) =>
        isWithheld(difference.value) ? [sector] : [],
      ),
    ),
  )
  const names = sectors.filter(({ id }) => hidden.has(id)).map(({ name }) => name)
  if (names.length === 0) return []
  const values = { count: names.length, total: sectors.length, sectors: names.join(', ') }
  return [prose(say('explorer.withheld', values))]
}

/** What was asked for of a comparison: charts and lists, each row leading to where more is told of it. */
export function explorerFindings(
  comparison: Comparison,
  exploration: Exploration,
  say: Say,
): readonly Section[] {
  return [
    ...questions(comparison, exploration, say),
    ...indices(comparison, exploration, say),
    ...rough(comparison, exploration, say),
    ...notCompared(comparison, exploration, say),
    heading(2, say('explorer.howJudged')),
    {
      kind: 'list',
      items: [say('explorer.choice'), say('method.families'), say('method.unadjusted')],
    },
  ]
}

/** What the numbers of the lists mean. */
export function explorerDefinitions({ withoutPanel }: Comparison, say: Say): readonly Section[] {
  const defined = DEFINED_HERE.filter(name => withoutPanel !== true || name !== 'panel')
  return [heading(2, say('define.title'), DEFINITIONS_ANCHOR), definitions(defined, say)]
}

const DEFINED_HERE = [
  'n',
  'mean',
  'interval',
  'index',
  'change',
  'verdict',
  'holm',
  'panel',
  'composition',
  'comparability',
  'withheld',
  'rounding',
] as const

interface ExploredThings<Of> {
  readonly title: string
  readonly description: string
  readonly of: readonly Of[]
}

function questions(comparison: Comparison, exploration: Exploration, say: Say): readonly Section[] {
  const full = itemsOfTheme(comparison, exploration).filter(
    ({ values }) => values?.unit === 'grade',
  )
  const years = yearNames(comparison)
  const shown = explored(full, exploration).length
  const counts = { shown: formatCount(shown), count: full.length }
  return [
    heading(2, say('explorer.questions')),
    prose(`${say('explorer.shown', counts)} ${say(`explorer.order.${exploration.order}.told`)}`),
    ...things(
      {
        title: say('comparison.overviewTitle', years),
        description: say('comparison.figure.grade', years),
        of: full,
      },
      { comparison, exploration, say, nameOf, idOf: idOfItem },
    ),
  ]
}

/** The themes, and the index over all questions where no theme is chosen. */
function indices(comparison: Comparison, exploration: Exploration, say: Say): readonly Section[] {
  const { theme } = exploration
  const of = comparison.indices.filter(
    index => index.values !== null && (theme === null || index.title === theme),
  )
  if (of.length === 0) return []
  const years = yearNames(comparison)
  return [
    heading(2, say('result.themes')),
    ...things(
      {
        title: say('comparison.indexTitle', years),
        description: say('comparison.figure.theme', years),
        of,
      },
      {
        comparison,
        exploration,
        say,
        nameOf: index => indexNameOf(index, say),
        idOf: indexPlace,
      },
    ),
  ]
}

/** No id of a question has a slash. */
const INDEX_MARK = 'index/'

function indexPlace({ id }: Pick<ComparedIndex, 'id'>): string {
  return `${INDEX_MARK}${id}`
}

/** The index that a row leads to; `null`: it leads to a question. */
export function indexAt(place: string): string | null {
  return place.startsWith(INDEX_MARK) ? place.slice(INDEX_MARK.length) : null
}

/** On another scale: told apart, without a verdict, and so not among what is demonstrated. */
function rough(comparison: Comparison, exploration: Exploration, say: Say): readonly Section[] {
  const of = itemsOfTheme(comparison, exploration).filter(({ values }) => values?.unit === 'index')
  if (of.length === 0 || exploration.onlyShown) return []
  const years = yearNames(comparison)
  return [
    heading(2, say('explorer.rough')),
    prose(say('class.C')),
    ...things(
      {
        title: say('explorer.roughTitle', years),
        description: say('comparison.figure.index', years),
        of,
      },
      { comparison, exploration, say, nameOf, idOf: idOfItem },
    ),
  ]
}

function things<Of extends ComparedItem | ComparedIndex>(
  { title, description, of }: ExploredThings<Of>,
  how: Parameters<typeof exploredFigure<Of>>[1],
): readonly Section[] {
  const { comparison, exploration, say } = how
  const rows = explored(of, exploration)
  if (rows.length === 0) return [note(say('explorer.none'))]
  return [
    exploredFigure({ title, description, rows }, how),
    ...exploredNotes(rows, { comparison, exploration, say }),
  ]
}

/** Questions that may not be compared, and why not. */
function notCompared(
  comparison: Comparison,
  exploration: Exploration,
  say: Say,
): readonly Section[] {
  const items = itemsOfTheme(comparison, exploration).filter(({ values }) => values === null)
  if (items.length === 0 || exploration.onlyShown) return []
  const years = yearNames(comparison)
  const rowOf = (item: ComparedItem): Row => ({
    header: nameOf(item),
    anchor: idOfItem(item),
    isTotal: false,
    cells: [{ text: say(`notComparable.${item.relation}`, years) }],
  })
  return [
    heading(2, say('comparison.notComparable')),
    {
      kind: 'table',
      table: {
        caption: say('explorer.notComparedTable', { count: items.length }),
        columns: [plainColumn(say('column.question')), plainColumn(say('explorer.why'))],
        rows: items.map(rowOf),
      },
    },
  ]
}
