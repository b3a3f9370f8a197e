import type { FiledSection } from '../../documents/filed-document.ts'
import { divideChart } from '../../figures/divide-chart.ts'
import { drawChart, paperLook } from '../figure/draw-chart.ts'
import { layOutText } from '../paper/lay-out-text.ts'
import { HEIGHT, LEFT, WIDTH } from '../paper/sheet.ts'
import { type Strip, strip } from '../paper/strip.ts'
import type { Setting } from './setting.ts'

type FiledFigure = Extract<FiledSection, { kind: 'figure' }>

/** Charts are drawn in the pixels of a screen; this many points are one. */
export const POINTS_PER_PIXEL = 0.7
const CHART_WIDTH = Math.floor(WIDTH / POINTS_PER_PIXEL)
/** A chart whose rows are higher, in pixels, is divided. */
const MOST_ROWS = Math.floor((HEIGHT - 120) / POINTS_PER_PIXEL)

/** A chart below what it is called and what it shows; its table is a section of its own. */
export function layOutFigure(
  { number, title, description, chart }: FiledFigure,
  { say, typesetter, lettering }: Setting,
): readonly Strip[] {
  const caption = `${say('file.figure', { number })}. ${title}`
  const alt = say('file.figureAlt', { title, description })
  const easel = { width: CHART_WIDTH, lettering }
  const parts = divideChart(chart, MOST_ROWS, paperLook(easel))
  return [
    layOutText(caption, { style: 'smallStrong', above: 16, keepsWithNext: true }, typesetter),
    layOutText(description, { style: 'small', above: 1, keepsWithNext: true }, typesetter),
    ...parts.map(part => {
      const drawn = drawChart(part, easel)
      const height = drawn.height * POINTS_PER_PIXEL
      return strip([], {
        tag: 'Figure',
        above: 6,
        height,
        picture: { alt, x: LEFT, y: 0, drawn, scale: POINTS_PER_PIXEL },
      })
    }),
  ]
}
