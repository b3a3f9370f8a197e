import type { ColumnChart } from './chart.ts'
import { DOTS } from './marks.ts'

/** A share by the end of each day, as a line with a dot a day on the whole axis from 0 to 100 per cent. */
export function dayChart(
  days: readonly { readonly label: string; readonly share: number }[],
): ColumnChart {
  return {
    type: 'scatter',
    columns: days.map(({ label }) => label),
    data: {
      datasets: [
        {
          ...DOTS,
          label: '',
          data: days.map(({ share }, x) => ({ x, y: share * 100 })),
          showLine: true,
          pointRadius: 3,
          order: 1,
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: { type: 'linear', min: -0.5, max: days.length - 0.5 },
        y: { type: 'linear', min: 0, max: 100, ticks: { stepSize: 20 } },
      },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
    },
  }
}
