import type { Say } from '../../../reports/documents/document.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import type { User } from '../../accounts/user.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Job } from '../../store/job-store.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { endOf, placeOf, progressOf } from './job-words.ts'

export interface JobPlace {
  readonly visitor: Visitor
  readonly job: Job
  readonly users: readonly User[]
  readonly isSynthetic: boolean
}

/** One piece of work: how far it has come, or what became of it. */
export function jobView(place: JobPlace, say: Say) {
  const { visitor, job } = place
  const title = say(`job.kind.${job.kind}`)
  const isRunning = job.state === 'running'
  return {
    ...workPage(title, { visitor, current: paths.jobs }, say),
    synthetic: place.isSynthetic,
    heading: title,
    back: paths.jobs,
    progress: isRunning ? progressOf(job, say) : null,
    cancel: isRunning && !job.isStopping ? pathTo.jobCancel(job.id) : null,
    end: endOf(job, say),
    facts: factsOf(place, say),
    ...(job.by === visitor.user.id ? ownLinks(job, say) : NO_LINKS),
  }
}

const NO_LINKS = { file: null, reading: null, place: null } as const

/** What leads on, for whoever started it alone. */
function ownLinks(job: Job, say: Say) {
  const { id, file, state, isRead } = job
  return {
    file: file === null ? null : { href: pathTo.jobFile(id), name: file.name },
    reading: state === 'running' || isRead ? null : pathTo.jobReading(id),
    place: placeOf(job, say),
  }
}

function factsOf({ job: { startedAt, endedAt, by }, users }: JobPlace, say: Say) {
  const starter = users.find(({ id }) => id === by)
  return [
    { term: say('job.startedAt'), value: formatMoment(startedAt) },
    { term: say('job.by'), value: starter?.name ?? by },
    ...(endedAt === null ? [] : [{ term: say('job.endedAt'), value: formatMoment(endedAt) }]),
  ]
}
