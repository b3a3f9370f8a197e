import type { Instant } from '../../surveys/instant.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { Figure } from '../disclosure/figure.ts'

export const SUPPLEMENT_FORMAT = 'samverkansbarometern/fritext/1'

/**
 * What associations wrote, counted by code, and the quotes that were chosen (fritextbilaga): only what may be shown.
 * It stands beside a certified result, which it names and never changes.
 */
export interface FreeTextSupplement {
  readonly format: typeof SUPPLEMENT_FORMAT
  readonly synthetic: boolean
  /** Its answers only try the questions out. Left out: they count. */
  readonly isPilot?: true
  readonly round: { readonly id: RoundId; readonly year: number; readonly threshold: number }
  /** Digest of the certified result that it belongs to; `null`: there is none yet, and it can still change. */
  readonly result: string | null
  /** `null` until certified. */
  readonly certifiedAt: Instant | null
  /** The supplement that it came instead of, and why; `null`: it is the first. */
  readonly replaces: { readonly digest: string; readonly reason: string } | null
  /** Those that somebody has coded or quoted from, in the order of the survey. */
  readonly questions: readonly FreeTextResult[]
}

/** One question that is answered in free text. */
export interface FreeTextResult {
  readonly id: string
  readonly wording: string
  /** How many have written anything. */
  readonly comments: Figure
  /** How many of the comments are not coded. */
  readonly uncoded: Figure
  /** In the order of the frame. A comment can have several: together they can be more than the comments. */
  readonly codes: readonly CodeCount[]
  /** Comments that were read, and which no code fits. */
  readonly none: Figure
  readonly quotes: readonly PrintedQuote[]
}

export interface CodeCount {
  readonly id: string
  readonly name: string
  readonly definition: string
  readonly comments: Figure
}

/** A comment with what could tell who wrote it masked. */
export interface PrintedQuote {
  readonly text: string
  /** The names of its codes. */
  readonly codes: readonly string[]
}
