import { type RequestHandler, Router } from 'express'

import type { PaperForm } from '../../../reports/documents/paper-form.ts'
import type { Say } from '../../../reports/documents/document.ts'
import type { RoundId } from '../../../surveys/round.ts'
import type { StaffAccess } from '../../middleware/staff-access.ts'
import { paths } from '../../paths.ts'
import type { ProtocolService } from '../../services/protocol-service.ts'
import type { RoundService } from '../../services/round-service.ts'
import type { SiteSettings } from '../../site-settings.ts'
import { certificationProtocol } from '../../views/protocol/certification-protocol.ts'
import { openingProtocol, type ProtocolContext } from '../../views/protocol/opening-protocol.ts'
import { objectOf } from './report-routes.ts'
import type { RoundParams } from './round-routes.ts'
import { sendProtocol } from './send-protocol.ts'

export interface ProtocolRouteDeps {
  readonly protocols: ProtocolService
  readonly rounds: RoundService
  readonly staff: StaffAccess
  readonly site: SiteSettings
  readonly say: Say
  readonly now: () => string
}

/** What goes to the diary as a PDF: that a round was opened, and that its result was certified. */
export function protocolRoutes(deps: ProtocolRouteDeps): Router {
  const { staff, rounds, protocols } = deps
  const ofRounds = objectOf(rounds)
  const read = staff.mayDo<RoundParams>('results.read', ({ roundId }) => ofRounds([roundId]))
  const router = Router()
  router.get(
    paths.openingProtocol,
    read,
    send(deps, 'oppnande', async (id, context) =>
      openingProtocol(await protocols.openingOf(id), context),
    ),
  )
  router.get(
    paths.certificationProtocol,
    read,
    send(deps, 'faststallande', async (id, context) =>
      certificationProtocol(await protocols.certificationOf(id), context),
    ),
  )
  return router
}

function send(
  { site, say, now }: ProtocolRouteDeps,
  name: string,
  write: (id: RoundId, context: ProtocolContext) => Promise<PaperForm>,
): RequestHandler<RoundParams> {
  return async (req, res) => {
    const { roundId } = req.params
    const writtenAt = now()
    const protocol = await write(roundId, { ...site, say, writtenAt })
    await sendProtocol(res, protocol, { name: `${name}-${roundId}`, site, writtenAt })
  }
}
