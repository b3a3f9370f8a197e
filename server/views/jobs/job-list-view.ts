import type { Say } from '../../../reports/documents/document.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import { may } from '../../accounts/policy.ts'
import type { User } from '../../accounts/user.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Sending } from '../../services/sending-service.ts'
import type { Job } from '../../store/job-store.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { progressOf } from './job-words.ts'

export interface JobListPlace {
  readonly visitor: Visitor
  /** The latest first. */
  readonly jobs: readonly Job[]
  readonly users: readonly User[]
  readonly sendings: readonly Sending[]
  readonly isSynthetic: boolean
  /** Why no mail is sent at all; `null`: it is. */
  readonly block: 'notConfigured' | 'held' | null
}

/** "Pågående arbete": what goes on, and what has been done this week. */
export function jobListView(place: JobListPlace, say: Say) {
  const { visitor, jobs, users, sendings, block } = place
  const names = new Map(users.map(({ id, name }) => [id, name]))
  const isUnderWay = jobs.some(({ state }) => state === 'running') || sendings.some(isSending)
  return {
    ...workPage(say('place.jobs'), { visitor, current: paths.jobs }, say),
    synthetic: place.isSynthetic || sendings.some(({ synthetic }) => synthetic),
    lead: say(
      may(visitor.user, 'jobs.see', { kind: 'job', userId: null }) ? 'jobs.all' : 'jobs.own',
    ),
    isUnderWay,
    jobs: jobs.map(job => ({
      href: pathTo.job(job.id),
      name: say(`job.kind.${job.kind}`),
      by: names.get(job.by) ?? job.by,
      startedAt: formatMoment(job.startedAt),
      state: say(`job.state.${job.state}`),
      progress: job.state === 'running' ? progressOf(job, say) : null,
    })),
    sendings: sendings.map(sending => sendingRow(sending, say)),
    block: sendings.length === 0 || block === null ? null : say(`mail.blocked.${block}`),
  }
}

function leftOf({ total, sent, failed, stopped }: Sending): number {
  return total - sent - failed - stopped
}

function isSending(sending: Sending): boolean {
  return leftOf(sending) > 0
}

function sendingRow(sending: Sending, say: Say) {
  const { roundId, kind, nextAt, sent, failed, stopped, total } = sending
  const told = say('job.mail.sent', { sent, total, failed, stopped })
  return {
    href: pathTo.mail(roundId),
    name: say(`mail.kind.${kind}`),
    round: roundId,
    state: total === 0 ? null : told,
    next: nextAt === null ? null : say('job.mail.next', { at: formatMoment(nextAt) }),
    progress: isSending(sending)
      ? {
          id: `${roundId}/${kind}`,
          text: told,
          bar: { value: total - leftOf(sending), max: total },
          label: say('job.progressLabel'),
        }
      : null,
  }
}
