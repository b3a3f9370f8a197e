import { readContent } from '../../reports/certified/read-content.ts'
import { SealedComparisonShape, SealedShape } from '../../reports/certified/sealed-schema.ts'
import type { Comparison } from '../../reports/comparison/comparison.ts'
import {
  sealedComparisonFaults,
  type SealedComparisonFile,
} from '../../reports/comparison/sealed-comparison.ts'
import type { ResultSet } from '../../reports/results/result-set.ts'
import { sealedFaults } from '../../reports/results/sealed-faults.ts'
import type { SealedFile } from '../../reports/results/sealed-file.ts'
import { Problem } from '../problems.ts'
import {
  type NamedBytes,
  type NamedContent,
  readSealedFile,
  requireFollows,
} from './read-sealed-file.ts'

/** What has been worked out once more, and every figure follows. */
export type WorkedOut =
  | { readonly kind: 'result'; readonly content: ResultSet }
  | { readonly kind: 'comparison'; readonly content: Comparison }

/**
 * Works a certified result or comparison out once more from what was sealed with it. No store is needed.
 *
 * @param certified Content that is as it was certified.
 * @param here The version of this program.
 * @throws Problem 'sealed/noResult', 'sealed/unreadable', 'sealed/otherResult', or with each place 'sealed/unsound', or
 *   'sealed/otherProgram' where another version of the program certified and may have counted otherwise.
 */
export function requireWorkedOut(
  certified: NamedContent,
  file: NamedBytes,
  here: string,
): WorkedOut {
  const worked = contentIn(certified)
  const { path } = file
  const faults =
    worked.kind === 'result'
      ? sealedFaults(worked.content, readSealedFile<SealedFile>(file, SealedShape, certified))
      : sealedComparisonFaults(
          worked.content,
          readSealedFile<SealedComparisonFile>(file, SealedComparisonShape, certified),
        )
  requireFollows(faults, { program: worked.content.program, path, here })
  return worked
}

function contentIn({ text, path }: NamedContent): WorkedOut {
  const read = readContent(text)
  if (read.kind === 'misshapen') {
    throw new Problem('import/misshapen', { path }, { faults: read.faults })
  }
  if (read.kind === 'result' || read.kind === 'comparison') return read
  throw new Problem('sealed/noResult', { path })
}
