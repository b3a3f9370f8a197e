import type { Association, Sector } from '../../surveys/association.ts'
import { createNameTwins, type NamedRow } from '../../surveys/name-twins.ts'
import { checkTogether, createRowReader } from '../../surveys/register.ts'
import type { RegisterFault } from '../../surveys/register-row.ts'
import type { ReadRow } from '../../surveys/register-ties.ts'
import type { TableRow } from '../files/read-table.ts'
import type { TableFault } from '../problems.ts'
import { letOthersIn, mapInSteps } from './let-others-in.ts'
import type { RegisterState } from './register-book.ts'
import { type ColumnMapping, REGISTER_COLUMNS, toRegisterRow } from './register-columns.ts'

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
  readonly rows: readonly ReadRow[]
  readonly associations: readonly Association[]
  readonly faults: readonly RegisterFault[]
}

/** Leaves out rows until those that are left have no faults among themselves: one may rest on another. */
async function withoutFaulty(
  rows: readonly ReadRow[],
  { associations }: RegisterState,
): Promise<Read> {
  const faults: RegisterFault[] = []
  let left = rows
  for (;;) {
    await letOthersIn()
    const read = checkTogether(left, associations)
    if (read.faults.length === 0) return { rows: left, associations: read.associations, faults }
    faults.push(...read.faults)
    const faulty = new Set(read.faults.map(({ row }) => row))
    left = left.filter(({ number }) => !faulty.has(number))
  }
}

/** Whose register it is to be read into, and how. */
interface ImportPlace {
  readonly sectors: readonly Sector[]
  readonly state: RegisterState
  readonly mapping: ColumnMapping
}

/** Works out what an import would do to the register as it stands. Others are let in between small steps. */
export async function planImport(
  rows: readonly TableRow[],
  { sectors, state, mapping }: ImportPlace,
  onProgress: OnProgress,
): Promise<ImportPlan> {
  const readRow = createRowReader(sectors, state.byId)
  const alone = await mapInSteps(rows, row => readRow(toRegisterRow(row, mapping)))
  const read = await withoutFaulty(alone, state)
  const inFile = new Set(alone.map(({ association }) => association.id))
  return {
    ...(await compared(read, state)),
    absent: state.associations.filter(({ id }) => !inFile.has(id)).length,
    faults: read.faults.toSorted((a, b) => a.row - b.row).map(fault => inColumn(fault, mapping)),
    faultyRows: new Set(read.faults.map(({ row }) => row)),
    twins: await findTwins(read, state, onProgress),
  }
}

type Compared = Pick<ImportPlan, 'added' | 'changed' | 'unchanged'>

async function compared({ associations }: Read, { byId }: RegisterState): Promise<Compared> {
  const pairs = await mapInSteps(associations, becomes => {
    const was = byId.get(becomes.id) ?? null
    const isSame = was !== null && JSON.stringify(was) === JSON.stringify(becomes)
    return { was, becomes, isSame }
  })
  return {
    added: pairs.flatMap(({ was, becomes }) => (was === null ? [becomes] : [])),
    changed: pairs.flatMap(({ was, becomes, isSame }) =>
      was === null || isSame ? [] : [{ was, becomes }],
    ),
    unchanged: pairs.filter(({ isSame }) => isSame).length,
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
  const names = createNameTwins()
  await mapInSteps([...state.associations, ...associations], each => names.count(each))
  await mapInSteps(state.associations, each => names.add(each))
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
