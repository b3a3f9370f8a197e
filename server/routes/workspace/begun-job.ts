import type { Response as ExpressResponse } from 'express'

import { seeOther } from '../../middleware/see-other.ts'
import { visitOf } from '../../middleware/staff-access.ts'
import { pathTo } from '../../paths.ts'
import type { JobService, StartedJob } from '../../services/job-service.ts'
import type { Job } from '../../store/job-store.ts'

/** What is soon done is shown as done, and of the rest how far it has come. */
const WAITED_MS = 1000

/**
 * Waits a moment for a job that somebody has begun. What is done by then, they see at once: there is no note.
 *
 * @returns The job as it stands.
 */
export async function waitForJob(
  { id, finished }: StartedJob,
  res: ExpressResponse,
  { jobs }: { readonly jobs: JobService },
): Promise<Job> {
  const { user } = visitOf(res)
  let timer: NodeJS.Timeout | undefined
  const waited = new Promise<void>(resolve => {
    timer = setTimeout(resolve, WAITED_MS)
  })
  await Promise.race([finished, waited])
  clearTimeout(timer)
  const job = await jobs.get(id, user)
  if (job.state === 'done') await jobs.markRead(id, user)
  return job
}

/** Leads whoever has begun to make a file to it, or to how far it has come. */
export async function leadToFile(
  started: StartedJob,
  res: ExpressResponse,
  deps: { readonly jobs: JobService },
): Promise<void> {
  const { id, state } = await waitForJob(started, res, deps)
  seeOther(res, state === 'done' ? pathTo.jobFile(id) : pathTo.job(id))
}
