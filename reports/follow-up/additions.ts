import type { Instant } from '../../surveys/instant.ts'
import { canonical } from '../results/canonical.ts'
import type { Dossier } from './dossier-schema.ts'

/** The lists of a dossier, in which everything has an id. */
export const PART_LISTS = [
  'bodies',
  'groups',
  'sources',
  'audits',
  'recommendations',
  'statements',
  'actions',
  'assessments',
  'outcomeLinks',
  'claimLinks',
] as const
export type PartList = (typeof PART_LISTS)[number]

/** What a dossier is: its title, whether it is made up, and what a reader needs to know. It has one. */
export type Head = Pick<Dossier, 'title' | 'synthetic' | 'about'>
export const HEAD = 'head'

/** The name of one thing in a dossier: the list, and its id there. */
export interface PartName {
  readonly list: PartList | typeof HEAD
  readonly id: string
}

/** One thing as it is added, or as it replaces what has had its name. `null`: it is struck out. */
export interface Part extends PartName {
  readonly value: Head | Dossier[PartList][number] | null
}

/**
 * What somebody adds to a dossier at one time. Nothing is overwritten: a dossier is what all its additions come to, in
 * their order, and what was replaced stays in them.
 */
export interface Addition {
  readonly dossierId: string
  /** 1, 2, 3 … */
  readonly number: number
  readonly at: Instant
  /** As the log has it: a user's id, or whoever sat at the command line. */
  readonly by: string
  /** Why; `null` only where nothing is replaced. */
  readonly reason: string | null
  readonly parts: readonly Part[]
}

/** One version of something in a dossier, and who wrote it when and why. */
export interface Version extends Pick<Addition, 'number' | 'at' | 'by' | 'reason'> {
  readonly value: Part['value']
}

const NO_HEAD: Head = { title: '', synthetic: false, about: '' }

/** The dossier that parts come to, the last of each name; it stands where the first stood. */
export function dossierOf(parts: readonly Part[]): Dossier {
  const standing = new Map<string, Map<string, Part['value']>>()
  for (const { list, id, value } of parts) {
    const values = standing.get(list) ?? new Map<string, Part['value']>()
    standing.set(list, values.set(id, value))
  }
  const listed = (list: PartList) =>
    [...(standing.get(list)?.values() ?? [])].filter(value => value !== null)
  const { title, synthetic, about } = (standing.get(HEAD)?.get(HEAD) ?? NO_HEAD) as Head
  const lists = Object.fromEntries(PART_LISTS.map(list => [list, listed(list)]))
  return { kind: 'dossier', title, synthetic, about, ...lists } as unknown as Dossier
}

/** Everything in a dossier, to be added to one that is empty. */
export function partsOf(dossier: Dossier): readonly Part[] {
  const { title, synthetic, about } = dossier
  return [
    { list: HEAD, id: HEAD, value: { title, synthetic, about } },
    ...PART_LISTS.flatMap(list => dossier[list].map(value => ({ list, id: value.id, value }))),
  ]
}

/** What of some parts is not in a dossier, or stands otherwise there. What only the dossier has is left as it is. */
export function changesTo(known: readonly Part[], parts: readonly Part[]): readonly Part[] {
  const standing = new Map(known.map(part => [nameText(part), canonical(part.value)]))
  return parts.filter(part => standing.get(nameText(part)) !== canonical(part.value))
}

/** Those of some parts that replace or strike out what a dossier has had. */
export function replacing(known: readonly Part[], parts: readonly Part[]): readonly Part[] {
  const names = new Set(known.map(nameText))
  return parts.filter(part => names.has(nameText(part)))
}

/** The number of the latest addition that has any of some names; 0: none has. */
export function lastAddition(names: readonly PartName[], additions: readonly Addition[]): number {
  const wanted = new Set(names.map(nameText))
  const last = additions.findLast(({ parts }) => parts.some(part => wanted.has(nameText(part))))
  return last?.number ?? 0
}

/** Every version of one thing, the first first. */
export function versionsOf(name: PartName, additions: readonly Addition[]): readonly Version[] {
  return additions.flatMap(({ number, at, by, reason, parts }) =>
    parts
      .filter(part => nameText(part) === nameText(name))
      .map(({ value }) => ({ number, at, by, reason, value })),
  )
}

function nameText({ list, id }: PartName): string {
  return `${list}/${id}`
}
