import type { FigureSection, ReportDocument, Say } from '../../reports/documents/document.ts'
import { figuresOf } from '../../reports/documents/figures-of.ts'
import { formatDay } from '../../reports/formats/swedish.ts'
import type { SiteSettings } from '../site-settings.ts'
import { figureTools } from './figure-tools.ts'
import { DATED, type Provenance } from './filed-report.ts'
import { documentMarks } from './report-marks.ts'

export const FIGURE_IMAGES = ['svg', 'png'] as const
export type FigureImage = (typeof FIGURE_IMAGES)[number]

/** As HTTP has them. */
export const FIGURE_TYPES: Readonly<Record<FigureImage, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
}

/** How wide a figure is, in pixels of a screen, and how many of a picture there are to each. */
const WIDTH = 720
const SHARPNESS = 2

/** Figures of a report that are wanted as pictures: plain data, so that it can be sent to a thread. */
export interface FigureOrder {
  readonly document: ReportDocument
  readonly provenance: Pick<Provenance, 'dated' | 'registryNumber'>
  readonly municipality: Pick<SiteSettings['municipality'], 'name'>
}

/** The pictures of one figure after another, each as every kind that is wanted. */
export async function drawFigures(
  order: FigureOrder,
  say: Say,
): Promise<(figure: FigureSection, image: FigureImage) => Uint8Array> {
  const { figureSvg } = await import('../../reports/formats/figure/figure-file.ts')
  const { lettering, writePng } = await figureTools()
  const about = { source: sourceOf(order, say), marks: documentMarks(order.document, say) }
  return (figure, image) => {
    const svg = figureSvg({ figure, ...about }, { width: WIDTH, lettering })
    return image === 'svg' ? Buffer.from(svg) : writePng(svg, SHARPNESS)
  }
}

/** One figure. @param number From 1. @returns `null`: the report has no such figure. */
export async function drawFigure(
  order: FigureOrder,
  { number, image }: { readonly number: number; readonly image: FigureImage },
  say: Say,
): Promise<Uint8Array | null> {
  const figure = figuresOf(order.document)[number - 1]
  if (figure === undefined) return null
  return (await drawFigures(order, say))(figure, image)
}

/** "Källa: Exempelby kommun, Samverkan 2022. Fastställt 12 december 2022. KS 2022/1204." */
function sourceOf({ document, provenance, municipality }: FigureOrder, say: Say): string {
  const { dated, registryNumber } = provenance
  const source = say('file.figureSource', {
    municipality: municipality.name,
    document: document.title,
    dated: `${say(DATED[dated.as])} ${formatDay(dated.at)}`,
  })
  return registryNumber === null ? source : `${source} ${registryNumber}.`
}
