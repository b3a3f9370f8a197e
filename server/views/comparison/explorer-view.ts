import { EXPLORED_ORDERS, type Exploration, themesOf } from '../../../reports/comparison/explore.ts'
import type { Comparison } from '../../../reports/comparison/comparison.ts'
import { citedResultNotes } from '../../../reports/documents/cited-result-notes.ts'
import { yearNames } from '../../../reports/documents/comparison-names.ts'
import type { Say } from '../../../reports/documents/document.ts'
import {
  explorerDefinitions,
  explorerFindings,
  explorerOverview,
  indexAt,
} from '../../../reports/documents/explorer-document.ts'
import type { RoundPairIds } from '../../comparison-paths.ts'
import { pathTo, paths } from '../../paths.ts'
import type { CurrentComparison } from '../../services/comparison-service.ts'
import { reportView } from '../report-view.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { comparisonPage } from './comparison-page.ts'
import { EXPLORATION_FIELDS, ORDER_WORDS, SHOWN_WORD } from './exploration-query.ts'

export interface ExplorerPlace {
  readonly visitor: Visitor
  readonly current: CurrentComparison
  readonly exploration: Exploration
}

/** "Vad har förändrats sedan 2019?": what can be said first, then what was asked for of it. */
export function explorerView({ visitor, current, exploration }: ExplorerPlace, say: Say) {
  const { comparison } = current
  const ids = idsOf(comparison)
  const title = say('comparison.title', yearNames(comparison))
  const frame = workPage(title, { visitor, current: paths.comparisons }, say)
  const viewOf = (sections: Parameters<typeof comparisonPage>[1]) =>
    reportView(comparisonPage({ title, comparison }, sections), {
      say,
      downloads: [],
      frame,
      leadTo: place => placePath(ids, place),
    })
  return {
    ...viewOf(explorerFindings(comparison, exploration, say)),
    told: viewOf(explorerOverview(comparison, say)).sections,
    defined: viewOf(explorerDefinitions(comparison, say)).sections,
    notes: citedResultNotes(current.cited, say),
    action: pathTo.explorer(ids),
    fields: fieldsOf(comparison, exploration, say),
    report: pathTo.comparison(ids.first, ids.second),
    back: { href: paths.comparisons, text: say('explorer.backToRounds') },
  }
}

export function idsOf({ first, second }: Pick<Comparison, 'first' | 'second'>): RoundPairIds {
  return { first: first.round.id, second: second.round.id }
}

/** Where a row of the lists leads. */
function placePath(ids: RoundPairIds, place: string): string {
  const index = indexAt(place)
  return index === null ? pathTo.exploredQuestion(ids, place) : pathTo.exploredIndex(ids, index)
}

function fieldsOf(comparison: Comparison, exploration: Exploration, say: Say) {
  const { order, shown, theme, sector } = EXPLORATION_FIELDS
  const field = (id: string, key: string, choices: readonly ListedChoice[]) => ({
    id,
    label: say(`explorer.field.${key}`),
    help: null,
    error: null,
    describedBy: null,
    empty: null,
    choices,
  })
  const all = (key: string, isChosen: boolean) => choice('', say(`explorer.every.${key}`), isChosen)
  return [
    field(sector, 'sector', [
      all('sector', exploration.sector === null),
      ...comparison.sectors.map(({ id, name }) => choice(id, name, id === exploration.sector)),
    ]),
    field(theme, 'theme', [
      all('theme', exploration.theme === null),
      ...themesOf(comparison).map(title => choice(title, title, title === exploration.theme)),
    ]),
    field(shown, 'shown', [
      all('shown', !exploration.onlyShown),
      choice(SHOWN_WORD, say('explorer.onlyShown'), exploration.onlyShown),
    ]),
    field(
      order,
      'order',
      EXPLORED_ORDERS.map(each =>
        choice(ORDER_WORDS[each], say(`explorer.order.${each}`), each === exploration.order),
      ),
    ),
  ]
}

interface ListedChoice {
  readonly value: string
  readonly text: string
  readonly selected: boolean
}

function choice(value: string, text: string, selected: boolean): ListedChoice {
  return { value, text, selected }
}
