import { type RequestHandler, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import { progressReport, reportFile } from '../../rendering/report-files.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { ProgressService } from '../../services/progress-service.ts'
import type { RoundService } from '../../services/round-service.ts'
import { progressView, unansweredView } from '../../views/staff/progress-views.ts'
import { objectOf } from './report-routes.ts'
import { DOWNLOADS, formatOf } from './send-report.ts'
import type { RoundParams } from './round-routes.ts'

export interface ProgressRouteDeps {
  readonly progress: ProgressService
  readonly rounds: RoundService
  readonly acts: ActLog
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
}

interface FileParams extends RoundParams {
  readonly format: string
}

/** How far the field work of a round has come: counts, and who has not answered where the promise allows. */
export function progressRoutes(deps: ProgressRouteDeps): Router {
  const { staff, rounds } = deps
  const ofRounds = objectOf(rounds)
  const maySee = <Params extends RoundParams>() =>
    staff.mayDo<Params>('rounds.see', ({ roundId }) => ofRounds([roundId]))
  const router = Router()
  router.get(paths.progress, maySee<RoundParams>(), showProgress(deps))
  router.get(paths.progressFile, maySee<FileParams>(), sendFile(deps))
  router.get(paths.unanswered, staff.mayDo<RoundParams>('rounds.run'), showUnanswered(deps))
  return router
}

function showProgress({
  progress,
  rounds,
  renderer,
  say,
}: ProgressRouteDeps): RequestHandler<RoundParams> {
  return async (req, res) => {
    const { roundId } = req.params
    const { document } = progressReport(await progress.progressOf(roundId), say)
    const downloads = DOWNLOADS.map(({ format, extension }) => ({
      href: pathTo.progressFile(roundId, extension),
      text: say(`download.${format}`),
    }))
    const round = await rounds.getRound(roundId)
    const place = { visitor: visitOf(res), round, document, downloads }
    renderer.send(res, 'pages/work/progress', progressView(place, say))
  }
}

/** @throws Problem 'page/unknown' for an ending that is not offered. */
function sendFile({ progress, renderer, say }: ProgressRouteDeps): RequestHandler<FileParams> {
  const renderAlone = (view: object) => renderer.renderAlone('pages/work/report', view)
  return async (req, res) => {
    const { roundId, format: extension } = req.params
    const format = formatOf(extension)
    const report = progressReport(await progress.progressOf(roundId), say)
    const { body, contentType } = reportFile(report, format, { say, renderAlone })
    res.attachment(`forlopp-${roundId}.${extension}`).type(contentType).send(body)
  }
}

/** Who has not answered is told to whoever reminds them, and the log holds that it was. */
function showUnanswered(deps: ProgressRouteDeps): RequestHandler<RoundParams> {
  const { progress, rounds, acts, renderer, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const round = await rounds.getRound(roundId)
    const told = { ...originIn(req, res), act: 'unanswered.read', object: roundId } as const
    const unanswered = await acts.record(told, () => progress.listUnanswered(roundId))
    const view = unansweredView({ visitor: visitOf(res), round, unanswered }, say)
    renderer.send(res, 'pages/work/unanswered', view)
  }
}
