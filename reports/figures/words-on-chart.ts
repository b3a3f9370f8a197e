import type { Plugin } from 'chart.js'

import { type ChartLook, TEXT } from './chart-look.ts'

/** Words at a place of a chart. */
export interface PlacedText {
  readonly text: string
  /** On the axis; `edge`: the right edge of the chart. */
  readonly x: number | 'edge'
  /** On the other axis. */
  readonly y: number
  /** Which part of it stands at its place. */
  readonly align: 'left' | 'center' | 'right'
  /** `null`: that of all other text, and where lines are behind on paper that covers them. */
  readonly colour: string | null
}

/** Has Chart.js write words over what it has drawn. */
export function wordsOnChart(texts: readonly PlacedText[], look: ChartLook): Plugin<'scatter'> {
  return {
    id: 'words',
    afterDatasetsDraw(chart) {
      const { scales, width } = chart
      const ctx = chart.ctx as Surface
      ctx.save()
      ctx.font = `${TEXT.size}px ${look.fontFamily}`
      ctx.textBaseline = 'middle'
      ctx.textAlign = 'left'
      for (const text of texts) {
        const at = text.x === 'edge' ? width : (scales['x']?.getPixelForValue(text.x) ?? 0)
        write(ctx, text, { at, y: scales['y']?.getPixelForValue(text.y) ?? 0, look })
      }
      ctx.restore()
    },
  }
}

/** What is used of a canvas, in a browser and in a file. */
interface Surface {
  fillStyle: unknown
  font: string
  textAlign: string
  textBaseline: string
  readonly save: () => void
  readonly restore: () => void
  readonly beginPath: () => void
  readonly moveTo: (x: number, y: number) => void
  readonly lineTo: (x: number, y: number) => void
  readonly fill: () => void
  readonly fillText: (text: string, x: number, y: number) => void
}

const SHIFTS = { left: 0, center: 0.5, right: 1 } as const
/** Before and after words on paper, in pixels. */
const SPACE = 5

function write(
  ctx: Surface,
  { text, x: place, align, colour }: PlacedText,
  { at, y, look }: { readonly at: number; readonly y: number; readonly look: ChartLook },
): void {
  const width = look.widthOf(text)
  const x = at - SHIFTS[align] * width
  if (colour === null && place !== 'edge') {
    const [left, right] = [x - SPACE, x + width + SPACE]
    const [top, bottom] = [y - TEXT.leading / 2, y + TEXT.leading / 2]
    ctx.fillStyle = look.paper
    ctx.beginPath()
    ctx.moveTo(left, top)
    ctx.lineTo(right, top)
    ctx.lineTo(right, bottom)
    ctx.lineTo(left, bottom)
    ctx.fill()
  }
  ctx.fillStyle = colour ?? look.ink
  ctx.fillText(text, x, y)
}
