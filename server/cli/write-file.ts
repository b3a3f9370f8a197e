import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { Problem } from '../problems.ts'

/** Writes files or folders. @throws Problem 'file/unwritable' where the file system refuses. */
export function orUnwritable<T>(path: string, write: () => T): T {
  try {
    return write()
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem('file/unwritable', { path }, { cause })
  }
}

/** A file that is to be written, in pieces. */
export interface WrittenFile {
  readonly path: string
  readonly pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>
}

/**
 * Writes files piece by piece as they are made. A file that is there is whole, and they come together: each is written
 * beside, and they are put in place when all of them are.
 *
 * @throws Problem 'file/twice', 'file/unwritable', and whatever the pieces throw; then nothing is left.
 */
export async function writeWhole(files: readonly WrittenFile[]): Promise<void> {
  requireDifferent(files)
  try {
    for (const { path, pieces } of files) await writeBeside(path, pieces)
    for (const { path } of files) orUnwritable(path, () => renameSync(besideOf(path), path))
  } finally {
    for (const { path } of files) rmSync(besideOf(path), { force: true })
  }
}

function requireDifferent(files: readonly WrittenFile[]): void {
  const places = files.map(({ path }) => resolve(path))
  const twice = files.find((_, at) => places.indexOf(places[at] ?? '') < at)
  if (twice !== undefined) throw new Problem('file/twice', { path: twice.path })
}

async function writeBeside(path: string, pieces: WrittenFile['pieces']): Promise<void> {
  const file = orUnwritable(path, () => openSync(besideOf(path), 'w', 0o600))
  try {
    for await (const piece of pieces) orUnwritable(path, () => writeFileSync(file, piece))
  } finally {
    closeSync(file)
  }
}

/** The same for what is made already. */
export function writeWholeText(path: string, text: string): void {
  const beside = besideOf(path)
  try {
    orUnwritable(path, () => {
      writeFileSync(beside, text, { mode: 0o600 })
      renameSync(beside, path)
    })
  } finally {
    rmSync(beside, { force: true })
  }
}

function besideOf(path: string): string {
  return `${path}.${process.pid}.tmp`
}
