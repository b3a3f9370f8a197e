import type { PanelChange } from '../../reports/statistics/panel-change.ts'
import { type Block, limits } from './blocks.ts'

/** The change among those with a grade in both years. */
export function panelBlock({ n, up, same, down, ...change }: PanelChange): Block {
  const counts = { m: n, up, same, down }
  const spread = { meanDiff: change.meanDifference, sdDiff: change.sdDifference }
  if (change.test === null) return { ...counts, ...spread }
  const { se, df, t, p, interval, ...effects } = change.test
  return {
    ...counts,
    ...spread,
    se,
    df,
    t,
    p,
    ci95: limits(interval),
    dz: effects.effectOfDifferences,
    dav: effects.effectOfYears,
    r: effects.correlation,
  }
}
