import type { Sector } from '../../surveys/association.ts'
import type { Table } from '../files/read-table.ts'
import { Problem } from '../problems.ts'
import type { AssociationStore, MadeImport, Rewritten } from '../store/association-store.ts'
import { type ImportPlan, type OnProgress, planImport } from './plan-import.ts'
import type { Becoming, RegisterBook } from './register-book.ts'
import { type ColumnMapping, requireColumns } from './register-columns.ts'

/** What an import did. */
export interface ImportedRegister {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** How many in the register are not in the table: they stay, and are invited when a round opens. */
  readonly absent: number
  /** The rows that were left out, by number. */
  readonly setAside: ReadonlySet<number>
}

export interface ImportOptions {
  /** Who does it, as the log has them. */
  readonly by: string
  /** Left out: the headers say it, or it is a fault. */
  readonly mapping?: ColumnMapping
  /** Reads in what has no faults, and leaves the other rows out. */
  readonly setsAside?: boolean
  readonly onProgress?: OnProgress
}

/** An import that can be undone, or why it cannot. */
export interface LatestImport extends MadeImport {
  /** How many of what it changed have been changed again since. */
  readonly changedSince: number
}

export interface RegisterImport {
  /** What an import of the table would do. Nothing is written. @throws Problem 'register/faulty' for its columns. */
  plan(table: Table, options?: Pick<ImportOptions, 'mapping' | 'onProgress'>): Promise<ImportPlan>
  /**
   * Adds and updates associations by their own id. Associations that are not in the table stay as they
   * are, and so does what the table has no column for.
   *
   * @throws Problem 'register/faulty' with each fault; then nothing was imported.
   */
  importRegister(table: Table, options: ImportOptions): Promise<ImportedRegister>
  /** `null`: there is none that is remembered. */
  findLatest(): Promise<LatestImport | null>
  /**
   * Puts back what the latest import changed, and takes away what it added.
   *
   * @returns How many associations are as they were.
   * @throws Problem 'register/noImport', or 'register/changedSince' when anything of it has been changed since.
   */
  undo(by: string): Promise<number>
}

export interface RegisterImportDeps {
  readonly store: AssociationStore
  readonly book: RegisterBook
  readonly sectors: readonly Sector[]
}

export function createRegisterImport(deps: RegisterImportDeps): RegisterImport {
  const { store, book, sectors } = deps
  return {
    async plan(table, { mapping = requireColumns(table.columns), onProgress = ignored } = {}) {
      return planImport(table.rows, { sectors, mapping, state: await book.current() }, onProgress)
    },
    importRegister: (table, options) => importRegister(table, options, deps),
    findLatest: async () => {
      const made = await store.findLatestImport()
      if (made === null) return null
      const { length } = await store.listRewritten(made.number)
      return { ...made, changedSince: made.count - length }
    },
    undo: by => undo(by, deps),
  }
}

function ignored(): void {
  // Nobody waits to be told.
}

async function importRegister(
  table: Table,
  { by, setsAside = false, onProgress = ignored, ...options }: ImportOptions,
  { book, sectors }: RegisterImportDeps,
): Promise<ImportedRegister> {
  const { mapping = requireColumns(table.columns) } = options
  const { rows } = table
  if (rows.length === 0) throw faulty([{ row: 1, column: '–', code: 'noRows', values: {} }])
  return book.change({ kind: 'import', by }, async state => {
    const plan = await planImport(rows, { sectors, mapping, state }, onProgress)
    if (plan.faults.length > 0 && !setsAside) throw faulty(plan.faults)
    const { added, changed, unchanged, absent, faultyRows } = plan
    const counts = { added: added.length, changed: changed.length, unchanged, absent }
    return { changes: becomingOf(plan), told: { ...counts, setAside: faultyRows } }
  })
}

function faulty(faults: ImportPlan['faults']): Problem {
  return new Problem('register/faulty', { count: faults.length }, { faults })
}

function becomingOf({ added, changed }: ImportPlan): readonly Becoming[] {
  return [
    ...added.map(becomes => ({ was: null, becomes, kind: 'imported' as const })),
    ...changed.map(({ was, becomes }) => ({ was, becomes, kind: 'imported' as const })),
  ]
}

async function undo(by: string, { store, book }: RegisterImportDeps): Promise<number> {
  return book.change({ kind: 'undo', by }, async () => {
    const made = await store.findLatestImport()
    if (made === null) throw new Problem('register/noImport')
    const rewritten = await store.listRewritten(made.number)
    const since = made.count - rewritten.length
    if (since > 0) throw new Problem('register/changedSince', { count: since })
    return { changes: rewritten.map(asBefore), told: rewritten.length }
  })
}

function asBefore({ is, was }: Rewritten): Becoming {
  return { was: is, becomes: was, kind: 'undone' }
}
