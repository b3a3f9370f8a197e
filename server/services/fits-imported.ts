import type { ResultSet } from '../../reports/results/result-set.ts'
import { Problem } from '../problems.ts'
import type { ImportedFile } from '../store/import-store.ts'
import { resultPlace } from './imported-files.ts'

/** Imported files by their places. */
export type Places = ReadonlyMap<string, ImportedFile>

/**
 * That a file contradicts none of those that are imported, or are to be in the same go.
 *
 * @throws Problem 'import/otherFile' where another says that it is the same, 'import/otherChain' where a correction and
 *   what came before it do not belong together.
 */
export function requireFits(file: ImportedFile, places: Places, path: string): void {
  requireSame(file, places.get(file.place), path)
  const { earlier, later } = neighboursOf(file, places)
  requireChain([earlier, file], path)
  requireChain([file, later], path)
}

/** @throws Problem 'import/otherFile'. */
export function requireSame(
  file: ImportedFile,
  found: ImportedFile | undefined,
  path: string,
): void {
  if (found === undefined || found.digest === file.digest) return
  throw new Problem('import/otherFile', { path, digest: file.digest, other: found.digest })
}

/** Whether a result that is imported corrects another one than the one before it, which is imported too. */
export function correctsAnother(file: ImportedFile, places: Places): boolean {
  const { earlier } = neighboursOf(file, places)
  return earlier !== undefined && correctionIn(file)?.replaces !== earlier.digest
}

function requireChain(
  [earlier, later]: readonly [ImportedFile | undefined, ImportedFile | undefined],
  path: string,
): void {
  if (earlier === undefined || later === undefined) return
  const { number = 0, replaces: digest = '' } = correctionIn(later) ?? {}
  if (digest === earlier.digest) return
  const [round = ''] = later.rounds
  throw new Problem('import/otherChain', { path, round, number, digest, other: earlier.digest })
}

/** The results of the same round that are numbered next to one; of anything else none. */
function neighboursOf(file: ImportedFile, places: Places) {
  if (file.kind !== 'result') return { earlier: undefined, later: undefined }
  const [round = ''] = file.rounds
  const number = correctionIn(file)?.number ?? 0
  const earlier = places.get(resultPlace(round, number - 1))
  return { earlier, later: places.get(resultPlace(round, number + 1)) }
}

function correctionIn({ text }: ImportedFile): ResultSet['correction'] {
  return (JSON.parse(text) as Pick<ResultSet, 'correction'>).correction
}
