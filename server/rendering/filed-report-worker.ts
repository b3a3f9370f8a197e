import { parentPort, workerData } from 'node:worker_threads'

import { createFront } from '../web.ts'
import { type FileOrder, fileReport } from './filed-report.ts'
import { filedPage } from './report-files.ts'
import { loadTexts } from './texts.ts'

/** Makes one document and ends. */
const order = workerData as FileOrder
const bytes =
  order.format === 'html'
    ? await pageOf(order)
    : await fileReport({ ...order, format: order.format }, loadTexts('sv'))

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(bytes)

async function pageOf({ document, provenance, site }: FileOrder): Promise<Uint8Array> {
  const { renderer, locales } = await createFront(site)
  const view = filedPage({ document, provenance }, locales('sv').say)
  return Buffer.from(renderer.renderAlone('pages/work/report', view))
}
