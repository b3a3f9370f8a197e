import type { Instant } from './instant.ts'

/**
 * Why an association that has not answered is counted for something else than no answer (AAPOR, statistics.md
 * 2): R it refuses, NE it is not eligible (it is dissolved, or not active here), U nobody knows whether it is
 * eligible, O something else.
 */
export const OUTCOME_CODES = ['R', 'NE', 'U', 'O'] as const
export type OutcomeCode = (typeof OUTCOME_CODES)[number]

/** How many associations have each outcome. */
export type OutcomeCounts = Readonly<Record<OutcomeCode, number>>

export const NO_OUTCOMES: OutcomeCounts = { R: 0, NE: 0, U: 0, O: 0 }

/** A final outcome (utfall), as staff have decided it. */
export interface OutcomeDecision {
  readonly code: OutcomeCode
  readonly at: Instant
  /** Who decided, as they call themselves. */
  readonly by: string
  readonly reason: string
}

/** What a recipient can say instead of answering. */
export const WAYS_OUT = ['wrongPerson', 'notActive', 'refusal'] as const
export type WayOutKind = (typeof WAYS_OUT)[number]

/** A way out that somebody with the link has taken: until staff have decided it can be taken back. */
export interface WayOut {
  readonly kind: WayOutKind
  /** Whom to ask instead, proposed by the wrong person; forgotten when staff have decided. */
  readonly email: string | null
  /** `null` where the promise keeps no times. */
  readonly at: Instant | null
}

const PROPOSED: Readonly<Record<WayOutKind, OutcomeCode>> = {
  wrongPerson: 'U',
  notActive: 'NE',
  refusal: 'R',
}

/** The outcome that a way out proposes to staff: nothing is decided by it. */
export function proposedOutcome({ kind }: Pick<WayOut, 'kind'>): OutcomeCode {
  return PROPOSED[kind]
}
