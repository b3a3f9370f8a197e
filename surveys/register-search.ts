import { type Association, isValidOn, type SectorId } from './association.ts'
import type { CalendarDay } from './instant.ts'

/** What is asked of the register. */
export interface RegisterQuery {
  /** Words that all have to stand in name, id, organisation number or address; whatever the case. */
  readonly text: string
  /** `null`: all of them. */
  readonly sector: SectorId | null
  readonly state: 'valid' | 'closed' | 'all'
  readonly address: 'any' | 'missing' | 'shared'
  readonly order: RegisterOrder
  readonly isBackwards: boolean
}

export const REGISTER_ORDERS = ['name', 'id', 'sector'] as const
export type RegisterOrder = (typeof REGISTER_ORDERS)[number]

/** A register that can be searched quickly, as it stood when this was made. */
export interface RegisterSearch {
  /** @param day Which associations are valid is asked of a day. */
  find(query: RegisterQuery, day: CalendarDay): readonly Association[]
  /** The associations, valid or not, that have the same address as one of them: without itself. */
  sharing(association: Association): readonly Association[]
}

interface Entry {
  readonly association: Association
  readonly text: string
}

/** @param sectors In register order: associations are sorted by it. */
export function createRegisterSearch(
  associations: readonly Association[],
  sectors: readonly SectorId[],
): RegisterSearch {
  const byEmail = new Map<string, Association[]>()
  for (const association of associations) {
    if (association.email === null) continue
    const email = folded(association.email)
    const same = byEmail.get(email)
    if (same === undefined) byEmail.set(email, [association])
    else same.push(association)
  }
  const withAddress = ({ email }: Association): readonly Association[] =>
    email === null ? [] : (byEmail.get(folded(email)) ?? [])
  const entries = associations.map(association => ({ association, text: textOf(association) }))
  const inOrder = new Map<RegisterOrder, readonly Entry[]>()
  const sorted = (order: RegisterOrder) => {
    const known = inOrder.get(order)
    if (known !== undefined) return known
    const made = entries.toSorted((a, b) => COMPARE[order](a, b, sectors))
    inOrder.set(order, made)
    return made
  }
  return {
    sharing: association => withAddress(association).filter(({ id }) => id !== association.id),
    find(query, day) {
      const words = folded(query.text).split(' ')
      const isAsked = ({ association, text }: Entry) =>
        words.every(word => text.includes(word)) &&
        hasSector(association, query) &&
        hasState(association, query, day) &&
        hasAddress(association, query, withAddress)
      const found = sorted(query.order).filter(isAsked)
      return (query.isBackwards ? found.toReversed() : found).map(({ association }) => association)
    },
  }
}

function hasSector({ sector }: Association, query: RegisterQuery): boolean {
  return query.sector === null || query.sector === sector
}

function hasState(association: Association, { state }: RegisterQuery, day: CalendarDay): boolean {
  return state === 'all' || isValidOn(association, day) === (state === 'valid')
}

function hasAddress(
  association: Association,
  { address }: RegisterQuery,
  withAddress: (association: Association) => readonly Association[],
): boolean {
  if (address === 'any') return true
  if (address === 'missing') return association.email === null
  return withAddress(association).length > 1
}

const SWEDISH = new Intl.Collator('sv', { numeric: true })

type Compare = (a: Entry, b: Entry, sectors: readonly SectorId[]) => number

const byName: Compare = ({ association: a }, { association: b }) =>
  SWEDISH.compare(a.name, b.name) || SWEDISH.compare(a.id, b.id)

const COMPARE: Readonly<Record<RegisterOrder, Compare>> = {
  name: byName,
  id: ({ association: a }, { association: b }) => SWEDISH.compare(a.id, b.id),
  sector: (a, b, sectors) =>
    sectors.indexOf(a.association.sector) - sectors.indexOf(b.association.sector) ||
    byName(a, b, sectors),
}

/** The number is found with its hyphen and without. */
function textOf({ id, name, orgNumber, email }: Association): string {
  const number = orgNumber === null ? [] : [orgNumber, orgNumber.replace('-', '')]
  return folded([name, id, ...number, email ?? ''].join('\n'))
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
}
