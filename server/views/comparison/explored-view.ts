import type {
  ComparedIndex,
  ComparedItem,
  Comparison,
} from '../../../reports/comparison/comparison.ts'
import { idOfItem } from '../../../reports/comparison/explore.ts'
import { citedResultNotes } from '../../../reports/documents/cited-result-notes.ts'
import { indexNameOf, nameOf, yearNames } from '../../../reports/documents/comparison-names.ts'
import type { Say, Section } from '../../../reports/documents/document.ts'
import { exploredIndex } from '../../../reports/documents/explored-index.ts'
import {
  exploredQuestion,
  type QuestionSources,
} from '../../../reports/documents/explored-question.ts'
import { may } from '../../accounts/policy.ts'
import { pathTo, paths } from '../../paths.ts'
import type { CurrentComparison } from '../../services/comparison-service.ts'
import { reportView } from '../report-view.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { comparisonPage } from './comparison-page.ts'
import { EXPLORATION_FIELDS } from './exploration-query.ts'
import { idsOf } from './explorer-view.ts'

interface ExploredPlace {
  readonly visitor: Visitor
  readonly comparison: Comparison
  readonly cited: CurrentComparison['cited']
}

interface Link {
  readonly href: string
  readonly text: string
}

/** One question in depth, with the way to the questions beside it. */
export function questionView(
  {
    item,
    sources,
    ...place
  }: ExploredPlace & { readonly item: ComparedItem; readonly sources: QuestionSources },
  say: Say,
) {
  const { visitor, comparison } = place
  const sections = exploredQuestion(item, comparison, { sources, say })
  const link = linkOf(pathTo.questionLink(idsOf(comparison), idOfItem(item)), visitor, say)
  const links = [...link, ...beside(item)]
  return inDepth({ ...place, heading: nameOf(item), sections, links }, say)

  function beside(asked: ComparedItem): readonly Link[] {
    const { items } = comparison
    const at = items.indexOf(asked)
    const link = (other: ComparedItem | undefined, key: string) =>
      other === undefined
        ? []
        : [
            {
              href: pathTo.exploredQuestion(idsOf(comparison), idOfItem(other)),
              text: say(key, { question: nameOf(other) }),
            },
          ]
    return [...link(items[at - 1], 'explorer.previous'), ...link(items[at + 1], 'explorer.next')]
  }
}

/** One theme in depth, with the way to its questions. */
export function indexView(
  { index, ...place }: ExploredPlace & { readonly index: ComparedIndex },
  say: Say,
) {
  const { visitor, comparison } = place
  const query: Record<string, string> =
    index.title === '' ? {} : { [EXPLORATION_FIELDS.theme]: index.title }
  const links = [
    ...linkOf(pathTo.indexLink(idsOf(comparison), index.id), visitor, say),
    {
      href: pathTo.explorer(idsOf(comparison), query),
      text: say('explorer.questionsOf', { theme: indexNameOf(index, say) }),
    },
  ]
  const sections = exploredIndex(index, comparison, say)
  return inDepth({ ...place, heading: indexNameOf(index, say), sections, links }, say)
}

/** For those who follow recommendations up: to the one that should have moved the answers. */
function linkOf(href: string, { user }: Visitor, say: Say): readonly Link[] {
  return may(user, 'audits.run') ? [{ href, text: say('explorer.link') }] : []
}

function inDepth(
  {
    visitor,
    comparison,
    cited,
    heading,
    sections,
    links,
  }: ExploredPlace & {
    readonly heading: string
    readonly sections: readonly Section[]
    readonly links: readonly Link[]
  },
  say: Say,
) {
  const frame = workPage(heading, { visitor, current: paths.comparisons }, say)
  const document = comparisonPage({ title: heading, comparison }, sections)
  const years = yearNames(comparison)
  return {
    ...reportView(document, { say, downloads: [], frame }),
    notes: citedResultNotes(cited, say),
    back: { href: pathTo.explorer(idsOf(comparison)), text: say('explorer.back', years) },
    links,
  }
}
