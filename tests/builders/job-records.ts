import type { Job } from '../../server/store/job-store.ts'

/** A piece of work that has just been started. */
export function job(id: string, change: Partial<Job> = {}): Job {
  return {
    id,
    revision: 1,
    kind: 'registerImport',
    object: null,
    by: 'anna',
    startedAt: '2022-09-01T08:00:00.000Z',
    until: '2022-09-01T08:01:00.000Z',
    state: 'running',
    done: 0,
    total: null,
    isStopping: false,
    endedAt: null,
    counts: {},
    failure: null,
    file: null,
    isRead: false,
    ...change,
  }
}
