import type { Say } from '../../../reports/documents/document.ts'
import type { Recommendation } from '../../../reports/follow-up/dossier-schema.ts'
import type { ClaimLink, OutcomeLink } from '../../../reports/follow-up/link-schema.ts'
import { entriesByRecommendation, standing } from '../../../reports/follow-up/matrix.ts'
import { pathTo } from '../../paths.ts'
import type { FiledDossier } from '../../services/dossier-service.ts'
import { whenText } from './audit-words.ts'

/** The questions that somebody has linked to a recommendation, or to what has been answered to it. */
export function linksOf(recommendation: Recommendation, filed: FiledDossier, say: Say) {
  const { id, dossier } = filed
  const said = new Set(
    entriesByRecommendation(dossier)(recommendation).statements.map(each => each.id),
  )
  const outcomes = standing(dossier.outcomeLinks).filter(
    each => each.recommendation === recommendation.id,
  )
  const claims = standing(dossier.claimLinks).filter(({ statement }) => said.has(statement))
  return [
    ...outcomes.map(link => {
      const { comparison, direction } = link
      const towards = say(`staff.audit.direction.${direction}`)
      const heading = say('staff.audit.outcomeLink', { ...comparison, direction: towards })
      const change = pathTo.part(id, { list: 'outcomeLinks', id: link.id })
      return { heading, change, ...linkView(link, say) }
    }),
    ...claims.map(link => {
      const heading = say('staff.audit.claimLink', { round: link.round })
      const change = pathTo.part(id, { list: 'claimLinks', id: link.id })
      return { heading, change, ...linkView(link, say) }
    }),
  ]
}

function linkView({ questions, indices, reason, by, on }: OutcomeLink | ClaimLink, say: Say) {
  const about = [...questions, ...indices].join(', ')
  return { about, reason, by: say('staff.audit.linkedBy', { by, on: whenText(on, say) }) }
}
