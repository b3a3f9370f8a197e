import { changeBook, type Coding, type CodingBook, usesOf } from './coding-book.ts'
import { type Code, type CodeId, codeIdOf, isSameName, MOST_CODES } from './code.ts'
import { type CodeFault, codeFaults, type TypedCode } from './read-code.ts'

/** What came of a change of the codes. Of all but `done` nothing is changed. */
export type CodesOutcome =
  | { readonly kind: 'done'; readonly book: CodingBook }
  /** Somebody else has changed the codes since they were seen. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'faulty'; readonly faults: readonly CodeFault[] }
  | { readonly kind: 'tooMany' }
  /** There is no such code, or no longer. */
  | { readonly kind: 'unknown' }
  /** Comments are coded with it. */
  | { readonly kind: 'inUse' }

/** A change of the codes of a book; it can be tried again on a book in which somebody has coded meanwhile. */
export type CodesChange = (book: CodingBook) => CodesOutcome

/** Only who has seen the codes as they are changes them. */
export function ifSeen(seen: number, change: CodesChange): CodesChange {
  return book => (book.frame.revision === seen ? change(book) : { kind: 'stale' })
}

export function addCode(typed: TypedCode): CodesChange {
  return book => {
    const { codes } = book.frame
    const faults = codeFaults(typed, codes)
    if (faults.length > 0) return { kind: 'faulty', faults }
    if (codes.length >= MOST_CODES) return { kind: 'tooMany' }
    return withCodes(book, [...codes, { id: freeId(typed.name, codes), ...typed }])
  }
}

/** Changes what a code is called and means, and where it stands. @param place 1 for the first. */
export function editCode(id: CodeId, typed: TypedCode, place: number): CodesChange {
  return book => {
    const { codes } = book.frame
    const others = codes.filter(code => code.id !== id)
    if (others.length === codes.length) return { kind: 'unknown' }
    const faults = codeFaults(typed, others)
    if (faults.length > 0) return { kind: 'faulty', faults }
    return withCodes(book, others.toSpliced(place - 1, 0, { id, ...typed }))
  }
}

/** Makes one code of two: what is coded with the first is coded with the second. */
export function mergeCodes(id: CodeId, into: CodeId): CodesChange {
  return book => {
    const { codes } = book.frame
    const isKnown = (wanted: CodeId) => codes.some(code => code.id === wanted)
    if (id === into || !isKnown(id) || !isKnown(into)) return { kind: 'unknown' }
    const kept = codes.filter(code => code.id !== id)
    const codings = Object.entries(book.codings).map(
      ([comment, coding]) => [comment, recoded(coding, { id, into, kept })] as const,
    )
    return withCodes({ ...book, codings: Object.fromEntries(codings) }, kept)
  }
}

export function removeCode(id: CodeId): CodesChange {
  return book => {
    const { codes } = book.frame
    const kept = codes.filter(code => code.id !== id)
    if (kept.length === codes.length) return { kind: 'unknown' }
    return usesOf(book, id) > 0 ? { kind: 'inUse' } : withCodes(book, kept)
  }
}

/** Takes in codes of another question or year. What is called as one that there is stays as it is. */
export function takeCodes(from: readonly Code[]): CodesChange {
  return book => {
    const codes = [...book.frame.codes]
    for (const code of from) {
      if (codes.some(({ name }) => isSameName(name, code.name))) continue
      const isTaken = codes.some(({ id }) => id === code.id)
      codes.push(isTaken ? { ...code, id: freeId(code.name, codes) } : code)
    }
    if (codes.length > MOST_CODES) return { kind: 'tooMany' }
    return withCodes(book, codes)
  }
}

function freeId(name: string, codes: readonly Code[]): CodeId {
  return codeIdOf(
    name,
    codes.map(({ id }) => id),
  )
}

function withCodes(book: CodingBook, codes: readonly Code[]): CodesOutcome {
  const frame = { revision: book.frame.revision + 1, codes }
  return { kind: 'done', book: changeBook(book, { frame }) }
}

/** Who decided, and when, stands: somebody else has only decided what it is called. */
function recoded(
  coding: Coding,
  {
    id,
    into,
    kept,
  }: { readonly id: CodeId; readonly into: CodeId; readonly kept: readonly Code[] },
): Coding {
  if (coding.codes?.includes(id) !== true) return coding
  const has = new Set([...coding.codes, into])
  const codes = kept.map(code => code.id).filter(each => has.has(each))
  return { ...coding, revision: coding.revision + 1, codes }
}
