import { byCodePoint } from '../../surveys/code-point-order.ts'
import {
  type GroupSum,
  hiddenSectors,
  narrowestInterval,
} from '../../reports/disclosure/hidden-sectors.ts'
import { formatDecimal } from '../../reports/formats/swedish.ts'
import { benjaminiHochberg, holm } from '../../reports/statistics/multiplicity.ts'
import { outcomeRates } from '../../reports/statistics/response-rate.ts'
import type { Block } from './blocks.ts'
import type { CaseOf } from './case-schema.ts'
import { inferenceBlock } from './change-block.ts'
import { SCALE } from './count-year.ts'
import { testRuleOf } from './pairs-of-years.ts'

/** Response rates from what became of those who were invited. */
export function estimateAapor({ cases }: CaseOf<'aapor'>): Block {
  return { cases: cases.map(({ e, ...dispositions }) => outcomeRates(dispositions, e ?? null)) }
}

/** Families of p-values adjusted, and verdicts from a difference and its uncertainty. */
export function estimateMultiplicity(given: CaseOf<'multiplicity'>): Block {
  return {
    families: given.families?.map(p => ({ holm: holm(p), bh: benjaminiHochberg(p) })) ?? [],
    verdictCases:
      given.verdictCases?.map(({ diff, se, df, n1, n2 }) => {
        const difference = { difference: diff, se, df, isCensus: false }
        return inferenceBlock(difference, [n1, n2], testRuleOf(given))
      }) ?? [],
  }
}

/** Figures as they are printed, and sectors that are withheld. */
export function estimateFormat({ rounding, suppression }: CaseOf<'format'>): Block {
  return {
    rounding: rounding?.map(({ x, decimals }) => ungrouped(formatDecimal(x, decimals))) ?? [],
    suppression: suppression?.map(suppressionBlock) ?? [],
  }
}

/** The product sets a space between thousands; here the figure itself is asked for. */
function ungrouped(text: string): string {
  return text.replaceAll('\u00a0', '')
}

type Row = NonNullable<CaseOf<'format'>['suppression']>[number]

function suppressionBlock({ threshold, n, sum }: Row): Block {
  const sums = new Map(Object.entries(sum))
  const groups: readonly GroupSum[] = Object.entries(n).map(([sector, count]) => ({
    sector,
    n: count,
    sum: sums.get(sector) ?? 0,
  }))
  const { reasons, hideTotal } = hiddenSectors(groups, SCALE, threshold)
  const because = (reason: string) =>
    [...reasons].flatMap(([sector, own]) => (own === reason ? [sector] : [])).toSorted(byCodePoint)
  const hidden = groups.filter(({ sector }) => reasons.has(sector))
  return {
    primary: because('few'),
    secondary: because('protectsOthers'),
    hideTotal,
    minFeasibleWidth: hidden.length < 2 ? null : narrowestInterval(hidden, SCALE),
  }
}
