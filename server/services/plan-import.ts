import type { Association, Sector } from '../../surveys/association.ts'
import { createNameTwins, type NamedRow } from '../../surveys/name-twins.ts'
import { readRegister } from '../../surveys/register.ts'
import type { RegisterFault, RegisterRow } from '../../surveys/register-row.ts'
import type { TableFault } from '../problems.ts'
import { letOthersIn } from './let-others-in.ts'
import type { RegisterState } from './register-book.ts'
import { type ColumnMapping, REGISTER_COLUMNS } from './register-columns.ts'

/** How far a long piece of work has come. */
export type OnProgress = (done: number, total: number) => void | Promise<void>

/** A row whose association may be one that there is already, by its name. */
export interface Twin extends NamedRow {
  /** The other one's name. */
  readonly other: string
}

/** What an import would do. */
export interface ImportPlan {
  readonly added: readonly Association[]
  readonly changed: readonly { readonly was: Association; readonly becomes: Association }[]
  readonly unchanged: number
  /** How many in the register are not in the table: they stay. */
  readonly absent: number
  readonly faults: readonly TableFault[]
  /** The rows that cannot be read in, by number. */
  readonly faultyRows: ReadonlySet<number>
  readonly twins: readonly Twin[]
}

interface Read {
  readonly rows: readonly RegisterRow[]
  readonly associations: readonly Association[]
  readonly faults: readonly RegisterFault[]
}

/** Reads rows until those that are left have no faults among themselves: one may rest on another. */
function readWithout(
  rows: readonly RegisterRow[],
  sectors: readonly Sector[],
  state: RegisterState,
): Read {
  const faults: RegisterFault[] = []
  let left = rows
  for (;;) {
    const read = readRegister(left, sectors, state.associations)
    if (read.faults.length === 0) return { rows: left, associations: read.associations, faults }
    faults.push(...read.faults)
    const faulty = new Set(read.faults.map(({ row }) => row))
    left = left.filter(({ number }) => !faulty.has(number))
  }
}

/** Works out what an import would do to the register as it stands. Others are let in between. */
export async function planImport(
  rows: readonly RegisterRow[],
  {
    sectors,
    state,
    mapping,
  }: { sectors: readonly Sector[]; state: RegisterState; mapping: ColumnMapping },
  onProgress: OnProgress,
): Promise<ImportPlan> {
  await letOthersIn()
  const read = readWithout(rows, sectors, state)
  await letOthersIn()
  const added: Association[] = []
  const changed: { was: Association; becomes: Association }[] = []
  for (const becomes of read.associations) {
    const was = state.byId.get(becomes.id)
    if (was === undefined) added.push(becomes)
    else if (JSON.stringify(was) !== JSON.stringify(becomes)) changed.push({ was, becomes })
  }
  const inFile = new Set(rows.map(({ id }) => id))
  const unchanged = read.associations.length - added.length - changed.length
  return {
    added,
    changed,
    unchanged,
    absent: state.associations.filter(({ id }) => !inFile.has(id)).length,
    faults: read.faults.toSorted((a, b) => a.row - b.row).map(fault => inColumn(fault, mapping)),
    faultyRows: new Set(read.faults.map(({ row }) => row)),
    twins: await findTwins(read, state, onProgress),
  }
}

function inColumn({ row, field, code, values }: RegisterFault, mapping: ColumnMapping): TableFault {
  return { row, column: mapping.get(field) ?? REGISTER_COLUMNS[field], code, values }
}

/** This many names are compared before others are let in. */
const AT_A_TIME = 100

/** Of what is new, whose name is like one that there is, in the register or before it in the file. */
async function findTwins(
  { rows, associations }: Read,
  state: RegisterState,
  onProgress: OnProgress,
): Promise<readonly Twin[]> {
  const names = createNameTwins(state.associations, associations)
  const twins: Twin[] = []
  for (const [index, association] of associations.entries()) {
    if (index % AT_A_TIME === 0) {
      await onProgress(index, associations.length)
      await letOthersIn()
    }
    if (state.byId.has(association.id)) continue
    const other = names.findTwin(association)
    names.add(association)
    const number = rows[index]?.number ?? 0
    if (other !== null) twins.push({ number, name: association.name, other: other.name })
  }
  return twins
}
