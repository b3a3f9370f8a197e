import { parentPort, workerData } from 'node:worker_threads'

import { Problem } from '../problems.ts'
import type { Told } from './read-records-apart.ts'
import { readRecords } from './read-records.ts'

/** Reads one file and ends. A problem is told by its parts: an error of ours does not come through whole. */
const { bytes, path } = workerData as { readonly bytes: Uint8Array; readonly path: string }

function told(): Told {
  try {
    return { found: readRecords(Buffer.from(bytes), path) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { code, values, faults } = error
    return { problem: { code, values, faults } }
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(told())
