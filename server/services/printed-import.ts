import { findingsOf, type ToldFinding } from '../../reports/printed/findings.ts'
import type { PrintedResult } from '../../reports/printed/printed-result.ts'
import { canonical } from '../../reports/results/canonical.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Table } from '../files/read-table.ts'
import { Problem } from '../problems.ts'
import type { PrintedStore } from '../store/printed-store.ts'
import type { ActLog } from './act-log.ts'
import type { PrintedWriter } from './printed-service.ts'
import type { FileReader } from './upload-service.ts'
import { type ReadPrinted, readPrintedTable } from './read-printed-table.ts'

/** What became, or would become, of a file with a printed result. */
export interface ImportedPrinted {
  readonly outcome: 'added' | 'changed' | 'unchanged'
  readonly printed: PrintedResult
  /** Figures in it that cannot be, and that nobody has said anything of. */
  readonly open: readonly ToldFinding[]
}

export interface PrintedImport {
  /** The table in a file, CSV or XLSX. @throws Problem 'file/…'. */
  readTable(bytes: Buffer, name: string): Promise<Table>
  /** What a file would do; nothing is written. @throws Problem 'printed/faulty'. */
  plan(table: Table): Promise<ImportedPrinted>
  /** Reads in a file: all of it, or nothing. @throws Problem 'printed/faulty' or 'printed/changedSince'. */
  importTable(table: Table, by: PrintedWriter): Promise<ImportedPrinted>
}

export interface PrintedImportDeps {
  readonly store: PrintedStore
  readonly acts: ActLog
  readonly files: FileReader
  readonly now: () => Instant
}

export function createPrintedImport({ store, acts, files, now }: PrintedImportDeps): PrintedImport {
  const plan = (table: Table, by: string) => planImport(table, { at: now(), by }, store)
  return {
    async readTable(bytes, name) {
      const { records } = await files.read(bytes, name)
      return files.toTable(records, name)
    },
    plan: table => plan(table, ''),
    async importTable(table, by) {
      const planned = await plan(table, by.name)
      const { outcome, printed } = planned
      if (outcome === 'unchanged') return planned
      const act = { ...by.origin, act: 'printed.imported', object: printed.id } as const
      const stored = await acts.record(act, () => store.insertPrinted(printed))
      if (stored === 'exists') throw new Problem('printed/changedSince', { printed: printed.id })
      return planned
    },
  }
}

type Import = Pick<PrintedResult['saved'], 'at' | 'by'>

async function planImport(table: Table, by: Import, store: PrintedStore): Promise<ImportedPrinted> {
  const read = readPrintedTable(table)
  if (read.kind === 'faulty') {
    const { faults } = read
    throw new Problem('printed/faulty', { count: faults.length }, { faults })
  }
  const was = await store.findPrinted(read.result.id)
  // Made-up figures stay marked until somebody says that they are not.
  const result = { ...read.result, synthetic: read.result.synthetic ?? was?.synthetic ?? false }
  if (was === null) return told('added', asNew(result, by))
  if (isSame(was, result)) return told('unchanged', was)
  return told('changed', revised(was, result, by))
}

function told(outcome: ImportedPrinted['outcome'], printed: PrintedResult): ImportedPrinted {
  const open = findingsOf(printed).filter(({ acknowledged }) => acknowledged === null)
  return { outcome, printed, open }
}

/** What a file comes to: it is known whether it is made up. */
type KnownPrinted = ReadPrinted & Pick<PrintedResult, 'synthetic'>

function isSame({ id, synthetic, source, questions }: PrintedResult, read: KnownPrinted): boolean {
  return canonical({ id, synthetic, source, questions }) === canonical(read)
}

function asNew(read: KnownPrinted, by: Import): PrintedResult {
  const saved = { ...by, change: 'imported' } as const
  return { ...read, revision: 1, acknowledged: [], pairs: [], saved }
}

/** What has been said of questions that are still there stands. */
function revised(was: PrintedResult, read: KnownPrinted, by: Import): PrintedResult {
  const numbers = new Set(read.questions.map(({ number }) => number))
  return {
    ...asNew(read, by),
    revision: was.revision + 1,
    acknowledged: was.acknowledged,
    pairs: was.pairs.filter(({ question }) => numbers.has(question)),
  }
}
