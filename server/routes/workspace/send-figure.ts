import type { RequestHandler } from 'express'

import { originIn } from '../../middleware/staff-access.ts'
import { Problem } from '../../problems.ts'
import { figureApart } from '../../rendering/figure-apart.ts'
import { FIGURE_IMAGES, FIGURE_TYPES } from '../../rendering/figure-file.ts'
import type { ReportKind, SendReportDeps } from './send-report.ts'

export interface FigureParams {
  readonly figure: string
  readonly image: string
}

/** A figure of a report as a picture to keep. 404: there is no such figure, or no such kind of picture. */
export function sendFigure<Params extends FigureParams>(
  { acts, site }: SendReportDeps,
  { reportOf, idOf }: ReportKind<Params>,
  name: string,
): RequestHandler<Params> {
  return async (req, res) => {
    const { figure, image: wanted } = req.params
    const image = FIGURE_IMAGES.find(each => each === wanted)
    if (image === undefined) throw new Problem('page/unknown')
    const { document, provenance } = await reportOf(req.params)
    const object = idOf(req.params)
    const file = `figur-${figure}.${image}`
    const told = { ...originIn(req, res), act: 'results.exported', object, detail: file } as const
    const bytes = await acts.record(told, async () => {
      const order = { document, provenance, municipality: { name: site.municipality.name } }
      const drawn = await figureApart({ order, number: Number(figure), image })
      if (drawn === null) throw new Problem('page/unknown')
      return drawn
    })
    res.attachment(`${name}-${object}-${file}`).type(FIGURE_TYPES[image]).send(Buffer.from(bytes))
  }
}
