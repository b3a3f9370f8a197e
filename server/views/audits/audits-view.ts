import type { Say } from '../../../reports/documents/document.ts'
import { stockholmDay } from '../../../surveys/stockholm-time.ts'
import { paths, pathTo } from '../../paths.ts'
import type { FiledDossier } from '../../services/dossier-service.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { auditName } from './audit-words.ts'

/** "Granskningar": every dossier, and the audits in it. */
export function auditsView(
  { visitor, filed }: { readonly visitor: Visitor; readonly filed: readonly FiledDossier[] },
  say: Say,
) {
  return {
    ...workPage(say('place.audits'), { visitor, current: paths.audits }, say),
    synthetic: filed.length > 0 && filed.every(({ dossier }) => dossier.synthetic),
    add: paths.newDossier,
    importing: paths.dossierImport,
    dossiers: filed.map(each => dossierCard(each, say)),
  }
}

function dossierCard({ id, dossier, additions }: FiledDossier, say: Say) {
  const last = additions.at(-1)
  return {
    href: pathTo.dossier(id),
    title: dossier.title,
    mark: say(dossier.synthetic ? 'staff.audit.madeUp' : 'staff.audit.real'),
    changed: last === undefined ? null : stockholmDay(last.at),
    audits: dossier.audits.map(audit => ({
      href: pathTo.audit(id, audit.id),
      text: auditName(audit, say),
      kind: say(`staff.audit.auditKind.${audit.kind}`),
      count: dossier.recommendations.filter(each => each.audit === audit.id).length,
    })),
  }
}
