import type { Say } from '../../../reports/documents/document.ts'
import { registryText } from '../../../reports/documents/follow-up-words.ts'
import { HEAD, PART_LISTS, type PartList } from '../../../reports/follow-up/additions.ts'
import type { Dossier } from '../../../reports/follow-up/dossier-schema.ts'
import { MISSING } from '../../../reports/formats/swedish.ts'
import { paths, pathTo } from '../../paths.ts'
import type { FiledDossier } from '../../services/dossier-service.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { auditName, bodyName, whenText } from './audit-words.ts'

/** What every page of a dossier has: whose it is, and whether its facts are real. */
export function dossierPage(
  title: string,
  { visitor, filed }: { readonly visitor: Visitor; readonly filed: FiledDossier },
  say: Say,
) {
  const { synthetic, title: dossier } = filed.dossier
  return {
    ...workPage(title, { visitor, current: paths.audits }, say),
    synthetic,
    mark: synthetic ? null : say('staff.audit.realMark'),
    dossier: { href: pathTo.dossier(filed.id), text: dossier },
  }
}

export interface DossierPlace {
  readonly visitor: Visitor
  readonly filed: FiledDossier
  /** Something has just been saved. */
  readonly isSaved: boolean
}

/** One dossier: its audits, and what they share: sources, bodies and groups. */
export function dossierView(place: DossierPlace, say: Say) {
  const { id, dossier } = place.filed
  return {
    ...dossierPage(dossier.title, place, say),
    isSaved: place.isSaved,
    about: dossier.about,
    change: pathTo.part(id, { list: HEAD, id: HEAD }),
    history: pathTo.dossierHistory(id),
    file: pathTo.dossierFile(id),
    frozen: pathTo.frozenReports(id),
    audits: dossier.audits.map(audit => ({
      href: pathTo.audit(id, audit.id),
      text: auditName(audit, say),
      kind: say(`staff.audit.auditKind.${audit.kind}`),
      by: audit.conductedBy,
      count: dossier.recommendations.filter(each => each.audit === audit.id).length,
      matrix: pathTo.auditMatrix(id, audit.id),
    })),
    sources: sourceRows(dossier, id, say),
    bodies: bodyRows(dossier, id, say),
    groups: dossier.groups.map(({ id: partId, name, kinds }) => ({
      href: pathTo.part(id, { list: 'groups', id: partId }),
      name,
      kinds: kinds.map(kind => say(`bodyKind.${kind}`)).join(', '),
    })),
    adds: addLinks(id),
  }
}

/** Where each kind of thing is added. */
function addLinks(id: string) {
  const links = PART_LISTS.map(list => [list, pathTo.newPart(id, list)] as const)
  return Object.fromEntries(links) as Readonly<Record<PartList, string>>
}

/** The documents that something in the dossier stands in, by the codes that the report has for them. */
export function sourceRows({ sources }: Dossier, dossierId: string, say: Say) {
  return sources.map(({ id, kind, title, by, on, registryNumber }, index) => ({
    href: pathTo.part(dossierId, { list: 'sources', id }),
    code: `K${index + 1}`,
    anchor: `kalla-${id}`,
    title,
    kind: say(`staff.audit.sourceKind.${kind}`),
    by,
    on: whenText(on, say),
    number: registryText(registryNumber) ?? MISSING,
  }))
}

function bodyRows({ bodies }: Dossier, dossierId: string, say: Say) {
  const named = (ids: readonly string[]) => {
    const names = bodies.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
    return names.length === 0 ? MISSING : names.join(', ')
  }
  return bodies.map(body => ({
    href: pathTo.part(dossierId, { list: 'bodies', id: body.id }),
    name: bodyName(body, say),
    kind: say(`bodyKind.${body.kind}`),
    parent: named(body.parent === null ? [] : [body.parent]),
    replaces: named(body.replaces),
    successors: named(
      bodies.filter(({ replaces }) => replaces.includes(body.id)).map(({ id }) => id),
    ),
  }))
}
