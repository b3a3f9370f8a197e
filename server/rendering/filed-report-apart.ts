import { Worker } from 'node:worker_threads'

import type { FileOrder } from './filed-report.ts'

/** The file that was ordered, made in a thread of its own: others are answered meanwhile. */
export function fileReportApart(order: FileOrder): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./filed-report-worker.js', import.meta.url), {
      workerData: order,
      execArgv: [],
    })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread made no document')))
  })
}
