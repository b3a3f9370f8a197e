import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'

import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { may } from '../../accounts/policy.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { JobService } from '../../services/job-service.ts'
import type { RoundService } from '../../services/round-service.ts'
import type { SendingService } from '../../services/sending-service.ts'
import type { UserService } from '../../services/user-service.ts'
import { jobListView } from '../../views/jobs/job-list-view.ts'
import { jobView } from '../../views/jobs/job-view.ts'
import { isAllSynthetic } from './synthetic-rounds.ts'

export interface JobRouteDeps {
  readonly jobs: JobService
  readonly sendings: SendingService
  readonly users: UserService
  readonly rounds: RoundService
  readonly acts: ActLog
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
}

interface JobParams {
  readonly jobId: string
}

/** "Pågående arbete": what goes on, how far it is, and what has come of it. */
export function jobRoutes(deps: JobRouteDeps): Router {
  const { jobs, staff } = deps
  const see = staff.mayDo<JobParams>('jobs.see')
  const router = Router()
  router.get(paths.jobs, staff.mayDo('jobs.see'), (_req, res) => sendList(res, deps))
  router.get(paths.job, see, (req, res) => sendJob(req.params, res, deps))
  router.get(paths.jobFile, staff.mayDo<JobParams>('jobs.fetch'), sendFile(deps))
  router.post(paths.jobReading, see, async (req, res) => {
    const { jobId } = req.params
    await jobs.markRead(jobId, visitOf(res).user)
    seeOther(res, pathTo.job(jobId))
  })
  router.post(paths.jobCancel, see, cancel(deps))
  return router
}

async function sendList(res: ExpressResponse, deps: JobRouteDeps): Promise<void> {
  const { jobs, sendings, users, renderer, say } = deps
  const visitor = visitOf(res)
  const place = {
    visitor,
    jobs: await jobs.list(visitor.user),
    users: await users.list(),
    sendings: may(visitor.user, 'mail.run') ? await sendings.list() : [],
    block: await sendings.findBlock(),
    isSynthetic: await isAllSynthetic(deps),
  }
  renderer.send(res, 'pages/work/jobs/list', jobListView(place, say))
}

async function sendJob(
  { jobId }: JobParams,
  res: ExpressResponse,
  deps: JobRouteDeps,
): Promise<void> {
  const { jobs, users, renderer, say } = deps
  const visitor = visitOf(res)
  const place = {
    visitor,
    job: await jobs.get(jobId, visitor.user),
    users: await users.list(),
    isSynthetic: await isAllSynthetic(deps),
  }
  renderer.send(res, 'pages/work/jobs/job', jobView(place, say))
}

/** Part after part: of a file that is large only one is in memory. */
function sendFile({ jobs }: JobRouteDeps): RequestHandler<JobParams> {
  return async (req, res) => {
    const { name, type, size, parts } = await jobs.file(req.params.jobId, visitOf(res).user)
    res.attachment(name).type(type).set('Content-Length', String(size))
    await pipeline(Readable.from(parts, { objectMode: false }), res)
  }
}

function cancel({ jobs, acts }: JobRouteDeps): RequestHandler<JobParams> {
  return async (req, res) => {
    const { jobId } = req.params
    const act = { ...originIn(req, res), act: 'job.cancelled', object: jobId } as const
    const { user } = visitOf(res)
    await jobs.get(jobId, user)
    await acts.record(act, () => jobs.cancel(jobId, user))
    seeOther(res, pathTo.job(jobId))
  }
}
