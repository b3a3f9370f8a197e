import type { Say } from '../../../reports/documents/document.ts'
import { HEAD, type Part, PART_LISTS, partsOf } from '../../../reports/follow-up/additions.ts'
import { paths, pathTo } from '../../paths.ts'
import type { DossierPreview } from '../../services/dossier-import.ts'
import type { DossierPlan, FiledDossier } from '../../services/dossier-service.ts'
import { faultLine } from '../fault-line.ts'
import { errorList, textField, titleOf, type Typed } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { ENTRY_KINDS } from './entry-kinds.ts'
import { describedFields } from './entry-text.ts'

/** What the fields are called in the forms. */
export const DOSSIER_IMPORT_FIELDS = { into: 'akt', reason: 'skal', seen: 'sett' } as const

/** "Läs in en akt": a file, and which dossier it is to be added to. */
export function dossierImportView(
  {
    visitor,
    filed,
    errors,
    into,
    isCancelled,
  }: {
    readonly visitor: Visitor
    readonly filed: readonly FiledDossier[]
    readonly errors: readonly string[]
    /** The id of the dossier that was chosen; empty: a new one. */
    readonly into: string
    readonly isCancelled: boolean
  },
  say: Say,
) {
  const title = say(errors.length === 0 ? 'dossierImport.title' : 'dossierImport.titleFaulty')
  return {
    ...workPage(title, { visitor, current: paths.audits }, say),
    back: paths.audits,
    action: paths.dossierImport,
    done: isCancelled ? say('dossierImport.cancelled') : null,
    errors: errors.map(text => ({ href: '#fil', text })),
    into: {
      id: DOSSIER_IMPORT_FIELDS.into,
      label: say('dossierImport.field.into'),
      help: null,
      error: null,
      describedBy: null,
      empty: say('dossierImport.field.new'),
      choices: filed.map(({ id, dossier }) => ({
        value: id,
        text: dossier.title,
        selected: id === into,
      })),
    },
  }
}

export interface DossierPreviewPlace extends DossierPreview {
  readonly visitor: Visitor
  readonly typed: Typed
  /** It has changed since somebody saw what the file would do. */
  readonly isStale: boolean
}

/** What a file would do to a dossier, before anything is written. */
export function dossierPreviewView(place: DossierPreviewPlace, say: Say) {
  const { visitor, upload, plan, dossier, typed, isStale } = place
  const { filed, parts, replaced, faults } = plan
  const last = filed.additions.at(-1)?.number ?? 0
  const heading =
    last === 0
      ? say('dossierImport.begins', { title: dossier.title })
      : say('dossierImport.addsTo', { title: filed.dossier.title })
  return {
    ...workPage(titleOf(heading, typed), { visitor, current: paths.audits }, say),
    synthetic: dossier.synthetic,
    heading,
    mark: say(dossier.synthetic ? 'staff.audit.madeUp' : 'staff.audit.real'),
    fileName: upload.fileName,
    stale: isStale ? say('dossierImport.stale') : null,
    errors: errorList(typed),
    counts: countRows(plan, say),
    replaced: replaced.map(part => replacedRow(part, filed, say)),
    faults: faults.map(fault => faultLine(fault, say)),
    nothing: parts.length === 0 ? say('dossierImport.nothing') : null,
    isReady: parts.length > 0 && faults.length === 0,
    reason: reasonField(plan, typed, say),
    seen: { name: DOSSIER_IMPORT_FIELDS.seen, value: String(last) },
    action: pathTo.dossierUpload(upload.id),
    cancel: pathTo.dossierUploadCancel(upload.id),
    back: paths.dossierImport,
  }
}

/** How many of each kind would be added, and how many replaced. */
function countRows({ parts, replaced }: DossierPlan, say: Say) {
  return [HEAD, ...PART_LISTS].flatMap(list => {
    const isOf = (part: Part) => part.list === list
    const [all, changed] = [parts.filter(isOf).length, replaced.filter(isOf).length]
    if (all === 0) return []
    const kind = say(`staff.audit.list.${list}`)
    return [{ kind, added: String(all - changed), replaced: String(changed) }]
  })
}

/** One that stands otherwise, and which of its fields would. */
function replacedRow(part: Part, filed: FiledDossier, say: Say) {
  const { list, id, value } = part
  const before = partsOf(filed.dossier).find(each => each.list === list && each.id === id)
  const fieldsOf = (of: Part['value']) =>
    new Map(
      describedFields(ENTRY_KINDS[list], of, { list, filed, say }).map(({ term, text }) => [
        term,
        text,
      ]),
    )
  const [was, becomes] = [before === undefined ? null : fieldsOf(before.value), fieldsOf(value)]
  const changed = [...new Set([...(was ?? []), ...becomes].map(([term]) => term))].filter(
    term => was?.get(term) !== becomes.get(term),
  )
  return {
    href: pathTo.partHistory(filed.id, part),
    name: say('staff.audit.partOf', { list: say(`staff.audit.list.${list}`), id }),
    fields: was === null ? say('dossierImport.wasStruck') : changed.join(', '),
  }
}

/** Who replaces something says why; `null`: nothing is replaced. */
function reasonField({ replaced }: DossierPlan, typed: Typed, say: Say) {
  if (replaced.length === 0) return null
  const kind = {
    id: DOSSIER_IMPORT_FIELDS.reason,
    label: say('dossierImport.field.reason'),
    help: say('dossierImport.field.reasonHelp'),
    autocomplete: 'off',
  }
  return textField(kind, typed)
}
