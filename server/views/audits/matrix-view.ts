import type { Say } from '../../../reports/documents/document.ts'
import {
  judgementTable,
  recommendationName,
  restsOnTable,
} from '../../../reports/documents/follow-up-tables.ts'
import { sourceCode } from '../../../reports/documents/follow-up-words.ts'
import { judgementCounts } from '../../../reports/follow-up/judgement-counts.ts'
import { type Cell, matrixOf } from '../../../reports/follow-up/matrix.ts'
import type { Dossier } from '../../../reports/follow-up/dossier-schema.ts'
import { pathTo } from '../../paths.ts'
import { tableView } from '../report-view.ts'
import type { AuditPlace } from './audit-view.ts'
import { auditName, judgementWord, shortened } from './audit-words.ts'
import { dossierPage, sourceRows } from './dossier-view.ts'

/** Recommendations against those that they are directed to: the judgement, and the sources that it all rests on. */
export function matrixView(place: AuditPlace, say: Say) {
  const { filed, audit, today } = place
  const { dossier, id } = filed
  const matrix = matrixOf(audit, dossier, today)
  const name = auditName(audit, say)
  const cells = matrix.rows.flatMap(row => row.cells).filter(cell => cell !== null)
  return {
    ...dossierPage(say('staff.audit.matrixTitle', { name }), place, say),
    audit: { href: pathTo.audit(id, audit.id), text: name },
    caption: say('followUp.matrixOf', { name }),
    lead: say('staff.audit.matrixLead', {
      cells: cells.length,
      without: cells.filter(({ references }) => references.length === 0).length,
    }),
    bodies: matrix.bodies.map(body => body.name),
    rows: matrix.rows.map(({ recommendation, cells: ofRow }) => ({
      href: pathTo.recommendation(id, recommendation.id),
      text: shortened(recommendationName(recommendation, dossier, say)),
      cells: ofRow.map((cell, index) => ({
        label: matrix.bodies[index]?.name ?? '',
        ...cellText(cell, dossier, say),
      })),
    })),
    restsOn: tableView(restsOnTable(matrix, say('followUp.restsOnOf', { name }), { dossier, say })),
    spread: tableView(
      judgementTable(judgementCounts(matrix), say('followUp.spread', { audit: audit.title }), say),
    ),
    sources: sourceRows(dossier, id, say),
  }
}

const EMPTY = { judgement: null, answer: null, sources: null, isWithout: false }

/** What is said without being asked for; what is only proposed is no answer of the committee. */
function unaskedWord({ decided }: Cell, say: Say): string {
  return say(decided === null ? 'followUp.unaskedProposed' : 'followUp.unasked')
}

/** An empty place stays empty: nobody was asked, and nobody has spoken. */
function cellText(cell: Cell | null, dossier: Dossier, say: Say) {
  if (cell === null) return EMPTY
  const { assessment, group, references, answer } = cell
  const codes = [...new Set(references.map(({ source }) => sourceCode(source, dossier)))]
  return {
    judgement: group === undefined ? unaskedWord(cell, say) : judgementWord(assessment, say),
    answer: answer === 'none' || answer === 'late' ? say(`followUp.answer.${answer}`) : null,
    sources: codes.length === 0 ? say('followUp.noSource') : codes.join(', '),
    isWithout: codes.length === 0,
  }
}
