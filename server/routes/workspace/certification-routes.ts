import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { type RequestHandler, Router } from 'express'

import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import { protocolFile } from '../../rendering/protocol-file.ts'
import type { CertificationService } from '../../services/certification-service.ts'
import type { ProtocolService } from '../../services/protocol-service.ts'
import type { SiteSettings } from '../../site-settings.ts'
import { NOTHING_TYPED } from '../../views/form-field.ts'
import { certificationProtocol } from '../../views/protocol/certification-protocol.ts'
import { confirmView } from '../../views/staff/confirm-view.ts'
import { certificationStep } from '../../views/staff/review-step-views.ts'
import type { ReviewRouteDeps } from './review-routes.ts'
import { objectOf } from './report-routes.ts'
import { requireSeen, type RoundParams } from './round-routes.ts'

export interface CertificationRouteDeps extends ReviewRouteDeps {
  readonly certification: CertificationService
  readonly protocols: ProtocolService
  readonly site: SiteSettings
  readonly now: () => string
}

/** Certifying a result, once and for all, and its protocol for the diary. */
export function certificationRoutes(deps: CertificationRouteDeps): Router {
  const { staff, rounds } = deps
  const run = staff.mayDo<RoundParams>('rounds.run')
  const ofRounds = objectOf(rounds)
  const read = staff.mayDo<RoundParams>('results.read', ({ roundId }) => ofRounds([roundId]))
  const router = Router()
  router.get(paths.certification, run, ask(deps))
  router.post(paths.certification, run, certify(deps))
  router.get(paths.certificationProtocol, read, sendProtocol(deps))
  return router
}

/** Says what it means before it is done; what keeps it from being done is told instead. */
function ask(deps: CertificationRouteDeps): RequestHandler<RoundParams> {
  const { certification, rounds, renderer, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    await certification.requireCertifiable(roundId)
    const step = certificationStep(await rounds.getProgress(roundId), say)
    const place = { visitor: visitOf(res), typed: NOTHING_TYPED }
    renderer.send(res, 'pages/work/confirm', confirmView(step, place, say))
  }
}

function certify(deps: CertificationRouteDeps): RequestHandler<RoundParams> {
  const { certification, rounds, acts } = deps
  return async (req, res) => {
    const { roundId } = req.params
    await requireSeen(req, roundId, rounds)
    const told = { ...originIn(req, res), act: 'round.certified', object: roundId } as const
    await acts.record(told, () => certification.certifyRound(roundId, () => undefined))
    seeOther(res, `${pathTo.round(roundId)}?klart=faststalld`)
  }
}

function sendProtocol(deps: CertificationRouteDeps): RequestHandler<RoundParams> {
  const { protocols, site, say, now } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const writtenAt = now()
    const certified = await protocols.certificationOf(roundId)
    if (certified.result.round.certifiedAt === null) throw new Problem('internal')
    const protocol = certificationProtocol(certified, { ...site, say, writtenAt })
    res.attachment(`faststallande-${roundId}.pdf`).type('application/pdf')
    const file = await protocolFile(protocol, { theme: site.theme, writtenAt })
    await pipeline(Readable.from(file), res)
  }
}
