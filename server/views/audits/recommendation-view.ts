import type { Say } from '../../../reports/documents/document.ts'
import {
  actionText,
  judgementText,
  positionText,
} from '../../../reports/documents/follow-up-words.ts'
import type { Dossier, Recommendation } from '../../../reports/follow-up/dossier-schema.ts'
import { forebearsOf, heirsOf, type Relative } from '../../../reports/follow-up/lineage.ts'
import { type Cell, entriesByRecommendation, matrixOf } from '../../../reports/follow-up/matrix.ts'
import type { CalendarDay } from '../../../surveys/instant.ts'
import { pathTo } from '../../paths.ts'
import type { FiledDossier } from '../../services/dossier-service.ts'
import type { Visitor } from '../work-page.ts'
import { auditName, bodyName, passageView, recommendationTitle } from './audit-words.ts'
import { dossierPage } from './dossier-view.ts'
import { linksOf } from './link-views.ts'
import { actionView, assessmentView, statementView } from './said-views.ts'

export interface RecommendationPlace {
  readonly visitor: Visitor
  readonly filed: FiledDossier
  readonly recommendation: Recommendation
  readonly today: CalendarDay
  readonly isSaved: boolean
}

/** What became of one recommendation: position, action and judgement apart, each with its source. */
export function recommendationView(place: RecommendationPlace, say: Say) {
  const { filed, recommendation, isSaved } = place
  const { id, dossier } = filed
  const { number, wordings, withdrawn, due } = recommendation
  const about = entriesByRecommendation(dossier)(recommendation)
  const audit = dossier.audits.find(each => each.id === recommendation.audit)
  const add = { recommendation: recommendation.id, audit: recommendation.audit }
  const heading = say('staff.audit.recommendationHeading', { number, year: audit?.year ?? 0 })
  return {
    ...dossierPage(heading, place, say),
    heading,
    isSaved,
    audit: audit && { href: pathTo.audit(id, audit.id), text: auditName(audit, say) },
    wordings: wordings.map(passage => passageView(passage, dossier, say)),
    withdrawn: withdrawn === undefined ? null : passageView(withdrawn, dossier, say),
    due: due ?? say('staff.audit.noDue'),
    ...familyOf(recommendation, filed, say),
    cells: cellsOf(place).map(cell => cellRow(cell, dossier, say)),
    statements: about.statements.map(each => statementView(each, filed, say)),
    actions: about.actions.map(each => actionView(each, filed, say)),
    assessments: about.assessments.map(each => assessmentView(each, filed, say)),
    change: pathTo.part(id, { list: 'recommendations', id: recommendation.id }),
    history: pathTo.partHistory(id, { list: 'recommendations', id: recommendation.id }),
    links: linksOf(recommendation, filed, say),
    addLink: pathTo.newPart(id, 'outcomeLinks', add),
    addClaimLink: pathTo.newPart(id, 'claimLinks'),
    addStatement: pathTo.newPart(id, 'statements', add),
    addAction: pathTo.newPart(id, 'actions', add),
    addAssessment: pathTo.newPart(id, 'assessments', add),
  }
}

/** The whole that it is a part of and its own parts; what it came from, and what came of it. */
function familyOf(recommendation: Recommendation, filed: FiledDossier, say: Say) {
  const all = filed.dossier.recommendations
  const link = (each: Recommendation) => linkTo(each, filed, say)
  return {
    whole: all.filter(({ id }) => id === recommendation.parent).map(link),
    parts: all.filter(({ parent }) => parent === recommendation.id).map(link),
    forebears: forebearsOf(recommendation, all).map(each => relativeOf(each, filed, say)),
    heirs: heirsOf(recommendation, all).map(each => relativeOf(each, filed, say)),
  }
}

function linkTo(each: Recommendation, { id, dossier }: FiledDossier, say: Say) {
  return {
    href: pathTo.recommendation(id, each.id),
    text: recommendationTitle(each, dossier, say),
  }
}

function relativeOf({ recommendation, kind }: Relative, filed: FiledDossier, say: Say) {
  return { ...linkTo(recommendation, filed, say), kind: say(`staff.audit.lineage.${kind}`) }
}

/** Each body that it is directed to, or that has spoken of it. */
function cellsOf({ filed, recommendation, today }: RecommendationPlace): readonly Cell[] {
  const audit = filed.dossier.audits.find(({ id }) => id === recommendation.audit)
  if (audit === undefined) return []
  const { rows } = matrixOf(audit, filed.dossier, today)
  const row = rows.find(each => each.recommendation.id === recommendation.id)
  return (row?.cells ?? []).filter(cell => cell !== null)
}

function cellRow(cell: Cell, { bodies }: Dossier, say: Say) {
  const { body, group, references } = cell
  const successors = bodies.filter(({ replaces }) => replaces.includes(body.id))
  const asked =
    group === undefined ? say('staff.audit.notAsked') : (group ?? say('staff.audit.byName'))
  return {
    name: bodyName(body, say),
    successors: successors.length === 0 ? null : successors.map(({ name }) => name).join(', '),
    asked,
    position: positionText(cell, say),
    action: actionText(cell, say),
    judgement: judgementText(cell, say),
    source:
      references.length === 0
        ? say('followUp.noSource')
        : say('staff.audit.sources', { count: references.length }),
  }
}
