import { comparePrinted } from '../../reports/printed/compare-printed.ts'
import type { PrintedComparison } from '../../reports/printed/printed-comparison.ts'
import type { PrintedId } from '../../reports/printed/printed-result.ts'
import type { Program, ResultSet } from '../../reports/results/result-set.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Round, RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type {
  PrintedOutcome,
  PrintedService,
  PrintedWriter,
  SeenPrinted,
} from './printed-service.ts'
import { type TypedPair, withPair } from './printed-pairing.ts'
import type { ResultService } from './result-service.ts'
import type { RoundService } from './round-service.ts'

/** Printed results beside certified rounds. */
export interface PrintedComparisonService {
  /** The rounds that they can be held against: those that are certified, the latest first. */
  listRounds(): Promise<readonly Round[]>
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
  readonly rounds: RoundService
  readonly program: Program
  readonly now: () => Instant
}

export function createPrintedComparisonService(
  deps: PrintedComparisonDeps,
): PrintedComparisonService {
  const { printedResults, results, rounds, program, now } = deps
  const certifiedResult = async (roundId: RoundId) => {
    await rounds.getRound(roundId)
    const { result, digest } = await results.currentResult(roundId)
    if (digest === null) throw new Problem('round/notCertified', { round: roundId })
    return { result, digest }
  }
  return {
    async listRounds() {
      const all = await rounds.listRounds()
      return all
        .filter(({ state }) => state === 'certified')
        .toSorted((a, b) => b.year - a.year || (a.id < b.id ? -1 : 1))
    },
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
