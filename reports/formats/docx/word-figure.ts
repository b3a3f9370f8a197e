import { type FileChild, ImageRun, Paragraph } from 'docx'

import type { FiledSection } from '../../documents/filed-document.ts'
import { divideChart } from '../../figures/divide-chart.ts'
import { paperLook } from '../figure/draw-chart.ts'
import type { DrawnChart, Easel } from '../figure/drawn-chart.ts'
import { markTexts } from '../figure/figure-file.ts'
import { frameChart } from '../figure/frame-chart.ts'
import { writeSvg } from '../figure/write-svg.ts'
import { xmlText } from '../safe-text.ts'
import type { WordTools } from './word-tools.ts'
import { STYLE, TEXT_WIDTH } from './word-styles.ts'
import { styled, wordCaption } from './word-text.ts'

type FiledFigure = Extract<FiledSection, { kind: 'figure' }>

/** As wide as charts are drawn, in pixels, and how high they may be on a page of Word. */
const CHART_WIDTH = 650
const MOST_ROWS = 780
/** Of pixels for each pixel of a screen: some 300 to the inch. */
const SHARPNESS = 3
/** Twentieths of a point in a pixel of 1/96 inch. */
const TWIPS_PER_PIXEL = 15
const SCALE = TEXT_WIDTH / TWIPS_PER_PIXEL / CHART_WIDTH

/** A figure below its caption: vectors, with a picture for programs that show none. Its table is a section of its own. */
export function wordFigure(figure: FiledFigure, tools: WordTools): readonly FileChild[] {
  const { number, title, description, chart } = figure
  const { say, lettering, marks } = tools
  const easel = { width: CHART_WIDTH, lettering }
  const parts = divideChart(chart, MOST_ROWS, paperLook(easel))
  return [
    wordCaption({ label: say('file.figureLabel'), number }, title),
    styled(description, STYLE.note, { keepNext: true }),
    ...parts.map((part, index) => {
      const drawn = frameChart(part, { head: [], foot: markTexts(marks) }, easel)
      return new Paragraph({
        style: STYLE.cell,
        children: [picture(drawn, { figure, index, easel, tools })],
      })
    }),
  ]
}

interface Part {
  readonly figure: FiledFigure
  readonly index: number
  readonly easel: Easel
  readonly tools: WordTools
}

function picture(drawn: DrawnChart, { figure, index, easel, tools }: Part): ImageRun {
  const { number, title, description } = figure
  const { say, writePng } = tools
  const svg = writeSvg(drawn, { title, description }, easel.lettering)
  const name = say('file.figure', { number })
  return new ImageRun({
    type: 'svg',
    data: Buffer.from(svg),
    fallback: { type: 'png', data: writePng(svg, SHARPNESS) },
    transformation: {
      width: Math.round(drawn.width * SCALE),
      height: Math.round(drawn.height * SCALE),
    },
    altText: {
      // The library would go on counting from one document to the next.
      id: String(number * 100 + index),
      name,
      title: xmlText(title),
      description: xmlText(say('file.figureAlt', { title, description })),
    },
  })
}
