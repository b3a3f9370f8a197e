import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { openArchive } from '../../server/files/workbook/unzip.ts'

/** The files of a case package that its own list names, checked with the system's `sha256sum`. */
export function readPackage(archive: Buffer): ReadonlyMap<string, Buffer> {
  const opened = openArchive(archive, 'paket.zip')
  const sums = opened.read('checksums.sha256')!
  const names = sums
    .toString()
    .trimEnd()
    .split('\n')
    .map(line => line.slice(66))
  const files = new Map(names.map(name => [name, opened.read(name)!]))
  checkSums(new Map([...files, ['checksums.sha256', sums]]))
  return files
}

/** @throws When a file is not as it is listed. */
function checkSums(files: ReadonlyMap<string, Buffer>): void {
  const folder = mkdtempSync(join(tmpdir(), 'barometer-package-'))
  try {
    for (const [name, content] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    execFileSync('sha256sum', ['-c', '--strict', 'checksums.sha256'], { cwd: folder })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
