import type { Say } from '../../../reports/documents/document.ts'
import { formatCount, MISSING } from '../../../reports/formats/swedish.ts'
import { type Association, isValidOn, type Sector } from '../../../surveys/association.ts'
import type { CalendarDay } from '../../../surveys/instant.ts'
import {
  REGISTER_ORDERS,
  type RegisterOrder,
  type RegisterQuery,
  type RegisterSearch,
} from '../../../surveys/register-search.ts'
import { paths, pathTo } from '../../paths.ts'
import { textField } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { ADDRESS_WORDS, ORDER_WORDS, STATE_WORDS, toAddress } from './register-query.ts'

/** What the list of associations is made from. */
export interface RegisterPlace {
  readonly visitor: Visitor
  readonly query: RegisterQuery
  /** 1, 2, 3 …; one that is not there is taken for the last. */
  readonly page: number
  readonly search: RegisterSearch
  readonly sectors: readonly Sector[]
  /** How many there are in the register. */
  readonly size: number
  readonly today: CalendarDay
  /** All rounds are made up, and so is the register. */
  readonly isSynthetic: boolean
}

const PAGE_LENGTH = 50

/** "Föreningar": what was asked of the register, fifty at a time. */
export function registerListView(place: RegisterPlace, say: Say) {
  const { visitor, query, search, today, size } = place
  const found = search.find(query, today)
  const pages = Math.max(1, Math.ceil(found.length / PAGE_LENGTH))
  const page = Math.min(place.page, pages)
  const shown = found.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH)
  return {
    ...workPage(say('place.register'), { visitor, current: paths.register }, say),
    synthetic: place.isSynthetic,
    add: paths.newAssociation,
    import: paths.registerImport,
    ...filterOf(place, say),
    empty: say(size === 0 ? 'register.empty' : 'register.none'),
    isEmpty: size === 0,
    caption: say('register.caption', { count: found.length, size, page, pages }),
    heads: REGISTER_ORDERS.map(order => headOf(order, query, say)),
    associations: shown.map(association => rowOf(association, place, say)),
    previous: page > 1 ? toAddress(query, page - 1) : null,
    next: page < pages ? toAddress(query, page + 1) : null,
    files: ['excel.csv', 'csv'].map(format => ({
      href: pathTo.registerFile(format),
      text: say(format === 'csv' ? 'download.csv' : 'download.csv-excel'),
    })),
  }
}

/** The form of the search, with what was asked. */
function filterOf({ query, sectors }: RegisterPlace, say: Say) {
  const typed = { values: { sok: query.text }, errors: {} }
  const choices = (prefix: string, words: Readonly<Record<string, string>>, chosen: string) =>
    Object.entries(words).map(([key, value]) => ({
      value,
      text: say(`${prefix}.${key}`),
      selected: key === chosen,
    }))
  return {
    action: paths.register,
    fields: [textField({ id: 'sok', label: say('register.search') }, typed)],
    sectors: sectors.map(({ id, name }) => ({
      value: id,
      text: name,
      selected: id === query.sector,
    })),
    states: choices('register.state', STATE_WORDS, query.state),
    addresses: choices('register.address', ADDRESS_WORDS, query.address),
    order: ORDER_WORDS[query.order],
  }
}

/** The head of a column that the list can be sorted by. */
function headOf(order: RegisterOrder, query: RegisterQuery, say: Say) {
  const isChosen = query.order === order
  const isBackwards = isChosen && !query.isBackwards
  return {
    text: say(`registerField.${order}`),
    href: toAddress({ ...query, order, isBackwards }, 1),
    sort: isChosen ? (query.isBackwards ? 'descending' : 'ascending') : null,
  }
}

function rowOf(association: Association, { search, sectors, today }: RegisterPlace, say: Say) {
  const { id, name, orgNumber, email, sector } = association
  const shared = search.sharing(association).length
  return {
    href: pathTo.association(id),
    id,
    name,
    orgNumber: orgNumber ?? MISSING,
    sector: sectors.find(each => each.id === sector)?.name ?? sector,
    email: email ?? say('register.noAddress'),
    shared: shared === 0 ? null : say('register.shared', { count: formatCount(shared) }),
    state: say(isValidOn(association, today) ? 'register.isValid' : 'register.isClosed'),
  }
}
