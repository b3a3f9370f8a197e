import type { Scale } from '../../surveys/questions/scale.ts'
import type { DomainEstimate } from '../statistics/domain-estimate.ts'
import { qualityFlags } from '../statistics/quality-flags.ts'
import type { CellFlag } from './measures.ts'
import type { CellReasons } from './open-figures.ts'

/** What the estimate of a cell is held against. */
export interface CellContext {
  readonly scale: Pick<Scale, 'min' | 'max'>
  /** How many associations the register has in the sectors with answers; `null`: not known. */
  readonly size: number | null
  /** Of how many the total is to tell; `null` for a sector, and where it is not known. */
  readonly frame?: { readonly size: number; readonly covered: number } | null
}

/**
 * What has to be known of a cell. A flag tells something of the answers: one that rests on what is
 * withheld is withheld with it.
 */
export function cellFlags(
  estimate: DomainEstimate,
  { scale, size, frame = null }: CellContext,
  { basic, spread }: Pick<CellReasons, 'basic' | 'spread'>,
): readonly CellFlag[] {
  if (basic !== null || estimate.mean === null) return []
  if (spread !== null) return ['uncertain']
  const { se, isCensus, coveredSize } = estimate
  const facts: readonly [CellFlag, boolean][] = [
    ['unanimous', se === 0 && !isCensus],
    ['census', isCensus],
    ['frameExceeded', size !== null && coveredSize !== null && coveredSize > size],
    ['unweighted', size === null],
  ]
  return [
    ...qualityFlags(estimate, scale, frame),
    ...facts.flatMap(([flag, holds]) => (holds ? [flag] : [])),
  ]
}
