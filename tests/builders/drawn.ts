import { readFileSync } from 'node:fs'

import type { DrawnChart } from '../../reports/formats/figure/drawn-chart.ts'
import { createLettering } from '../../reports/formats/figure/lettering.ts'

const font = (weight: string) =>
  readFileSync(new URL(`../../templates/fonts/source-sans-3-${weight}.ttf`, import.meta.url))

/** The letters of all that is written. */
export const lettering = createLettering({ regular: font('regular'), bold: font('semibold') })

/** All that can be read in a drawn chart, in the order in which it was drawn. */
export function textsOf({ marks }: DrawnChart): readonly string[] {
  return marks.flatMap(mark => (mark.kind === 'text' ? [mark.text] : []))
}
