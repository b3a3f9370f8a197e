import type { RowChart } from './chart.ts'

/** The axes of a chart of rows. @param rows How many there are. */
export function rowOptions(
  x: Omit<RowChart['options']['scales']['x'], 'position'>,
  rows: number,
): RowChart['options'] {
  return {
    animation: false,
    maintainAspectRatio: false,
    scales: {
      x: { ...x, position: 'top' },
      y: {
        type: 'linear',
        reverse: true,
        min: -0.5,
        max: rows - 0.5,
        ticks: { stepSize: 1, autoSkip: false },
      },
    },
    plugins: { legend: { display: false }, tooltip: { enabled: false } },
  }
}
