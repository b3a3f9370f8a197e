import type { ComparabilityClass } from '../../surveys/crosswalk.ts'
import type { CalendarDay, Instant } from '../../surveys/instant.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { PrintedNumber } from './printed-number.ts'

/** Short and stable, `[a-z0-9-]`: `enkat-2016`. */
export type PrintedId = string

/** An earlier result that is known only in print, and what people have said of it. Every change is one more revision. */
export interface PrintedResult {
  readonly id: PrintedId
  /** 1 when added. */
  readonly revision: number
  /** The data is made up. */
  readonly synthetic: boolean
  readonly source: PrintedSource
  /** In the order in which they were typed. */
  readonly questions: readonly PrintedQuestion[]
  readonly acknowledged: readonly Acknowledgement[]
  readonly pairs: readonly PrintedPair[]
  /** Who made this revision of it, and when. */
  readonly saved: Saved
}

/** Where the figures stand. What is not known is `null`. */
export interface PrintedSource {
  readonly collectedBy: string
  /** When the answers were collected. */
  readonly year: number
  readonly document: string
  /** `12`, or `12–14`. */
  readonly page: string | null
  readonly section: string | null
  /** The day of the document. */
  readonly day: CalendarDay | null
  /** As `writeRegistryNumber` writes it. */
  readonly registryNumber: string | null
}

/** One question, with the figures that stand in print, each with its decimals. */
export interface PrintedQuestion {
  /** As it is printed, `12a`: the question's name within its result. */
  readonly number: string
  readonly wording: string
  readonly scale: { readonly min: number; readonly max: number }
  /** How many gave a grade. */
  readonly n: number | null
  /** How many were asked. */
  readonly size: number | null
  readonly mean: PrintedNumber | null
  readonly sd: PrintedNumber | null
  /** What the standard deviation was divided with; `null`: the document does not say. */
  readonly sdDivisor: 'n' | 'n-1' | null
  /** Per cent of the grades, for each step of the scale from the lowest; `null` within: that step is not printed. */
  readonly percentages: readonly (PrintedNumber | null)[] | null
}

/** Somebody has seen that a figure cannot be, and said why it stands. */
export interface Acknowledgement {
  /** The finding's id. */
  readonly finding: string
  readonly reason: string
  readonly by: string
  readonly at: Instant
}

/** Somebody has held a printed question against one of a certified round. */
export interface PrintedPair {
  /** The printed question's number. */
  readonly question: string
  readonly roundId: RoundId
  /** The id of the round's question. */
  readonly item: string
  readonly class: ComparabilityClass
  readonly reason: string
  /** Who answers for it, by name. */
  readonly by: string
  readonly at: Instant
}

export interface Saved {
  readonly at: Instant
  /** By name. */
  readonly by: string
  readonly change: PrintedChange
}

export const PRINTED_CHANGES = [
  'added',
  'source',
  'question',
  'questionRemoved',
  'acknowledged',
  'paired',
  'imported',
] as const
export type PrintedChange = (typeof PRINTED_CHANGES)[number]
