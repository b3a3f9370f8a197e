import { comparableStrata, type PairedStratum } from './paired-stratum.ts'
import { pooledSample } from './stratum-sample.ts'

/** A difference in units of how much associations differ from each other; `null` where nothing differs. */
export interface EffectSize {
  /** s_p: the two years' standard deviations, unweighted, as one; `null` with two answers or fewer. */
  readonly sdPooled: number | null
  readonly cohenD: number | null
  /** Cohen's d without its bias in small samples. */
  readonly hedgesG: number | null
}

/**
 * The effect size of a change. A gloss beside the verdict, never a verdict: below 0.2 it is negligible
 * (försumbar), below 0.5 small, below 0.8 middling, and otherwise large.
 *
 * @see Cohen 1988; Hedges 1981; statistics.md 11.
 */
export function effectSize(pairs: readonly PairedStratum[], difference: number): EffectSize {
  const { strata } = comparableStrata(pairs)
  const first = pooledSample(strata.map(stratum => stratum.first))
  const second = pooledSample(strata.map(stratum => stratum.second))
  const df = first.n + second.n - 2
  if (df <= 0) return { sdPooled: null, cohenD: null, hedgesG: null }
  const sdPooled = Math.sqrt((first.squares + second.squares) / df)
  if (sdPooled === 0) return { sdPooled, cohenD: null, hedgesG: null }
  const cohenD = difference / sdPooled
  return { sdPooled, cohenD, hedgesG: cohenD * (1 - 3 / (4 * df - 1)) }
}
