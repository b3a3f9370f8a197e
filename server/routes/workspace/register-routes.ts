import { Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { writeCsv } from '../../../reports/formats/csv/write.ts'
import type { Instant } from '../../../surveys/instant.ts'
import { stockholmDay } from '../../../surveys/stockholm-time.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import { REGISTER_HEADERS } from '../../services/register-columns.ts'
import type { RegisterService } from '../../services/register-service.ts'
import { registerRows } from '../../services/register-table.ts'
import type { RoundService } from '../../services/round-service.ts'
import { registerListView } from '../../views/register/register-list-view.ts'
import { readQuery } from '../../views/register/register-query.ts'
import { isAllSynthetic } from './synthetic-rounds.ts'

export interface RegisterRouteDeps {
  readonly register: RegisterService
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

const DIALECTS = new Map([
  ['csv', 'plain'],
  ['excel.csv', 'excel'],
] as const)

/** "Föreningar": the register, to be searched, and as a file. */
export function registerRoutes(deps: RegisterRouteDeps): Router {
  const { register, acts, staff, renderer, say, now } = deps
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
  router.get(paths.registerFile, staff.mayDo<FileParams>('register.run'), async (req, res) => {
    const { format } = req.params
    const dialect = DIALECTS.get(format as 'csv')
    if (dialect === undefined) throw new Problem('page/unknown')
    const act = { ...originIn(req, res), act: 'register.exported', detail: format } as const
    const associations = await acts.record(act, () => register.list())
    res
      .attachment(`foreningar.${format}`)
      .type('text/csv; charset=utf-8')
      .send(writeCsv(REGISTER_HEADERS, registerRows(associations, sectors), dialect))
  })
  return router
}
