import { Worker } from 'node:worker_threads'

import { Problem } from '../problems.ts'
import type { FoundRecords } from './read-records.ts'

/** A file of ten megabytes takes a second or two; one that takes longer is made to. */
const LONGEST_MS = 20_000
const MOST_MEMORY_MB = 768

/** What the thread tells. */
export type Told =
  | { readonly found: FoundRecords }
  | { readonly problem: Pick<Problem, 'code' | 'values' | 'faults'> }

/**
 * Reads a file that anybody may have made in a thread of its own, with a limit of time and memory: others are
 * answered meanwhile, and a file that is made to use up either uses up nothing else.
 *
 * @throws Problem 'file/…'; 'file/tooHard' when it takes too long or too much memory.
 */
export function readRecordsApart(
  bytes: Uint8Array,
  path: string,
  longestMs = LONGEST_MS,
): Promise<FoundRecords> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./records-worker.js', import.meta.url), {
      workerData: { bytes, path },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      execArgv: [],
    })
    const fail = (cause?: unknown) => reject(new Problem('file/tooHard', { path }, { cause }))
    const timer = setTimeout(() => {
      fail()
      void worker.terminate()
    }, longestMs)
    worker.once('message', (told: Told) => {
      if ('found' in told) return resolve(told.found)
      const { code, values, faults } = told.problem
      reject(new Problem(code, values, { faults }))
    })
    worker.once('error', fail)
    worker.once('exit', () => {
      clearTimeout(timer)
      fail()
    })
  })
}
