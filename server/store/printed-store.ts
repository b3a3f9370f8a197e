import type { PrintedId, PrintedResult } from '../../reports/printed/printed-result.ts'

/** Earlier results that are known only in print. Nothing is changed or removed: every change is one more revision. */
export interface PrintedStore {
  /** @returns 'exists' when there is that revision already; that one stays. */
  insertPrinted(result: PrintedResult): Promise<'stored' | 'exists'>
  /** The latest revision; `null`: there is none. */
  findPrinted(id: PrintedId): Promise<PrintedResult | null>
  /** The latest revision of each, in the order of their ids by code point. */
  listPrinted(): Promise<readonly PrintedResult[]>
  /** Every revision of one, the first first. */
  listPrintedRevisions(id: PrintedId): Promise<readonly PrintedResult[]>
}
