import { readRegistryNumber, writeRegistryNumber } from '../../../surveys/registry-number.ts'
import { type EntryField, type EntryKind, type EntryRows, isRows } from './entry-kinds.ts'

/** What is filled in: the texts of each field, by its id in the form. */
export type Filled = ReadonlyMap<string, readonly string[]>

export function fieldId({ path }: Pick<EntryField, 'path'>): string {
  return path.replaceAll('.', '-')
}

/** The fields of one row, where they stand among the others. */
export function fieldsOfRow({ path, fields, isList }: EntryRows, row: number) {
  const before = isList ? `${path}.${row}` : path
  return fields.map(field => ({ ...field, path: `${before}.${field.path}` }))
}

/** How many rows are filled in, one after the other. */
export function rowsIn(rows: EntryRows, filled: Filled): number {
  const isEmpty = (row: number) => !isFilled(fieldsOfRow(rows, row), filled)
  if (!rows.isList) return isEmpty(0) ? 0 : 1
  const sent = rowsSent(rows, filled)
  const first = sent.findIndex((row, index) => row !== index || isEmpty(row))
  return first < 0 ? sent.length : first
}

/** The numbers of the rows that a form has, in their order. */
function rowsSent({ path }: EntryRows, filled: Filled): readonly number[] {
  const rows = new Set<number>()
  for (const id of filled.keys()) {
    const [list, row = ''] = id.split('-')
    if (list === path && /^\d{1,6}$/.test(row)) rows.add(Number(row))
  }
  return [...rows].toSorted((a, b) => a - b)
}

/** Every field of what is filled in; of rows, those that are. */
function fieldsOf(kind: EntryKind, filled: Filled): readonly EntryField[] {
  return kind.flatMap(each => {
    if (!isRows(each)) return [each]
    const count = rowsIn(each, filled)
    return Array.from({ length: count }, (_, row) => fieldsOfRow(each, row)).flat()
  })
}

function isFilled(fields: readonly EntryField[], filled: Filled): boolean {
  return fields.some(field => (filled.get(fieldId(field)) ?? []).some(text => text.trim() !== ''))
}

/** The same with the rows that are filled in moved together: an empty one between them is no row. */
export function movedTogether(kind: EntryKind, filled: Filled): Filled {
  const moved = new Map(filled)
  for (const rows of kind.filter(isRows).filter(({ isList }) => isList)) {
    const all = rowsSent(rows, filled).map(row => fieldsOfRow(rows, row))
    const used = all.filter(fields => isFilled(fields, filled))
    for (const field of all.flat()) moved.delete(fieldId(field))
    for (const [row, fields] of used.entries()) {
      for (const [place, to] of fieldsOfRow(rows, row).entries()) {
        const from = fields[place]
        if (from !== undefined) moved.set(fieldId(to), filled.get(fieldId(from)) ?? [])
      }
    }
  }
  return moved
}

type Value = Record<string, unknown>

/** What comes of a form; it may lack what it should have, and is examined as a part of its dossier. */
export function valueOf(kind: EntryKind, filled: Filled): Value {
  const value: Value = {}
  for (const rows of kind.filter(isRows)) if (rows.isList) value[rows.path] = []
  for (const field of fieldsOf(kind, filled)) {
    put(value, field.path.split('.'), readField(field, filled.get(fieldId(field)) ?? []))
  }
  return value
}

/** `undefined`: it is left out. */
function readField(field: EntryField, texts: readonly string[]): unknown {
  if (field.control === 'ticks') return texts
  const text = (texts[0] ?? '').replaceAll('\r\n', '\n').trim()
  if (field.reading === 'lines')
    return text
      .split('\n')
      .map(each => each.trim())
      .filter(Boolean)
  if (text === '') return field.whenEmpty === 'null' ? null : undefined
  return readText(text, field)
}

function readText(text: string, { reading }: EntryField): unknown {
  switch (reading) {
    case 'number':
      return /^\d{1,6}$/.test(text) ? Number(text) : text
    case 'flag':
      return text === 'ja'
    case 'registryNumber': {
      const number = readRegistryNumber(text)
      return number === null ? text : writeRegistryNumber(number)
    }
    default:
      return text
  }
}

/** What it stands in is there, also when it is left out itself. */
function put(into: Value, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    if (value !== undefined) into[key] = value
    return
  }
  into[key] ??= /^\d+$/.test(rest[0] ?? '') ? [] : {}
  put(into[key] as Value, rest, value)
}

/** The form that something would have come of. */
export function filledFrom(kind: EntryKind, value: unknown): Filled {
  const entries = kind.flatMap(each => {
    if (!isRows(each)) return [each]
    const held = at(value, each.path)
    const count = each.isList ? (held as readonly unknown[]).length : Number(held !== undefined)
    return Array.from({ length: count }, (_, row) => fieldsOfRow(each, row)).flat()
  })
  return new Map(entries.map(field => [fieldId(field), textsOf(at(value, field.path), field)]))
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce((held, key) => (held as Value | undefined)?.[key], value)
}

function textsOf(held: unknown, { control, reading }: EntryField): readonly string[] {
  if (held === null || held === undefined) return []
  if (control === 'ticks') return held as readonly string[]
  if (reading === 'lines') return [(held as readonly string[]).join('\n')]
  if (reading === 'flag') return [held === true ? 'ja' : 'nej']
  return [typeof held === 'number' ? String(held) : (held as string)]
}
