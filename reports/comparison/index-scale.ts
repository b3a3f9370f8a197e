import type { Scale } from '../../surveys/questions/scale.ts'
import type { MatchedSample, MatchedYear } from '../statistics/matched-sample.ts'
import type { PairedStratum } from '../statistics/paired-stratum.ts'
import type { PanelChange } from '../statistics/panel-change.ts'
import { scaleIndex, scaleIndexStep } from '../statistics/scale-index.ts'
import type { StratumSample } from '../statistics/stratum-sample.ts'

type Range = Pick<Scale, 'min' | 'max'>

/** Two years of values on a scale, as values on 0–100. */
export function onIndexScale(
  strata: readonly PairedStratum[],
  scale: Range,
): readonly PairedStratum[] {
  return strata.map(stratum => ({
    ...stratum,
    first: sampleOnIndexScale(stratum.first, scale),
    second: sampleOnIndexScale(stratum.second, scale),
    matched: rescaledMatch(stratum.matched, scale),
  }))
}

/** The values of one year and stratum, as values on 0–100. */
export function sampleOnIndexScale(sample: StratumSample, scale: Range): StratumSample {
  const squares = sample.squares * scaleIndexStep(scale) ** 2
  return { ...sample, mean: scaleIndex(sample.mean, scale), squares }
}

function rescaledMatch(match: MatchedSample, scale: Range): MatchedSample {
  const step = scaleIndexStep(scale)
  const year = ({ n, mean, squares, restOfBoth }: MatchedYear): MatchedYear => ({
    n,
    mean: scaleIndex(mean, scale),
    squares: squares * step ** 2,
    restOfBoth: restOfBoth * step,
  })
  return {
    ...match,
    first: year(match.first),
    second: year(match.second),
    products: match.products * step ** 2,
  }
}

/** The panel of an index, as values on 0–100. */
export function panelOnIndexScale(panel: PanelChange, scale: Range): PanelChange {
  const step = scaleIndexStep(scale)
  const times = (value: number | null) => (value === null ? null : value * step)
  const { test } = panel
  return {
    ...panel,
    meanDifference: times(panel.meanDifference),
    sdDifference: times(panel.sdDifference),
    test: test && {
      ...test,
      se: test.se * step,
      interval: test.interval && [test.interval[0] * step, test.interval[1] * step],
    },
  }
}
