import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'

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

/**
 * Writes a file piece by piece as they are made. A file that is there is whole: it is written beside and then put
 * in place.
 *
 * @throws Problem 'file/unwritable', and whatever the pieces throw; then nothing is left.
 */
export async function writeWhole(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const beside = besideOf(path)
  try {
    const file = orUnwritable(path, () => openSync(beside, 'w', 0o600))
    try {
      for await (const piece of pieces) orUnwritable(path, () => writeFileSync(file, piece))
    } finally {
      closeSync(file)
    }
    orUnwritable(path, () => renameSync(beside, path))
  } finally {
    rmSync(beside, { force: true })
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
