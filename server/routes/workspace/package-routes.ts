import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { type RequestHandler, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { zipPieces } from '../../files/zip-pieces.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths } from '../../paths.ts'
import { casePackage } from '../../rendering/case/case-package.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { CaseService } from '../../services/case-service.ts'
import type { RoundService } from '../../services/round-service.ts'
import type { SiteSettings } from '../../site-settings.ts'
import { packageView } from '../../views/staff/package-view.ts'
import type { RoundParams } from './round-routes.ts'

export interface PackageRouteDeps {
  readonly cases: CaseService
  readonly rounds: RoundService
  readonly acts: ActLog
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly site: SiteSettings
  readonly say: Say
}

/** The case of a certified round as one file, for archive and auditors. */
export function packageRoutes(deps: PackageRouteDeps): Router {
  const { staff, rounds, renderer, say } = deps
  const mayTake = staff.mayDo<RoundParams>('answers.export')
  const router = Router()
  router.get(paths.package, mayTake, async (req, res) => {
    const round = await rounds.getRound(req.params.roundId)
    renderer.send(res, 'pages/work/package', packageView({ visitor: visitOf(res), round }, say))
  })
  router.get(paths.packageFile, mayTake, sendPackage(deps))
  return router
}

/**
 * Sends the file while it is made. What goes wrong before the first byte is a page that says so; what goes wrong later
 * breaks the connection, so that no browser takes half a file for a whole one.
 */
function sendPackage(deps: PackageRouteDeps): RequestHandler<RoundParams> {
  const { cases, acts, site, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const told = { ...originIn(req, res), act: 'package.exported', object: roundId } as const
    await acts.record(told, async () => {
      const roundCase = await cases.openCase(roundId)
      const files = casePackage(roundCase, { say, site })
      res.attachment(`arende-${roundId}.zip`).type('application/zip')
      const pieces = zipPieces(files, new Date(roundCase.certifiedAt))
      await pipeline(Readable.from(pieces, { objectMode: false }), res).catch(unlessLeft)
    })
  }
}

/** Whoever has gone away wants no more of it. */
function unlessLeft(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}
