import type { Say } from '../../../reports/documents/document.ts'
import type { Addition, PartName, Version } from '../../../reports/follow-up/additions.ts'
import { formatMoment, MISSING } from '../../../reports/formats/swedish.ts'
import { pathTo } from '../../paths.ts'
import type { FiledDossier } from '../../services/dossier-service.ts'
import type { Visitor } from '../work-page.ts'
import { dossierPage } from './dossier-view.ts'
import { ENTRY_KINDS } from './entry-kinds.ts'
import { describedFields } from './entry-text.ts'

/** Who wrote what, by the users' ids. */
type Names = ReadonlyMap<string, string>

interface HistoryPlace {
  readonly visitor: Visitor
  readonly filed: FiledDossier
  readonly names: Names
}

/** Everything that has been added to a dossier, the latest first. */
export function dossierHistoryView(place: HistoryPlace, say: Say) {
  const { filed } = place
  return {
    ...dossierPage(say('staff.audit.historyTitle'), place, say),
    additions: filed.additions.toReversed().map(addition => ({
      ...toldBy(addition, place.names),
      number: addition.number,
      count: addition.parts.length,
      parts: partLinks(addition, filed, say),
    })),
  }
}

const MOST_PARTS = 5

function partLinks({ parts }: Addition, { id }: FiledDossier, say: Say) {
  return parts.slice(0, MOST_PARTS).map(part => ({
    href: pathTo.partHistory(id, part),
    text: say('staff.audit.partOf', { list: say(`staff.audit.list.${part.list}`), id: part.id }),
    isStruck: part.value === null,
  }))
}

/** Every version of one thing, the latest first: nothing is overwritten. */
export function partHistoryView(
  place: HistoryPlace & { readonly name: PartName; readonly versions: readonly Version[] },
  say: Say,
) {
  const { filed, name, versions } = place
  const title = say('staff.audit.partHistoryTitle', {
    list: say(`staff.audit.list.${name.list}`),
  })
  return {
    ...dossierPage(title, place, say),
    heading: title,
    id: name.id,
    change: versions.at(-1)?.value === null ? null : pathTo.part(filed.id, name),
    versions: versions.toReversed().map((version, index) => ({
      ...toldBy(version, place.names),
      isNow: index === 0,
      isStruck: version.value === null,
      fields:
        version.value === null
          ? []
          : describedFields(ENTRY_KINDS[name.list], version.value, { list: name.list, filed, say }),
    })),
  }
}

function toldBy({ at, by, reason }: Pick<Addition, 'at' | 'by' | 'reason'>, names: Names) {
  return { at: formatMoment(at), by: names.get(by) ?? by, reason: reason ?? MISSING }
}
