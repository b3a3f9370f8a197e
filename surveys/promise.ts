/** What the respondents were promised about who can see their answers. */
export type PromiseId = 'named' | 'grouped' | 'anonymous'

/**
 * A promise of anonymity (löfte) as a policy: everything that differs between promises is asked of it, so
 * that no other file compares promises by name. A round's promise is chosen when the round is created, and
 * nothing changes it.
 */
export interface AnonymityPromise {
  readonly id: PromiseId
  /** A stored response names its association. */
  readonly namesAssociation: boolean
  /** A stored response carries a pseudonym of its association, so that years can be compared. */
  readonly keepsPseudonym: boolean
  /** It is marked which associations have answered, and when; staff see it. */
  readonly marksAnswered: boolean
  /** Cells with few answers are withheld. */
  readonly withholdsSmallCells: boolean
  /**
   * Nothing tells in what order answers came in: when a round has closed, and again when it is certified,
   * its responses are written anew and the space where they lay is cleared. And a sector that is so small
   * that to be in it is to be named cannot be asked.
   */
  readonly forgetsOrder: boolean
  /**
   * A form may be saved now and then while someone types. Each saving counts up the revision of the response,
   * which would tell for how long someone wrote.
   */
  readonly savesWhileTyping: boolean
  /**
   * An answer that staff key in is stored with how it reached them. Where few come on paper, that would point
   * out whose it is: then it is only told that it was collected elsewhere.
   */
  readonly tellsHowKeyed: boolean
}

const PROMISES: Readonly<Record<PromiseId, AnonymityPromise>> = {
  named: {
    id: 'named',
    namesAssociation: true,
    keepsPseudonym: true,
    marksAnswered: true,
    withholdsSmallCells: false,
    forgetsOrder: false,
    savesWhileTyping: true,
    tellsHowKeyed: true,
  },
  grouped: {
    id: 'grouped',
    namesAssociation: false,
    keepsPseudonym: true,
    marksAnswered: true,
    withholdsSmallCells: true,
    forgetsOrder: false,
    savesWhileTyping: true,
    tellsHowKeyed: true,
  },
  anonymous: {
    id: 'anonymous',
    namesAssociation: false,
    keepsPseudonym: false,
    marksAnswered: false,
    withholdsSmallCells: true,
    forgetsOrder: true,
    savesWhileTyping: false,
    tellsHowKeyed: false,
  },
}

export const PROMISE_IDS = Object.keys(PROMISES) as readonly PromiseId[]

export function promiseOf(id: PromiseId): AnonymityPromise {
  return PROMISES[id]
}
