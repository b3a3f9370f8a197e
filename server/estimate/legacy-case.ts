import { changeSincePrinted } from '../../reports/statistics/change-since-printed.ts'
import { domainEstimate } from '../../reports/statistics/domain-estimate.ts'
import { printedStrataMean, printedUncertainty } from '../../reports/statistics/printed-mean.ts'
import { gradeScoring } from '../../reports/statistics/scoring.ts'
import type { Block } from './blocks.ts'
import type { CaseOf } from './case-schema.ts'
import type { NamesOf } from './case-year.ts'
import { inferenceBlock } from './change-block.ts'
import { countYear, SCALE } from './count-year.ts'
import { itemBlock } from './item-block.ts'
import { testRuleOf, yearsOf } from './pairs-of-years.ts'

/** This year's mean against means that are known only from print. */
export function estimateLegacy(given: CaseOf<'legacy'>): Block {
  const { mean, se, dfSatterthwaite: df, n } = given.current
  return {
    cases: given.legacy.map(({ N, ...old }): Block => {
      const uncertainty = printedUncertainty({ ...old, size: N }, SCALE)
      const change = changeSincePrinted({ mean: old.mean, uncertainty }, { mean, se, df })
      return {
        V1: uncertainty?.variance ?? null,
        V2: se ** 2,
        sdUsed: uncertainty?.sd ?? old.sd,
        sdIsUpperBound: uncertainty?.isUpperBound ?? false,
        ...inferenceBlock(change, [old.n ?? 0, n], testRuleOf(given)),
      }
    }),
  }
}

/** This year's answers against means that were printed for each sector. */
export function estimateLegacyStrata(given: CaseOf<'legacyStrata'>, namesOf: NamesOf): Block {
  const [year] = [...yearsOf(given, namesOf).values()]
  const strata = year === undefined ? [] : countYear(year, { items: 1 }).item(0)
  const current = domainEstimate(strata, gradeScoring(SCALE))
  const old = printedStrataMean(
    given.legacy.map(({ N, ...stratum }) => ({ ...stratum, size: N })),
    SCALE,
  )
  const printed = {
    legacyMean: old.mean,
    V1: old.uncertainty?.variance ?? null,
    df1: old.uncertainty?.df ?? null,
    current: itemBlock(strata),
  }
  if (current.mean === null || current.se === null) return { ...printed, change: null }
  const now = { mean: current.mean, se: current.se, df: current.df }
  const n = given.legacy.reduce((sum, stratum) => sum + stratum.n, 0)
  const change = changeSincePrinted(old, now)
  return { ...printed, change: inferenceBlock(change, [n, current.n], testRuleOf(given)) }
}
