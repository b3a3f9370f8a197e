import type { SectorId } from '../../surveys/association.ts'
import { isWithheld, valueOf } from '../disclosure/figure.ts'
import type { ChangeCell, ComparedItem, ComparedValues, Comparison } from './comparison.ts'

/** As asked, by the size of the change, or by the later level. */
export const EXPLORED_ORDERS = ['asked', 'change', 'highest', 'lowest'] as const
export type ExploredOrder = (typeof EXPLORED_ORDERS)[number]

/** What somebody wants to see of a comparison. Each choice only leaves out or rearranges what it shows. */
export interface Exploration {
  readonly order: ExploredOrder
  /** Only changes that are demonstrated. */
  readonly onlyShown: boolean
  /** The title of a theme; `null`: every theme. */
  readonly theme: string | null
  /** `null`: all sectors together. */
  readonly sector: SectorId | null
}

/** A question or an index with its change in the group that is looked at. */
export interface Explored<Of> {
  readonly of: Of
  readonly values: ComparedValues
  readonly cell: ChangeCell
}

/**
 * What may be compared of some questions or indices, in the order that is asked for. What is withheld or missing has
 * no place in an order, and comes last as it was asked.
 */
export function explored<Of extends { readonly values: ComparedValues | null }>(
  things: readonly Of[],
  { order, onlyShown, sector }: Exploration,
): readonly Explored<Of>[] {
  const found = things.flatMap(of => {
    const cell = of.values === null ? null : cellIn(of.values, sector)
    if (of.values === null || cell === null || (onlyShown && !isDemonstrated(cell))) return []
    return [{ of, values: of.values, cell }]
  })
  return order === 'asked' ? found : found.toSorted((a, b) => rank(b, order) - rank(a, order))
}

/** The questions of a theme, or all. */
export function itemsOfTheme(
  { items }: Comparison,
  { theme }: Pick<Exploration, 'theme'>,
): readonly ComparedItem[] {
  return theme === null ? items : items.filter(item => themeOf(item) === theme)
}

/** The themes of the questions, in the order in which they are asked. */
export function themesOf({ items }: Comparison): readonly string[] {
  return [...new Set(items.map(themeOf))]
}

/** What a pair of questions is known by: the later question's id, or the earlier one's where there is no later. */
export function idOfItem({ first, second }: ComparedItem): string {
  return (second[0] ?? first[0])?.id ?? ''
}

function themeOf({ first, second }: ComparedItem): string {
  return (second[0] ?? first[0])?.theme ?? ''
}

function cellIn(values: ComparedValues, sector: SectorId | null): ChangeCell | null {
  return sector === null
    ? values.total
    : (values.sectors.find(cell => cell.sector === sector) ?? null)
}

/** A change for the better or the worse that has been shown. */
function isDemonstrated({ verdict }: ChangeCell): boolean {
  const judged = isWithheld(verdict) ? null : verdict.value
  return judged?.verdict === 'improved' || judged?.verdict === 'worsened'
}

/** The larger the earlier in the list. Two that are both without a number stay as they were. */
function rank({ cell }: Explored<unknown>, order: Exclude<ExploredOrder, 'asked'>): number {
  const figure = order === 'change' ? cell.difference.value : cell.second.mean.value
  const value = valueOf(figure)
  if (value === null) return -Number.MAX_VALUE
  if (order === 'change') return Math.abs(value)
  return order === 'highest' ? value : -value
}
