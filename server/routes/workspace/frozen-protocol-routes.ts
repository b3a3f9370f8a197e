import { Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import type { FrozenParams } from '../../frozen-paths.ts'
import type { StaffAccess } from '../../middleware/staff-access.ts'
import { paths } from '../../paths.ts'
import type { FrozenReportService } from '../../services/frozen-report-service.ts'
import type { SiteSettings } from '../../site-settings.ts'
import { frozenReportProtocol } from '../../views/protocol/frozen-report-protocol.ts'
import { sendProtocol } from './send-protocol.ts'

export interface FrozenProtocolDeps {
  readonly frozenReports: FrozenReportService
  readonly staff: StaffAccess
  readonly site: SiteSettings
  readonly say: Say
  readonly now: () => string
}

/** What goes to the diary as a PDF: that a follow-up report is frozen. */
export function frozenProtocolRoutes({
  frozenReports,
  staff,
  site,
  say,
  now,
}: FrozenProtocolDeps): Router {
  const router = Router()
  router.get(paths.frozenProtocol, staff.mayDo<FrozenParams>('audits.run'), async (req, res) => {
    const { dossierId, number } = req.params
    const frozen = await frozenReports.get(dossierId, Number(number))
    const writtenAt = now()
    const protocol = frozenReportProtocol(frozen, { ...site, say, writtenAt })
    await sendProtocol(res, protocol, { name: `frysning-${dossierId}-${number}`, site, writtenAt })
  })
  return router
}
