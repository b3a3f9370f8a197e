import type { Say } from '../../../reports/documents/document.ts'
import { HEAD, type PartName } from '../../../reports/follow-up/additions.ts'
import type { Dossier } from '../../../reports/follow-up/dossier-schema.ts'
import { paths, pathTo } from '../../paths.ts'
import { textField, type Typed } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import type { EntryErrors } from './entry-faults.ts'
import { ENTRY_KINDS, type EntryField, type EntryRows, isRows, REASON } from './entry-kinds.ts'
import { helpOf, labelOf } from './entry-labels.ts'
import { optionsOf } from './entry-options.ts'
import { fieldId, fieldsOfRow, type Filled, rowsIn } from './entry-value.ts'

export const SEEN = 'sedd'
export const STRIKE = 'stryk'

export interface EntryPlace {
  readonly visitor: Visitor
  readonly dossierId: string
  readonly dossier: Dossier
  /** Its id is empty: it is new. */
  readonly name: PartName
  readonly filled: Filled
  readonly errors: EntryErrors
  /** The number of the addition that it was last written in. */
  readonly seen: number
  /** What somebody else has done to it since it was opened; `null`: nothing. */
  readonly stale: 'changed' | 'struck' | null
  readonly action: string
  readonly back: string
}

export const NO_ERRORS: EntryErrors = { byField: {}, others: [] }

/** Every field that a form shows: of rows, those filled in and a few more. */
export function fieldsShown(list: PartName['list'], filled: Filled): readonly EntryField[] {
  const all = ENTRY_KINDS[list].flatMap(each =>
    isRows(each) ? rowsShown(each, filled).flat() : [each],
  )
  return [...all, REASON]
}

function rowsShown(rows: EntryRows, filled: Filled): readonly (readonly EntryField[])[] {
  const count = rows.isList ? rowsIn(rows, filled) + rows.spare : 1
  return Array.from({ length: count }, (_, row) => fieldsOfRow(rows, row))
}

/** A form to add something to a dossier, or to replace it: what stood there before stays in its history. */
export function entryFormView(place: EntryPlace, say: Say) {
  const { visitor, dossier, name, errors, stale, action, back } = place
  const heading = say(`staff.audit.${isNew(place) ? 'add' : 'change'}.${name.list}`)
  const isWrong = Object.keys(errors.byField).length + errors.others.length > 0
  const title = isWrong ? `Fel: ${heading}` : heading
  return {
    ...workPage(title, { visitor, current: paths.audits }, say),
    synthetic: dossier.synthetic,
    heading,
    back: { href: back, text: say('staff.audit.back') },
    errors: errorsOf(place, say),
    stale: stale === null ? null : say(`staff.audit.stale.${stale}`),
    action,
    seen: { name: SEEN, value: String(place.seen) },
    ...(isNew(place) ? addingView(place, say) : changingView(place, say)),
  }
}

const isNew = ({ name }: EntryPlace) => name.id === ''

function addingView(place: EntryPlace, say: Say) {
  return {
    lead: say(`staff.audit.addLead.${place.name.list}`),
    history: null,
    groups: groupsOf(place, say),
    button: say('staff.audit.button.add'),
    strike: null,
  }
}

/** Who replaces something says why. */
function changingView(place: EntryPlace, say: Say) {
  const { name, dossierId } = place
  const strike = { name: STRIKE, text: say('staff.audit.button.strike') }
  return {
    lead: say('staff.audit.changeLead'),
    history: pathTo.partHistory(dossierId, name),
    groups: [...groupsOf(place, say), plainGroup([REASON], place, say)],
    button: say('staff.audit.button.change'),
    strike: name.list === HEAD ? null : strike,
  }
}

/** In the order of the form; what is wrong elsewhere leads to its first field. */
function errorsOf({ name, filled, errors }: EntryPlace, say: Say) {
  const fields = fieldsShown(name.list, filled)
  const first = fields[0] === undefined ? '#innehall' : `#${fieldId(fields[0])}`
  return [
    ...fields.flatMap(field => {
      const text = errors.byField[fieldId(field)]
      if (text === undefined) return []
      return [{ href: `#${fieldId(field)}`, text: `${labelOf(field, name.list, say)}: ${text}` }]
    }),
    ...errors.others.map(text => ({ href: first, text })),
  ]
}

/** Runs of fields, and each row in a group of its own. */
function groupsOf(place: EntryPlace, say: Say) {
  const { name, filled } = place
  const groups: { legend: string | null; controls: readonly unknown[] }[] = []
  let run: EntryField[] = []
  const endRun = () => {
    if (run.length > 0) groups.push(plainGroup(run, place, say))
    run = []
  }
  for (const each of ENTRY_KINDS[name.list]) {
    if (!isRows(each)) {
      run.push(each)
      continue
    }
    endRun()
    for (const [row, fields] of rowsShown(each, filled).entries()) {
      const legend = say(`staff.audit.rows.${each.path}`, { number: row + 1 })
      groups.push({ ...plainGroup(fields, place, say), legend })
    }
  }
  endRun()
  return groups
}

function plainGroup(fields: readonly EntryField[], place: EntryPlace, say: Say) {
  return { legend: null, controls: fields.map(field => controlOf(field, place, say)) }
}

const NO_CONTROL = { line: null, area: null, radio: null, select: null, ticks: null }

function controlOf(field: EntryField, place: EntryPlace, say: Say) {
  return { ...NO_CONTROL, [field.control]: viewOf(field, place, say) }
}

function viewOf(field: EntryField, place: EntryPlace, say: Say) {
  const id = fieldId(field)
  const given = place.filled.get(id) ?? []
  const label = labelOf(field, place.name.list, say)
  const typed: Typed = { values: { [id]: given[0] ?? '' }, errors: place.errors.byField }
  const shown = {
    ...textField({ id, label, ...helpOf(field, say), autocomplete: 'off' }, typed),
    rows: 4,
    legend: label,
  }
  if (field.options === null) return shown
  const options = optionsOf(field.options, place.dossier, say)
    // Nothing is chosen out of itself.
    .filter(({ value }) => value !== place.name.id || value === '')
  const isChosen = (value: string) => given.includes(value)
  return {
    ...shown,
    empty: say(field.isOptional ? 'staff.audit.none' : 'staff.audit.choose'),
    choices: options.map(({ value, text }) => ({
      value,
      text,
      help: null,
      checked: isChosen(value),
      selected: isChosen(value),
    })),
  }
}
