import { parentPort, workerData } from 'node:worker_threads'

import { currentComparison, currentResult } from '../../services/current-format.ts'
import { createFront } from '../../web.ts'
import type { DocumentsAsked, MadeDocument } from './documents-apart.ts'
import { protocolFiles } from './protocol-files.ts'
import { publishedFiles } from './published-files.ts'

/** Makes every document of one case, tells of each when it is made, and ends. */
const { current, replaced, comparisons, opening, certification, certifiedAt, plans, site } =
  workerData as DocumentsAsked
const { renderer, locales } = await createFront(site)
const { say } = locales('sv')

const documents = {
  opening,
  certification,
  certifiedAt,
  plans,
  current: { ...current, result: currentResult(current.text) },
  replaced: replaced.map(each => ({ ...each, result: currentResult(each.text) })),
  comparisons: comparisons.map(each => ({
    name: each.name,
    current: { ...each.current, comparison: currentComparison(each.current.text) },
  })),
}

function tell(made: MadeDocument): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(made)
}

const renderAlone = (view: object) => renderer.renderAlone('pages/work/report', view)
for await (const { path, bytes } of publishedFiles(documents, {
  say,
  locales,
  renderAlone,
  site,
})) {
  tell({ path, bytes, isProtocol: false })
}
for await (const { path, bytes } of protocolFiles(documents, { say, site })) {
  tell({ path, bytes, isProtocol: true })
}
