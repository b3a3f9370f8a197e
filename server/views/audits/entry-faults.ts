import type { Say } from '../../../reports/documents/document.ts'
import type { PartName } from '../../../reports/follow-up/additions.ts'
import type { Dossier } from '../../../reports/follow-up/dossier-schema.ts'
import type { Fault } from '../../../surveys/fault.ts'
import { type EntryField, REASON } from './entry-kinds.ts'
import { fieldId } from './entry-value.ts'

/** Where the service says that no reason was given. */
const WHY = 'reason'

/** Faults that a form tells of in words of its own: it has no ids and no lists. */
const OWN_WORDS = ['missing', 'notOneOf', 'minItems', 'pattern', 'type', 'noPlace', 'blankText']

/** What is wrong with a form: by field, and apart from them what is wrong elsewhere in the dossier. */
export interface EntryErrors {
  readonly byField: Readonly<Record<string, string>>
  readonly others: readonly string[]
}

/**
 * Puts each fault in a dossier at the field that it comes from.
 *
 * @param fields Those of the form, as they stand.
 * @param before The dossier before, to know where in it the thing stands.
 */
export function entryErrors(
  faults: readonly Fault[],
  { name, before, fields }: { name: PartName; before: Dossier; fields: readonly EntryField[] },
  say: Say,
): EntryErrors {
  const own = ownPath(name, before)
  const placed = faults.map(fault => {
    const path = fault.path === WHY ? REASON.path : pathWithin(fault.path, own)
    return { path, field: path === null ? undefined : fieldAt(path, fields), fault }
  })
  const byField = placed
    // The first fault of a field is the one to mend.
    .toReversed()
    .flatMap(({ field, fault }) =>
      field === undefined ? [] : [[fieldId(field), sentence(fault, say)] as const],
    )
  const others = placed
    .filter(({ field }) => field === undefined)
    .map(({ path, fault }) =>
      path === null
        ? say('staff.audit.elsewhere', { place: fault.path, told: sentence(fault, say) })
        : sentence(fault, say),
    )
  return { byField: Object.fromEntries(byField), others }
}

/** `statements[3]`; of what the dossier itself is, nothing. */
function ownPath({ list, id }: PartName, before: Dossier): string {
  if (list === 'head') return ''
  const place = before[list].findIndex(each => each.id === id)
  return `${list}[${place < 0 ? before[list].length : place}]`
}

/** A path within the thing, with points alone; `null`: it leads elsewhere. */
function pathWithin(path: string, own: string): string | null {
  if (!path.startsWith(own)) return null
  return path
    .slice(own.length)
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .replace(/^\./, '')
}

/** The field of a path; where it has none, the first that the path is about. */
function fieldAt(path: string, fields: readonly EntryField[]): EntryField | undefined {
  const isIn = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}.`)
  return (
    fields.find(field => isIn(path, field.path)) ?? fields.find(field => isIn(field.path, path))
  )
}

function sentence({ code, values }: Fault, say: Say): string {
  if (OWN_WORDS.includes(code)) return say(`staff.audit.fault.${code}`, values)
  const told = say(`fault.${code}`, values)
  return told.charAt(0).toLocaleUpperCase('sv') + told.slice(1)
}
