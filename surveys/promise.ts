/** What the respondents were promised about who can see their answers. */
export type PromiseId = 'named' | 'grouped' | 'anonymous'

/**
 * A promise of anonymity as a policy: everything that differs between promises is asked of it, so
 * that no other file compares promises by name.
 */
export interface AnonymityPromise {
  readonly id: PromiseId
  /** Rounds can be opened with it. */
  readonly isOffered: boolean
  /** A stored response carries a pseudonym of its association, so that years can be compared. */
  readonly keepsPseudonym: boolean
  /** Cells with few answers are withheld. */
  readonly withholdsSmallCells: boolean
  /**
   * A form may be saved now and then while someone types. Each saving counts up the revision of the response,
   * which would tell for how long someone wrote.
   */
  readonly savesWhileTyping: boolean
}

const PROMISES: Readonly<Record<PromiseId, AnonymityPromise>> = {
  named: {
    id: 'named',
    isOffered: false,
    keepsPseudonym: true,
    withholdsSmallCells: false,
    savesWhileTyping: true,
  },
  grouped: {
    id: 'grouped',
    isOffered: true,
    keepsPseudonym: true,
    withholdsSmallCells: true,
    savesWhileTyping: true,
  },
  anonymous: {
    id: 'anonymous',
    isOffered: false,
    keepsPseudonym: false,
    withholdsSmallCells: true,
    savesWhileTyping: false,
  },
}

export const PROMISE_IDS = Object.keys(PROMISES) as readonly PromiseId[]

export function promiseOf(id: PromiseId): AnonymityPromise {
  return PROMISES[id]
}
