import { isSameScale } from '../../reports/printed/change-since.ts'
import type { PrintedPair, PrintedResult } from '../../reports/printed/printed-result.ts'
import { faultUnless, isLine, type TypedFault } from '../../reports/printed/typed-fault.ts'
import type { ItemResult } from '../../reports/results/result-set.ts'
import { COMPARABILITY_CLASSES, type ComparabilityClass } from '../../surveys/crosswalk.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { RoundId } from '../../surveys/round.ts'
import { LONGEST_REASON } from './reason.ts'

/** What somebody chose for a printed question. */
export interface TypedPair {
  /** The question's number. */
  readonly question: string
  /** Empty: it has no counterpart, and nothing is said of it. */
  readonly item: string
  readonly class: string
  readonly reason: string
}

/** Who says so, of which round, and when. */
export interface PairingContext {
  readonly roundId: RoundId
  readonly items: readonly ItemResult[]
  readonly by: string
  readonly at: Instant
}

/** A printed result with what is now said of one question and a round; everything else stands. */
export function withPair(
  printed: PrintedResult,
  typed: TypedPair,
  context: PairingContext,
): PrintedResult | readonly TypedFault[] {
  const { question, item, class: given, reason } = typed
  const { roundId, by, at } = context
  const isIt = (pair: PrintedPair) => pair.question === question && pair.roundId === roundId
  const kept = printed.pairs.filter(pair => !isIt(pair))
  if (item === '') return { ...printed, pairs: kept }
  const faults = pairFaults(typed, printed, context)
  if (faults.length > 0) return faults
  const pair = { question, roundId, item, class: given as ComparabilityClass, reason, by, at }
  return { ...printed, pairs: [...kept, pair] }
}

function pairFaults(
  { question, item: itemId, class: given, reason }: TypedPair,
  { questions }: PrintedResult,
  { items }: PairingContext,
): readonly TypedFault[] {
  const printed = questions.find(({ number }) => number === question)
  const item = items.find(({ id }) => id === itemId)
  if (printed === undefined || item === undefined) {
    return [{ field: 'item', code: 'pairItem', values: {} }]
  }
  const known = COMPARABILITY_CLASSES.find(each => each === given)
  // Also where the scale is the same: "vet inte" may have been there only once, and that is class C.
  const fits = known === 'C' || known === 'D' || isSameScale(printed.scale, item.scale)
  const scales = {
    min: printed.scale.min,
    max: printed.scale.max,
    itemMin: item.scale.min,
    itemMax: item.scale.max,
  }
  return [
    ...faultUnless(known !== undefined, 'class', 'pairClass'),
    ...faultUnless(known === undefined || fits, 'class', {
      code: 'pairOtherScale',
      values: scales,
    }),
    ...faultUnless(isLine(reason, LONGEST_REASON), 'reason', {
      code: 'reason',
      values: { most: LONGEST_REASON },
    }),
  ]
}
