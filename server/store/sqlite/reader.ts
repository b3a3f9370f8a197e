import { parseDocument } from '../parse-document.ts'
import type { Database } from './database.ts'
import { asStoreProblem } from './errors.ts'

/** Reads at once and answers later, as the ports promise; a driver's error becomes a problem. */
export type Reader = <T>(read: () => T) => Promise<T>

export function createReader(db: Database): Reader {
  return async read => {
    try {
      return read()
    } catch (error) {
      throw asStoreProblem(error, db.name)
    }
  }
}

/** Parses a document that is mostly the same as the last time it was read. Nobody may change what it gives. */
export function createDocumentParser<T>(): (id: string, doc: string | undefined) => T | null {
  const known = new Map<string, { readonly doc: string; readonly parsed: T }>()
  return (id, doc) => {
    if (doc === undefined) return null
    const last = known.get(id)
    if (last?.doc === doc) return last.parsed
    const parsed = parseDocument<T>(doc)
    known.set(id, { doc, parsed })
    return parsed
  }
}
