/** Short and stable, made from the name: `lokaler-och-tider`. It follows the code from year to year. */
export type CodeId = string

/** What comments are sorted by (kod): a subject that several of them take up. */
export interface Code {
  readonly id: CodeId
  readonly name: string
  /** What it means; may be empty. */
  readonly definition: string
  /** When it is to be used, and when not; may be empty. */
  readonly use: string
}

/** The codes of one question in their order (kodlista). */
export interface CodeFrame {
  /** 0: there are none yet. Whoever changes the codes has to have seen the revision that there is. */
  readonly revision: number
  readonly codes: readonly Code[]
}

export const NO_CODES: CodeFrame = { revision: 0, codes: [] }

/** As many as can be kept in mind, and have a key each. */
export const MOST_CODES = 30

/** In a file, in the place of codes: the comment was read, and none fits. No code is called so. */
export const NONE_WORD = 'ingen'

const LONGEST_ID = 40

/** An id from a name, another than those that are taken. */
export function codeIdOf(name: string, taken: readonly CodeId[]): CodeId {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_ID)
    .replaceAll(/^-|-$/g, '')
  const base = plain === '' ? 'kod' : plain
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`
    if (id !== NONE_WORD && !taken.includes(id)) return id
  }
}

/** Names are told apart whatever their case. */
export function isSameName(one: string, other: string): boolean {
  return one.toLocaleLowerCase('sv') === other.toLocaleLowerCase('sv')
}
