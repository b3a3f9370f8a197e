import { existsSync, readFileSync } from 'node:fs'

import Sqlite from 'better-sqlite3'
import mongoose from 'mongoose'

/**
 * What somebody could do who has everything that a municipality keeps of a round, and has seen who sent in when:
 * every order in which the answers can be read out of it is held against the true one.
 */

/** An order in which answers, or associations, were found somewhere: by the marks in what was found. */
export interface Found {
  readonly where: string
  readonly order: readonly string[]
}

/** How well an attack went. */
export interface Score {
  /** The best guess of whose answer is whose, by position: how many were right. */
  readonly exact: number
  /** Kendall's tau between an order that was found and the true one, the farthest from 0. */
  readonly tau: number
  readonly where: string
}

/** Kendall's rank correlation of two orders of the same things: 1 the same, −1 the reverse, 0 nothing in common. */
function kendallTau(found: readonly string[], truth: readonly string[]): number {
  const place = new Map(truth.map((mark, index) => [mark, index]))
  const ranks = found.flatMap(mark => place.get(mark) ?? [])
  let balance = 0
  for (const [index, rank] of ranks.entries()) {
    for (const later of ranks.slice(index + 1)) balance += later > rank ? 1 : -1
  }
  return (2 * balance) / (ranks.length * (ranks.length - 1))
}

/**
 * @param found Orders of answers. @param associations Orders of associations, each by the mark of its answer.
 * @param truth The marks in the order in which the answers were sent in.
 */
export function score(
  found: readonly Found[],
  associations: readonly Found[],
  truth: readonly string[],
): readonly Score[] {
  return found.map(({ where, order }) => ({
    where,
    tau: kendallTau(order, truth),
    exact: Math.max(
      ...associations.map(
        guess => guess.order.filter((mark, index) => order[index] === mark).length,
      ),
    ),
  }))
}

/** Where marks stand in the bytes of some files: in the order of their first and of their last place. */
export function ordersInFiles(
  paths: readonly string[],
  marks: readonly string[],
): readonly Found[] {
  return paths.filter(existsSync).flatMap(path => {
    const bytes = readFileSync(path)
    const places = (at: (mark: string) => number) =>
      marks
        .map(mark => ({ mark, offset: at(mark) }))
        .filter(({ offset }) => offset >= 0)
        .toSorted((a, b) => a.offset - b.offset)
        .map(({ mark }) => mark)
    return [
      { where: `${path}, first`, order: places(mark => bytes.indexOf(mark)) },
      { where: `${path}, last`, order: places(mark => bytes.lastIndexOf(mark)) },
    ]
  })
}

/** In the order of every column of every table that holds marks, read as a program of the attacker's own reads it. */
export function ordersInTables(path: string, marks: readonly string[]): readonly Found[] {
  const db = new Sqlite(path, { readonly: true })
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  const found = tables.flatMap(table => {
    const columns = db.pragma(`table_info(${String(table)})`) as { name: string }[]
    return columns.map(({ name }) => ({
      where: `${String(table)} by ${name}`,
      order: marksIn(db.prepare(`SELECT * FROM ${String(table)} ORDER BY ${name}`).all(), marks),
    }))
  })
  db.close()
  return found
}

/** In the order in which a server gives the documents of each collection, and by what is in them. */
export async function ordersInCollections(
  address: string,
  marks: readonly string[],
): Promise<readonly Found[]> {
  const raw = await mongoose.createConnection(address).asPromise()
  const found: Found[] = []
  for (const { name } of await raw.listCollections()) {
    for (const by of [null, '_id', 'content.salt', 'content.codeDigest'] as const) {
      const all = raw.collection(name).find({})
      const documents = await (by === null ? all : all.sort({ [by]: 1 })).toArray()
      found.push({ where: `${name} by ${by ?? 'nature'}`, order: marksIn(documents, marks) })
    }
  }
  await raw.close()
  return found
}

/** In the order of the lines of a text. */
export function orderInLines(
  where: string,
  lines: readonly string[],
  marks: readonly string[],
): Found {
  return { where, order: marksIn(lines, marks) }
}

/** The mark in each record that has one. */
function marksIn(records: readonly unknown[], marks: readonly string[]): readonly string[] {
  const known = new Set(marks)
  return records.flatMap(record => {
    const words = JSON.stringify(record).match(/märke-[0-9a-f]{16}/g) ?? []
    return words.filter(word => known.has(word)).slice(0, 1)
  })
}
