import { readContent } from '../../reports/certified/read-content.ts'
import { SealedShape } from '../../reports/certified/sealed-schema.ts'
import type { CertifiedContent } from '../../reports/results/certified-file.ts'
import { exactText, formlessIn } from '../../reports/results/exact-text.ts'
import { firstDifference } from '../../reports/results/first-difference.ts'
import type { ResultSet } from '../../reports/results/result-set.ts'
import { sealedFaults } from '../../reports/results/sealed-faults.ts'
import { type SealedFile, sealedLine } from '../../reports/results/sealed-file.ts'
import { fault } from '../../surveys/fault.ts'
import { schemaFaults } from '../../surveys/schema/check-shape.ts'
import { Problem } from '../problems.ts'

/** A file and what it is called in a problem. */
export interface NamedBytes {
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * Works a certified result out once more from what was sealed with it. No store is needed.
 *
 * @param certified Content that is as it was certified.
 * @param here The version of this program.
 * @returns The result, of which every figure follows.
 * @throws Problem 'sealed/noResult', 'sealed/unreadable', 'sealed/otherResult', or with each place 'sealed/unsound', or
 *   'sealed/otherProgram' where another version of the program certified and may have counted otherwise.
 */
export function requireWorkedOut(
  certified: CertifiedContent & { readonly path: string },
  file: NamedBytes,
  here: string,
): ResultSet {
  const { path } = file
  const content = resultIn(certified)
  const sealed = readSealedFile(file)
  if (sealed.digest !== certified.digest) {
    const { digest } = sealed
    throw new Problem('sealed/otherResult', { path, digest, expected: certified.digest })
  }
  const faults = sealedFaults(content, sealed)
  if (faults.length === 0) return content
  const { version } = content.program
  const isFigures = faults.every(({ code }) => code === 'otherFigure')
  const code = isFigures && version !== here ? 'sealed/otherProgram' : 'sealed/unsound'
  throw new Problem(code, { path, version, here }, { faults })
}

function resultIn({ text, path }: { readonly text: string; readonly path: string }): ResultSet {
  const read = readContent(text)
  if (read.kind === 'otherFormat') throw new Problem('sealed/noResult', { path })
  if (read.kind === 'misshapen') {
    throw new Problem('import/misshapen', { path }, { faults: read.faults })
  }
  if (read.kind !== 'result') throw new Problem('sealed/noResult', { path })
  return read.content
}

function readSealedFile({ path, bytes }: NamedBytes): SealedFile {
  const line = exactText(bytes)
  if (typeof line !== 'string') throw new Problem('sealed/unreadable', { path }, { faults: [line] })
  const data = parsed(line)
  const faults = schemaFaults(SealedShape, data)
  if (faults.length > 0) throw new Problem('sealed/unreadable', { path }, { faults })
  const place = otherForm(line, data as SealedFile)
  if (place === null) return data as SealedFile
  throw new Problem('sealed/unreadable', { path }, { faults: [fault(place, 'notCanonical')] })
}

/** Where a file is not in canonical form; `null`: it is. */
function otherForm(line: string, data: SealedFile): string | null {
  const formless = formlessIn(data)
  if (formless !== null) return formless
  const written = firstDifference(line, sealedLine(data))
  return written === null ? null : `tecken ${written + 1}`
}

/** @returns `null` of what is no JSON. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
