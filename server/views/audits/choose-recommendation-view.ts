import type { Comparison } from '../../../reports/comparison/comparison.ts'
import type { Say } from '../../../reports/documents/document.ts'
import { paths, pathTo } from '../../paths.ts'
import type { FiledDossier } from '../../services/dossier-service.ts'
import { idsOf } from '../comparison/explorer-view.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { recommendationTitle } from './audit-words.ts'

export interface LinkedPlace {
  readonly visitor: Visitor
  /** The question or the theme that is to be linked, and the field of the form that holds its id. */
  readonly linked: {
    readonly comparison: Comparison
    readonly name: string
    readonly href: string
    readonly field: Readonly<Record<string, string>>
  }
  readonly filed: readonly FiledDossier[]
}

/** "Vilken rekommendation gäller frågan?": each leads to the form of a link, with the question filled in. */
export function chooseRecommendationView({ visitor, linked, filed }: LinkedPlace, say: Say) {
  const { comparison, name, href } = linked
  const withAny = filed.filter(({ dossier }) => dossier.recommendations.length > 0)
  return {
    ...workPage(say('staff.audit.linkFrom'), { visitor, current: paths.audits }, say),
    synthetic: comparison.synthetic,
    back: { href, text: name },
    audits: paths.audits,
    dossiers: withAny.map(({ id, dossier }) => ({
      title: dossier.title,
      recommendations: dossier.recommendations.map(each => ({
        href: formOf(id, each.id, linked),
        text: recommendationTitle(each, dossier, say),
      })),
    })),
  }
}

function formOf(
  dossierId: string,
  recommendation: string,
  { comparison, field }: LinkedPlace['linked'],
): string {
  const { first, second } = idsOf(comparison)
  const rounds = { 'comparison-first': first, 'comparison-second': second }
  return pathTo.newPart(dossierId, 'outcomeLinks', { recommendation, ...rounds, ...field })
}
