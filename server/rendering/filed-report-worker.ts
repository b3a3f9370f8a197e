import { parentPort, workerData } from 'node:worker_threads'

import { type FileOrder, fileReport } from './filed-report.ts'
import { loadTexts } from './texts.ts'

/** Makes one document and ends. */
const bytes = await fileReport(workerData as FileOrder, loadTexts('sv'))

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(bytes)
