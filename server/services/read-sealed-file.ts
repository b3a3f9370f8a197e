import type { TSchema } from '@sinclair/typebox'

import { exactText, formlessIn } from '../../reports/results/exact-text.ts'
import { firstDifference } from '../../reports/results/first-difference.ts'
import type { Program } from '../../reports/results/result-set.ts'
import { sealedLine } from '../../reports/results/sealed-file.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import { schemaFaults } from '../../surveys/schema/check-shape.ts'
import { Problem } from '../problems.ts'

/** A file and what it is called in a problem. */
export interface NamedBytes {
  readonly path: string
  readonly bytes: Uint8Array
}

/** What is certified, and what it is called in a problem. */
export interface NamedContent {
  readonly text: string
  readonly digest: string
  readonly path: string
}

/**
 * What was sealed with something that is certified.
 *
 * @throws Problem 'sealed/unreadable' with the place, or 'sealed/otherResult' when it belongs to something else.
 */
export function readSealedFile<File extends { readonly digest: string }>(
  { path, bytes }: NamedBytes,
  shape: TSchema,
  certified: NamedContent,
): File {
  const line = exactText(bytes)
  if (typeof line !== 'string') throw new Problem('sealed/unreadable', { path }, { faults: [line] })
  const data = parsed(line)
  const faults = schemaFaults(shape, data)
  if (faults.length > 0) throw new Problem('sealed/unreadable', { path }, { faults })
  const file = data as File
  const place = otherForm(line, file)
  if (place !== null) {
    throw new Problem('sealed/unreadable', { path }, { faults: [fault(place, 'notCanonical')] })
  }
  const { digest } = file
  if (digest === certified.digest) return file
  const expected = certified.digest
  throw new Problem('sealed/otherResult', { path, digest, expected })
}

/** Where a file is not in canonical form; `null`: it is. */
function otherForm(line: string, data: object): string | null {
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

/**
 * @param here The version of this program.
 * @throws Problem 'sealed/unsound' with each place, or 'sealed/otherProgram' where another version of the program
 *   certified and may have counted otherwise.
 */
export function requireFollows(
  faults: readonly Fault[],
  { program: { version }, path, here }: { program: Program; path: string; here: string },
): void {
  if (faults.length === 0) return
  const isFigures = faults.every(({ code }) => code === 'otherFigure')
  const code = isFigures && version !== here ? 'sealed/otherProgram' : 'sealed/unsound'
  throw new Problem(code, { path, version, here }, { faults })
}
