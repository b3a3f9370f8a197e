import type { Chart } from '../../figures/chart.ts'
import { wrapText } from '../wrap-text.ts'
import { drawChart } from './draw-chart.ts'
import type { DrawnChart, Easel, Face, TextMark } from './drawn-chart.ts'

/** What stands around a chart. */
export interface Frame {
  /** What it is called and what it shows; empty where that stands beside it. */
  readonly head: readonly FrameText[]
  /** Whose it is, and what a reader has to know of it wherever it is shown: SYNTETISKA EXEMPELDATA. */
  readonly foot: readonly FrameText[]
}

export interface FrameText {
  readonly look: 'title' | 'small' | 'mark'
  readonly text: string
}

interface Look {
  readonly face: Face
  readonly colour: string
}

const INK = '#1a1a1a'
const LOOKS: Readonly<Record<FrameText['look'], Look>> = {
  title: { face: { weight: 'bold', size: 16 }, colour: INK },
  small: { face: { weight: 'regular', size: 12.5 }, colour: '#545454' },
  mark: { face: { weight: 'bold', size: 12.5 }, colour: INK },
}
const LEADING = 1.35
const GAP = 12

/** Draws a chart with what stands above and below it. */
export function frameChart(chart: Chart, { head, foot }: Frame, easel: Easel): DrawnChart {
  const above = setTexts(head, 0, easel)
  const chartAt = head.length === 0 ? 0 : above.bottom + GAP
  const drawn = drawChart(chart, easel, chartAt)
  const below = setTexts(foot, drawn.height + GAP, easel)
  return {
    width: easel.width,
    height: Math.ceil(foot.length === 0 ? drawn.height : below.bottom),
    marks: [...above.marks, ...drawn.marks, ...below.marks],
  }
}

/** Texts under one another. @param top Of the first. */
function setTexts(texts: readonly FrameText[], top: number, { width, lettering }: Easel) {
  const marks: TextMark[] = []
  let bottom = top
  for (const { look, text } of texts) {
    const { face, colour } = LOOKS[look]
    for (const line of wrapText(text, width, part => lettering.widthOf(part, face))) {
      bottom += face.size * LEADING
      marks.push({ kind: 'text', text: line, face, x: 0, y: bottom - face.size * 0.3, colour })
    }
  }
  return { marks, bottom }
}
