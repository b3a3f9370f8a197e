import type { Association, AssociationId } from './association.ts'
import { readOrgNumber } from './organisation-number.ts'
import { cellFault, type CellFault, type RegisterFault } from './register-row.ts'

/** A row that has been read by itself. */
export interface ReadRow {
  readonly number: number
  readonly association: Association
  readonly faults: readonly RegisterFault[]
}

/**
 * Finds the association that each row says it belongs to, by id or organisation number, in the file or in the
 * register.
 */
export function withParents(
  rows: readonly ReadRow[],
  known: readonly Association[],
): readonly ReadRow[] {
  const all = [...known, ...rows.map(({ association }) => association)]
  const byId = new Map(all.map(each => [each.id, each]))
  const byNumber = new Map(all.map(each => [each.orgNumber, each.id]))
  const found = rows.map(row => {
    const { parent } = row.association
    return parent === null ? row : withParent(row, idOf(parent, { byId, byNumber }))
  })
  const parents = new Map(known.map(({ id, parent }) => [id, parent]))
  for (const { association } of found) parents.set(association.id, association.parent)
  return found.map(row => withCircle(row, parents))
}

interface Known {
  readonly byId: ReadonlyMap<AssociationId, Association>
  readonly byNumber: ReadonlyMap<string | null, AssociationId>
}

function idOf(written: string, { byId, byNumber }: Known): AssociationId | null {
  if (byId.has(written)) return written
  const read = readOrgNumber(written)
  return read.kind === 'valid' ? (byNumber.get(read.orgNumber) ?? null) : null
}

function withParent(row: ReadRow, parent: AssociationId | null): ReadRow {
  const association = { ...row.association, parent }
  if (parent !== null) return { ...row, association }
  return faulty({ ...row, association }, cellFault('parent', 'unknownParent'))
}

function faulty(row: ReadRow, fault: CellFault): ReadRow {
  return { ...row, faults: [...row.faults, { row: row.number, ...fault }] }
}

/** Nobody belongs to itself, however many there are in between. */
function withCircle(
  row: ReadRow,
  parents: ReadonlyMap<AssociationId, AssociationId | null>,
): ReadRow {
  const { id } = row.association
  const passed = new Set<AssociationId>()
  for (let above = row.association.parent; above !== null; above = parents.get(above) ?? null) {
    if (above === id) return faulty(row, cellFault('parent', 'ownParent'))
    if (passed.has(above)) return row
    passed.add(above)
  }
  return row
}

/** The same id or organisation number twice would make two votes of one association, or one of two. */
export function repeatedFaults(
  rows: readonly ReadRow[],
  known: readonly Association[],
): readonly RegisterFault[] {
  const inFile = new Set(rows.map(({ association }) => association.id))
  const rowOfId = new Map<string, number>()
  const ownerOfNumber = new Map<string, string>()
  for (const { id, name, orgNumber } of known) {
    if (orgNumber !== null && !inFile.has(id)) ownerOfNumber.set(orgNumber, name)
  }
  return rows.flatMap(({ number: row, association: { id, name, orgNumber } }) => {
    const faults: RegisterFault[] = []
    const earlier = rowOfId.get(id)
    if (id !== '' && earlier !== undefined) {
      faults.push({ row, field: 'id', code: 'repeatedInFile', values: { row: earlier } })
    }
    rowOfId.set(id, earlier ?? row)
    const owner = orgNumber === null ? undefined : ownerOfNumber.get(orgNumber)
    if (owner !== undefined) {
      faults.push({ row, field: 'orgNumber', code: 'takenOrgNumber', values: { owner } })
    }
    if (orgNumber !== null) ownerOfNumber.set(orgNumber, owner ?? name)
    return faults
  })
}
