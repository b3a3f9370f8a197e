import type { Say } from '../../../reports/documents/document.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Job, JobKind } from '../../store/job-store.ts'

/** How far a piece of work has come, as words and a bar; `id` tells which of several. */
export function progressOf({ id, done, total, isStopping }: Job, say: Say) {
  const isBegun = total !== null && total > 0
  const told = isBegun ? say('job.progress', { done, total }) : say('job.begun')
  return {
    id,
    text: isStopping ? say('job.stopping') : told,
    // Without a value the bar tells that something goes on, and not how far.
    bar: isBegun ? { value: Math.min(done, total), max: total } : null,
    label: say('job.progressLabel'),
  }
}

/** What became of a piece of work; `null`: it goes on. */
export function endOf(
  job: Job,
  say: Say,
): { readonly text: string; readonly color: string } | null {
  switch (job.state) {
    case 'running':
      return null
    case 'done':
      return { text: say(`job.result.${job.kind}`, { ...job.counts }), color: 'success' }
    case 'failed':
      return { text: say('job.failed', { why: whyFailed(job, say) }), color: 'danger' }
    case 'cancelled':
      return { text: say('job.cancelled'), color: 'info' }
    case 'brokenOff':
      return { text: say('job.brokenOff'), color: 'warning' }
  }
}

function whyFailed({ failure }: Job, say: Say): string {
  return say(`problem.${failure ?? 'internal'}.title`)
}

/** Where a kind of work is begun, and what has become of it is seen. */
const PLACES: Readonly<Record<JobKind, (object: string) => string>> = {
  registerImport: object => pathTo.upload(object),
  registerExport: () => paths.register,
  reportDocument: () => paths.rounds,
  comparison: () => paths.comparisons,
}

/** Where work that is one's own belongs. */
export function placeOf({ kind, object }: Job, say: Say) {
  return { href: PLACES[kind](object ?? ''), text: say(`job.place.${kind}`) }
}
