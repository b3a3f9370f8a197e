import { HEAD, type Part, type PartName, versionsOf } from '../../../reports/follow-up/additions.ts'
import type { Dossier } from '../../../reports/follow-up/dossier-schema.ts'
import { newId } from '../../../reports/follow-up/new-id.ts'
import { pathToAudit } from '../../audit-paths.ts'
import type { FiledDossier, Wanted } from '../../services/dossier-service.ts'
import { STRIKE } from '../../views/audits/entry-form-view.ts'
import { ENTRY_KINDS, REASON } from '../../views/audits/entry-kinds.ts'
import { baseOfId } from '../../views/audits/entry-names.ts'
import { type Filled, valueOf } from '../../views/audits/entry-value.ts'
import { type Asked, fieldIn, hasField } from './staff-form.ts'

/** A form by which something is added to a dossier or replaced. */
export interface AuditForm {
  /** Empty: the dossier is begun by it. */
  readonly dossierId: string
  readonly filed: FiledDossier
  /** Its id is empty: it is new. */
  readonly name: PartName
  readonly action: string
}

/** What a form that was sent wants; what is new gets an id that nothing has had. */
export function wantedOf(
  req: Pick<Asked, 'body'>,
  { dossierId, filed, name }: AuditForm,
  filled: Filled,
): Wanted {
  const reason = fieldIn(req, REASON.path).trim()
  const value = valueOf(ENTRY_KINDS[name.list], filled)
  const named = name.id === '' ? { ...name, id: idFor(name.list, value, filed) } : name
  const part = hasField(req, STRIKE) ? { ...named, value: null } : partOf(named, value, filed)
  return { dossierId, reason: reason === '' ? null : reason, parts: [part] }
}

/** What it corrects stays; everything else is as the form says. */
function partOf(
  { list, id }: PartName,
  value: Readonly<Record<string, unknown>>,
  { additions }: FiledDossier,
): Part {
  if (list === HEAD) return { list, id, value: value as never }
  // The latest that it was, also where it has been struck out since.
  const before = versionsOf({ list, id }, additions).findLast(each => each.value !== null)?.value
  const kept = before && 'corrects' in before ? { corrects: before.corrects } : {}
  return { list, id, value: { id, ...value, ...kept } as never }
}

function idFor(
  list: PartName['list'],
  value: Readonly<Record<string, unknown>>,
  { additions }: FiledDossier,
): string {
  if (list === HEAD) return HEAD
  // An addressee is a body or a group: they share names.
  const lists = list === 'bodies' || list === 'groups' ? ['bodies', 'groups'] : [list]
  const parts = additions.flatMap(addition => addition.parts)
  const taken = parts.filter(part => lists.includes(part.list)).map(({ id }) => id)
  return newId(baseOfId(list, value), new Set(taken))
}

/** Where something is seen: at the recommendation or the audit that it is about, or else in its dossier. */
export function placeOfPart(
  dossierId: string,
  { list, id }: PartName,
  { filled, dossier }: { readonly filled: Filled; readonly dossier: Dossier },
): string {
  const about = (kind: 'recommendations' | 'audits', field: string) => {
    const named = list === kind ? id : filled.get(field)?.[0]
    return dossier[kind].find(each => each.id === named)
  }
  const recommendation = about('recommendations', 'recommendation')
  if (recommendation !== undefined) return pathToAudit.recommendation(dossierId, recommendation.id)
  const audit = about('audits', 'audit')
  return audit === undefined
    ? pathToAudit.dossier(dossierId)
    : pathToAudit.audit(dossierId, audit.id)
}
