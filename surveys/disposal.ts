import type { SectorId } from './association.ts'
import type { Instant } from './instant.ts'

/** What can be disposed of once a round is certified: all its answers, one of them, or the addresses of those invited. */
export type DisposalKind = 'answers' | 'answer' | 'contacts'

/**
 * Something that was kept of a round and is erased for good by a decision (gallring). It stands in the round before
 * anything is taken away, so that what dies in between can be finished.
 */
export interface Disposal {
  readonly kind: DisposalKind
  /** The decision's registry number (beslutets diarienummer): `KS-2026/123`. */
  readonly decision: string
  readonly reason: string
  /** Who did it, as they call themselves. */
  readonly by: string
  readonly at: Instant
  /** How many counted answers of each sector are gone; none for `contacts`. */
  readonly answers: readonly DisposedAnswers[]
  /** How many e-mail addresses are gone; 0 for answers. */
  readonly addresses: number
  /** Of one answer: its leaf, which stays in the sealed list of the certified result. */
  readonly leaf?: string
  /** Of one answer, until it is gone: the key that it is kept under. */
  readonly key?: string
  /** Of one answer, until it is gone: by what it was asked for, so that who asks again is known; tells of no association. */
  readonly asked?: string
  /** `null`: it is begun, and something of it can still be found in the store. */
  readonly doneAt: Instant | null
}

interface DisposedAnswers {
  readonly sector: SectorId
  readonly count: number
}

/** What a round has lost; left out: nothing. */
export interface Disposing {
  readonly disposals?: readonly Disposal[]
}

/** How many counted answers a round has lost. @param sector Left out: in all of them. */
export function countDisposed({ disposals = [] }: Disposing, sector?: SectorId): number {
  return disposals
    .flatMap(({ answers }) => answers)
    .filter(lost => sector === undefined || lost.sector === sector)
    .reduce((sum, { count }) => sum + count, 0)
}

/** Whether some of a round's answers are gone: then they cannot be counted again. */
export function hasDisposedAnswers({ disposals = [] }: Disposing): boolean {
  return disposals.some(({ kind }) => kind !== 'contacts')
}

/** Whether the addresses of those invited to a round are gone. */
export function hasDisposedAddresses({ disposals = [] }: Disposing): boolean {
  return disposals.some(({ kind }) => kind === 'contacts')
}

/** Whether the answer that a leaf stands for is erased by a decision. */
export function isDisposed(leaf: string, { disposals = [] }: Disposing): boolean {
  return disposals.some(disposal => disposal.kind === 'answers' || disposal.leaf === leaf)
}
