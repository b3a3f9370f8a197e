import type { Say } from '../../../reports/documents/document.ts'
import { judgementTable } from '../../../reports/documents/follow-up-tables.ts'
import type { Audit, Dossier, Recommendation } from '../../../reports/follow-up/dossier-schema.ts'
import { judgementCounts, judgementsOfAudit } from '../../../reports/follow-up/judgement-counts.ts'
import { matrixOf, standing, type Matrix } from '../../../reports/follow-up/matrix.ts'
import type { CalendarDay } from '../../../surveys/instant.ts'
import { pathTo } from '../../paths.ts'
import type { InquiryRound } from '../../services/inquiry-rounds.ts'
import type { FiledDossier } from '../../services/dossier-service.ts'
import { tableView } from '../report-view.ts'
import type { Visitor } from '../work-page.ts'
import { auditName, judgementWord, passageView, recommendationTitle } from './audit-words.ts'
import { dossierPage } from './dossier-view.ts'
import { inquiryLine } from './inquiry-view.ts'
import { assessmentView } from './said-views.ts'

export interface AuditPlace {
  readonly visitor: Visitor
  readonly filed: FiledDossier
  readonly audit: Audit
  readonly today: CalendarDay
}

interface ShownAudit extends AuditPlace {
  readonly isSaved: boolean
  /** The questions to bodies that have been asked about it. */
  readonly inquiries: readonly InquiryRound[]
}

/** One audit: what it was about, what it recommended and to whom, and how it was judged. */
export function auditView(place: ShownAudit, say: Say) {
  const { filed, audit, today, inquiries } = place
  const { dossier, id } = filed
  const matrix = matrixOf(audit, dossier, today)
  const name = auditName(audit, say)
  return {
    ...dossierPage(name, place, say),
    heading: name,
    isSaved: place.isSaved,
    kind: say(`staff.audit.auditKind.${audit.kind}`),
    by: audit.conductedBy,
    background: audit.background.map(passage => passageView(passage, dossier, say)),
    recommendations: recommendationsOf(audit, dossier).map(each =>
      recommendationLine(each, filed, say),
    ),
    bodies: perBody(matrix, filed, say),
    whole: standing(judgementsOfAudit(audit.id, dossier)).map(each =>
      assessmentView(each, filed, say),
    ),
    spread: spreadView(matrix, audit, say),
    ask: pathTo.newInquiry(id, audit.id),
    inquiries: inquiries.map(each => inquiryLine(each, say)),
    matrix: pathTo.auditMatrix(id, audit.id),
    change: pathTo.part(id, { list: 'audits', id: audit.id }),
    addRecommendation: pathTo.newPart(id, 'recommendations', { audit: audit.id }),
    addAssessment: pathTo.newPart(id, 'assessments', { audit: audit.id }),
  }
}

/** How judgements are distributed; `null`: nobody was addressed. */
function spreadView(matrix: Matrix, { title: audit }: Audit, say: Say) {
  if (matrix.bodies.length === 0) return null
  return tableView(judgementTable(judgementCounts(matrix), say('followUp.spread', { audit }), say))
}

function recommendationsOf({ id }: Audit, { recommendations }: Dossier): readonly Recommendation[] {
  return recommendations.filter(({ audit }) => audit === id)
}

function recommendationLine(each: Recommendation, { id, dossier }: FiledDossier, say: Say) {
  return {
    href: pathTo.recommendation(id, each.id),
    text: recommendationTitle(each, dossier, say),
    isPart: each.parent !== null,
    isWithdrawn: each.withdrawn !== undefined,
  }
}

/** What each body has been asked, and how it has been judged. */
function perBody({ bodies, rows }: Matrix, { id, dossier }: FiledDossier, say: Say) {
  return bodies.map((body, place) => ({
    name: body.name,
    lines: rows.flatMap(({ recommendation, cells }) => {
      const cell = cells[place]
      if (cell === undefined || cell === null) return []
      return [
        {
          href: pathTo.recommendation(id, recommendation.id),
          text: recommendationTitle(recommendation, dossier, say),
          judgement: judgementWord(cell.assessment, say),
        },
      ]
    }),
  }))
}
