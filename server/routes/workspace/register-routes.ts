import { Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import type { Instant } from '../../../surveys/instant.ts'
import { stockholmDay } from '../../../surveys/stockholm-time.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { JobService } from '../../services/job-service.ts'
import { REGISTER_FORMATS, type RegisterExport } from '../../services/register-export.ts'
import type { RegisterService } from '../../services/register-service.ts'
import type { RoundService } from '../../services/round-service.ts'
import { registerListView } from '../../views/register/register-list-view.ts'
import { readQuery } from '../../views/register/register-query.ts'
import { leadToFile } from './begun-job.ts'
import { isAllSynthetic } from './synthetic-rounds.ts'

export interface RegisterRouteDeps {
  readonly register: RegisterService
  readonly registerExports: RegisterExport
  readonly jobs: JobService
  readonly rounds: RoundService
  readonly acts: ActLog
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
  readonly now: () => Instant
}

interface FileParams {
  readonly format: string
}

/** "Föreningar": the register, to be searched, and as a file. */
export function registerRoutes(deps: RegisterRouteDeps): Router {
  const { register, registerExports, staff, renderer, say, now } = deps
  const { sectors } = register
  const router = Router()
  router.get(paths.register, staff.mayDo('register.run'), async (req, res) => {
    const { associations, search } = await register.current()
    const place = {
      ...readQuery(req.query, sectors),
      visitor: visitOf(res),
      search,
      sectors,
      size: associations.length,
      today: stockholmDay(now()),
      isSynthetic: await isAllSynthetic(deps),
    }
    renderer.send(res, 'pages/work/register/list', registerListView(place, say))
  })
  router.post(paths.registerFile, staff.mayDo<FileParams>('register.run'), async (req, res) => {
    const format = REGISTER_FORMATS.find(each => each === req.params.format)
    if (format === undefined) throw new Problem('page/unknown')
    const { id } = visitOf(res).user
    await leadToFile(await registerExports.start(format, id, originIn(req, res)), res, deps)
  })
  return router
}
