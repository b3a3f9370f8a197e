import type { ChartConfiguration } from 'chart.js'

import type { Dataset, Point } from './chart.ts'
import type { ChartLook } from './chart-look.ts'

/** All that Chart.js has to know to draw a chart in a place. */
export interface SetChart {
  /** In pixels. */
  readonly height: number
  readonly config: ChartConfiguration<'scatter'>
}

type SetDataset = ChartConfiguration<'scatter'>['data']['datasets'][number]

/** What a chart shows, where it is shown. */
export function setDatasets(
  datasets: readonly Dataset[],
  { paper }: ChartLook,
  placed: (point: Point) => Point,
): SetDataset[] {
  return datasets.map(({ data, backgroundColor, borderDash, ...dataset }) => ({
    ...dataset,
    borderDash: [...borderDash],
    backgroundColor: backgroundColor === 'transparent' ? paper : backgroundColor,
    // A line breaks where there is no number.
    data: data.map(point => ({ ...placed(point) })) as SetDataset['data'],
  }))
}
