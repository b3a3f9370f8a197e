import type { SectorId } from '../../surveys/association.ts'
import { type DifferenceTest, testDifference } from '../statistics/difference-test.ts'
import { type EffectSize, effectSize } from '../statistics/effect-size.ts'
import { type MeanChange, meanChange, sectorChange } from '../statistics/mean-change.ts'
import { comparableStrata, type PairedStratum } from '../statistics/paired-stratum.ts'

/** A change as it is worked out, before anything is withheld. */
export interface WorkedChange {
  readonly change: MeanChange
  readonly test: DifferenceTest
  readonly effect: EffectSize
}

/** The change of one question or index: in all sectors together, and in each. */
export interface WorkedChanges {
  /** `null` where nobody gave a grade in one of the rounds. */
  readonly total: WorkedChange | null
  readonly sectors: ReadonlyMap<SectorId, WorkedChange>
  /** Sectors with answers in one of the rounds only. */
  readonly excluded: readonly SectorId[]
  readonly strata: readonly PairedStratum[]
}

/** Whether the spread of a sector may be told, in both rounds. */
export type IsSpreadTold = (sector: SectorId) => boolean

/**
 * @param margin δ, in the unit of what is compared.
 * @param isSpreadTold The change of one sector goes by how answers go together in those whose spread is told: its
 *   interval would else tell, to the last decimal, of the others.
 */
export function workedChanges(
  strata: readonly PairedStratum[],
  margin: number,
  isSpreadTold: IsSpreadTold = () => true,
): WorkedChanges {
  const change = meanChange(strata)
  const told = strata.filter(({ sector }) => isSpreadTold(sector))
  const correlation = meanChange(told)?.correlation ?? 0
  const sectors = strata.flatMap(stratum => {
    const own = sectorChange(stratum, correlation)
    return own === null ? [] : [[stratum.sector, worked(own, [stratum], margin)] as const]
  })
  const answered = new Set(
    strata.flatMap(({ sector, first, second }) =>
      first.answered + second.answered > 0 ? [sector] : [],
    ),
  )
  return {
    total: change === null ? null : worked(change, strata, margin),
    sectors: new Map(sectors),
    excluded: comparableStrata(strata).excluded.filter(sector => answered.has(sector)),
    strata,
  }
}

function worked(
  change: MeanChange,
  strata: readonly PairedStratum[],
  margin: number,
): WorkedChange {
  return {
    change,
    test: testDifference(change, margin),
    effect: effectSize(strata, change.difference),
  }
}
