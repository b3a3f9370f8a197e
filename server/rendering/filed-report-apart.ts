import type { FileOrder } from './filed-report.ts'
import { madeApart } from './made-apart.ts'

/** The file that was ordered, made in a thread of its own: others are answered meanwhile. */
export function fileReportApart(order: FileOrder): Promise<Uint8Array> {
  return madeApart(new URL('./filed-report-worker.js', import.meta.url), order)
}
