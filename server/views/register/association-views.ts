import type { Say } from '../../../reports/documents/document.ts'
import { formatMoment, MISSING } from '../../../reports/formats/swedish.ts'
import { type Association, isValidOn, type Sector } from '../../../surveys/association.ts'
import type { AssociationEvent, FieldChange } from '../../../surveys/association-event.ts'
import type { CalendarDay } from '../../../surveys/instant.ts'
import type { User, UserId } from '../../accounts/user.ts'
import { paths, pathTo } from '../../paths.ts'
import type { RegisterState } from '../../services/register-book.ts'
import { errorList, textField, titleOf, type Typed } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { associationForm, LAST_DAY_FIELD, REASON_FIELD } from './association-fields.ts'

/** What every page of an association shows beside its own. */
interface Place {
  readonly visitor: Visitor
  readonly sectors: readonly Sector[]
  readonly isSynthetic: boolean
}

function frame(title: string, { visitor, isSynthetic }: Place, say: Say) {
  return {
    ...workPage(title, { visitor, current: paths.register }, say),
    synthetic: isSynthetic,
    back: paths.register,
  }
}

export function newAssociationView(place: Place, typed: Typed, say: Say) {
  return {
    ...frame(titleOf(say('register.new'), typed), place, say),
    errors: errorList(typed),
    action: paths.newAssociation,
    ...associationForm(typed, { sectors: place.sectors, isNew: true }, say),
  }
}

export interface AssociationPlace extends Place {
  readonly association: Association
  readonly state: RegisterState
  readonly today: CalendarDay
  /** Which the form is a change of. */
  readonly version: string
  /** A sentence of what was just done; `null`: nothing. */
  readonly done: string | null
  /** Somebody else has changed it meanwhile. */
  readonly isStale: boolean
}

/** One association: what is known of it, and what can be done. */
export function associationView(place: AssociationPlace, typed: Typed, say: Say) {
  const { association, sectors, version, done, isStale } = place
  const { id, name } = association
  const isOpen = association.validTo === null
  return {
    ...frame(titleOf(name, typed), place, say),
    heading: name,
    done: done === null ? null : say(done),
    errors: errorList(typed),
    isStale,
    facts: factsOf(place, say),
    history: pathTo.associationHistory(id),
    action: pathTo.association(id),
    version,
    ...associationForm(typed, { sectors, isNew: false }, say),
    standing: {
      action: pathTo.associationStanding(id),
      isOpen,
      heading: say(isOpen ? 'register.close' : 'register.reopen'),
      help: say(isOpen ? 'register.close.help' : 'register.reopen.help'),
      button: say(isOpen ? 'register.close.button' : 'register.reopen.button'),
      fields: standingFields(isOpen, typed, say),
    },
  }
}

function standingFields(isOpen: boolean, typed: Typed, say: Say) {
  const day = { id: LAST_DAY_FIELD, label: say('field.lastDay'), type: 'date' } as const
  const reason = {
    id: REASON_FIELD,
    label: say('field.reason'),
    help: say('register.reason.help'),
    autocomplete: 'off',
  }
  return (isOpen ? [day, reason] : [reason]).map(kind => textField(kind, typed))
}

interface Fact {
  readonly term: string
  readonly values: readonly { readonly text: string; readonly href: string | null }[]
}

function factsOf(
  { association, state, sectors, today }: AssociationPlace,
  say: Say,
): readonly Fact[] {
  const { id, parent, orgNumber, sector, email } = association
  const plain = (text: string) => [{ text, href: null }]
  const linked = (others: readonly Association[]) =>
    others.map(({ id: other, name }) => ({ text: name, href: pathTo.association(other) }))
  const above = parent === null ? undefined : state.byId.get(parent)
  const facts: readonly Fact[] = [
    { term: say('registerField.id'), values: plain(id) },
    { term: say('fact.standing'), values: plain(standingText(association, today, say)) },
    { term: say('registerField.orgNumber'), values: plain(orgNumber ?? MISSING) },
    {
      term: say('registerField.sector'),
      values: plain(sectors.find(each => each.id === sector)?.name ?? sector),
    },
    { term: say('registerField.email'), values: plain(email ?? say('register.noAddress')) },
    { term: say('register.sharedWith'), values: linked(state.search.sharing(association)) },
    { term: say('registerField.parent'), values: linked(above === undefined ? [] : [above]) },
    {
      term: say('register.children'),
      values: linked(state.associations.filter(each => each.parent === id)),
    },
  ]
  return facts.filter(({ values }) => values.length > 0)
}

function standingText(association: Association, today: CalendarDay, say: Say): string {
  const { validFrom, validTo } = association
  const word = say(isValidOn(association, today) ? 'register.isValid' : 'register.isClosed')
  return say('register.validBetween', { word, from: validFrom ?? 'none', to: validTo ?? 'none' })
}

/** What has happened to an association, the latest first. */
export function historyView(
  place: Place & { readonly association: Association; readonly users: readonly User[] },
  events: readonly AssociationEvent[],
  say: Say,
) {
  const { association, users, sectors } = place
  const names = new Map<UserId, string>(users.map(({ id, name }) => [id, name]))
  const heading = say('register.history', { name: association.name })
  return {
    ...frame(heading, place, say),
    heading,
    back: pathTo.association(association.id),
    name: association.name,
    empty: say('register.noHistory'),
    events: events.map(({ at, by, kind, reason, changes }) => ({
      at: formatMoment(at),
      by: names.get(by) ?? by,
      what: say(`event.${kind}`),
      changes: changes.map(change => changeText(change, sectors, say)),
      reason: reason ?? MISSING,
    })),
  }
}

function changeText({ field, before, after }: FieldChange, sectors: readonly Sector[], say: Say) {
  const told = (value: string | null) => {
    const isSector = field === 'sector'
    const sector = isSector ? sectors.find(({ id }) => id === value)?.name : undefined
    return sector ?? value ?? MISSING
  }
  const name = say(`registerField.${field}`)
  if (before === null && after === null) return say('register.changedOnly', { field: name })
  return say('register.changedFrom', { field: name, before: told(before), after: told(after) })
}
