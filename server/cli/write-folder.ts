import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { PackedFile } from '../../reports/formats/packed-file.ts'
import { Problem } from '../problems.ts'
import { orUnwritable, writeWhole } from './write-file.ts'

/**
 * Writes a folder of files as they are made, wholly or not at all: it has its name only when all of them are there.
 *
 * @throws Problem 'file/folderExists', 'file/unwritable', and what the files throw; then nothing is left.
 */
export async function writeWholeFolder(
  path: string,
  files: AsyncIterable<PackedFile>,
): Promise<void> {
  if (existsSync(path)) throw new Problem('file/folderExists', { path })
  const beside = `${path}.${process.pid}.tmp`
  try {
    orUnwritable(path, () => mkdirSync(beside, { mode: 0o700 }))
    for await (const { path: name, pieces } of files) {
      const file = join(beside, name)
      orUnwritable(file, () => mkdirSync(dirname(file), { recursive: true, mode: 0o700 }))
      await writeWhole([{ path: file, pieces }])
    }
    orUnwritable(path, () => renameSync(beside, path))
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}
