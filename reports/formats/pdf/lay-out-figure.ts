import type { FiledSection } from '../../documents/filed-document.ts'
import { layOutText } from '../paper/lay-out-text.ts'
import type { Strip } from '../paper/strip.ts'
import { layOutColumnChart } from './lay-out-column-chart.ts'
import { layOutRowChart } from './lay-out-row-chart.ts'
import type { Setting } from './setting.ts'

type FiledFigure = Extract<FiledSection, { kind: 'figure' }>

/** A chart below what it is called and what it shows; its table is a section of its own. */
export function layOutFigure(
  { number, title, description, chart }: FiledFigure,
  { say, typesetter }: Setting,
): readonly Strip[] {
  const caption = `${say('file.figure', { number })}. ${title}`
  const alt = say('file.figureAlt', { title, description })
  const charts =
    'rows' in chart
      ? layOutRowChart(chart, alt, typesetter)
      : [layOutColumnChart(chart, alt, typesetter)]
  return [
    layOutText(caption, { style: 'smallStrong', above: 16, keepsWithNext: true }, typesetter),
    layOutText(description, { style: 'small', above: 1, keepsWithNext: true }, typesetter),
    ...charts,
  ]
}
