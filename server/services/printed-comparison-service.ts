import { comparePrinted } from '../../reports/printed/compare-printed.ts'
import type { PrintedComparison } from '../../reports/printed/printed-comparison.ts'
import type { PrintedId } from '../../reports/printed/printed-result.ts'
import type { Program, ResultSet } from '../../reports/results/result-set.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type {
  PrintedOutcome,
  PrintedService,
  PrintedWriter,
  SeenPrinted,
} from './printed-service.ts'
import { type TypedPair, withPair } from './printed-pairing.ts'
import type { ResultService } from './result-service.ts'

/** Printed results beside certified rounds, the installation's own or imported. */
export interface PrintedComparisonService {
  /** @throws Problem 'round/unknown' or 'round/notCertified'. */
  certifiedResult(
    roundId: RoundId,
  ): Promise<{ readonly result: ResultSet; readonly digest: string }>
  /** Says which question of a round a printed one is held against, and how well they go together. */
  pair(
    seen: SeenPrinted,
    { roundId, typed }: { readonly roundId: RoundId; readonly typed: TypedPair },
    by: PrintedWriter,
  ): Promise<PrintedOutcome>
  /** @throws Problem 'printed/unknown', 'round/unknown' or 'round/notCertified'. */
  compare(id: PrintedId, roundId: RoundId): Promise<PrintedComparison>
}

export interface PrintedComparisonDeps {
  readonly printedResults: PrintedService
  readonly results: ResultService
  readonly program: Program
  readonly now: () => Instant
}

export function createPrintedComparisonService(
  deps: PrintedComparisonDeps,
): PrintedComparisonService {
  const { printedResults, results, program, now } = deps
  const certifiedResult = async (roundId: RoundId) => {
    const { result, digest } = await results.currentResult(roundId)
    if (digest === null) throw new Problem('round/notCertified', { round: roundId })
    return { result, digest }
  }
  return {
    certifiedResult,
    async pair(seen, { roundId, typed }, by) {
      const { result } = await certifiedResult(roundId)
      const context = { roundId, items: result.items, by: by.name, at: now() }
      const to = (printed: Parameters<typeof withPair>[0]) => withPair(printed, typed, context)
      return printedResults.revise({ seen, by, change: 'paired', to })
    },
    async compare(id, roundId) {
      const printed = await printedResults.get(id)
      return comparePrinted(printed, await certifiedResult(roundId), program)
    },
  }
}
