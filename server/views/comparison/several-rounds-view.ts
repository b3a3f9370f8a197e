import { citedResultNotes } from '../../../reports/documents/cited-result-notes.ts'
import { yearNames } from '../../../reports/documents/comparison-names.ts'
import type { Say } from '../../../reports/documents/document.ts'
import { severalRounds } from '../../../reports/documents/several-rounds.ts'
import { pathTo, paths } from '../../paths.ts'
import type { ListedPair } from '../../services/explorer-service.ts'
import { reportView } from '../report-view.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { comparisonPage } from './comparison-page.ts'

/** Several rounds: each two that are compared, beside one another. */
export function severalRoundsView(
  {
    visitor,
    pairs,
    mayCertify,
  }: {
    readonly visitor: Visitor
    readonly pairs: readonly ListedPair[]
    readonly mayCertify: boolean
  },
  say: Say,
) {
  const title = say('several.title')
  const frame = workPage(title, { visitor, current: paths.comparisons }, say)
  const compared = pairs.flatMap(({ comparison }) => comparison ?? [])
  const synthetic = compared.some(comparison => comparison.synthetic)
  const isWithout = compared.some(({ withoutPanel }) => withoutPanel === true)
  const document = comparisonPage(
    { title, comparison: { synthetic, ...(isWithout && { withoutPanel: true as const }) } },
    severalRounds(compared, say),
  )
  return {
    ...reportView(document, { say, downloads: [], frame }),
    back: { href: paths.comparisons, text: say('explorer.backToRounds') },
    pairs: pairs.map(pair => pairView(pair, mayCertify, say)),
  }
}

function pairView(pair: ListedPair, mayCertify: boolean, say: Say) {
  const { first, second, comparison, why } = pair
  const ids = { first, second }
  if (comparison !== null) {
    const text = say('rounds.comparison', yearNames(comparison))
    return { href: pathTo.explorer(ids), text, told: citedResultNotes(pair.cited, say).join(' ') }
  }
  const text = say('several.pair', ids)
  if (why !== null) return { href: null, text, told: say(`problem.${why.code}`, why.values) }
  const href = mayCertify ? pathTo.comparisonCertification(ids) : null
  return { href, text, told: say('several.notYet') }
}
