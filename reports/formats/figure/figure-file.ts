import type { FigureSection } from '../../documents/document.ts'
import type { Easel } from './drawn-chart.ts'
import { frameChart, type FrameText } from './frame-chart.ts'
import { writeSvg } from './write-svg.ts'

/** A figure that is to stand by itself. */
export interface SingleFigure {
  readonly figure: Pick<FigureSection, 'title' | 'description' | 'chart'>
  /** Whose it is and which: "Huddinge kommun. Samverkan 2022." */
  readonly source: string
  /** What a reader has to know wherever it is shown: SYNTETISKA EXEMPELDATA, PRELIMINÄRT. */
  readonly marks: readonly string[]
}

/** A figure as an SVG file that says by itself what it shows and where it comes from. */
export function figureSvg({ figure, source, marks }: SingleFigure, easel: Easel): string {
  const { title, description, chart } = figure
  const head: readonly FrameText[] = [
    { look: 'title', text: title },
    { look: 'small', text: description },
  ]
  const foot = [...markTexts(marks), { look: 'small', text: source } as const]
  return writeSvg(frameChart(chart, { head, foot }, easel), { title, description }, easel.lettering)
}

/** What stands below a chart whose title stands beside it. */
export function markTexts(marks: readonly string[]): readonly FrameText[] {
  return marks.map(text => ({ look: 'mark', text }))
}
