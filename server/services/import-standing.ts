import type { Comparison } from '../../reports/comparison/comparison.ts'
import type { FreeTextSupplement } from '../../reports/free-text/supplement.ts'
import type { ResultSet } from '../../reports/results/result-set.ts'
import type { ImportedFile } from '../store/import-store.ts'
import { resultsAmong } from './imported-files.ts'

/** Something to know of an imported file; each has its sentence in the texts, under `imported.note.`. */
export interface ImportNote {
  readonly code: 'replaces' | 'replacedBy' | 'resultMissing' | 'resultReplaced'
  readonly values: Readonly<Record<string, string | number>>
}

/**
 * How a file stands among all that are imported: what it replaces and what replaces it, and whether the results
 * that it rests on are here, and still hold.
 */
export function standingOf(
  file: ImportedFile,
  all: readonly ImportedFile[],
): readonly ImportNote[] {
  return [...replacesOf(file), ...replacedOf(file, all), ...restsOn(file, all)]
}

/** What some content replaces, and why: as a correction says it, or a supplement. */
interface Replacing {
  readonly digest: string
  readonly reason: string
}

function replacingIn({ kind, text }: Pick<ImportedFile, 'kind' | 'text'>): Replacing | null {
  switch (kind) {
    case 'comparison':
      return null
    case 'supplement':
      return (JSON.parse(text) as FreeTextSupplement).replaces
    case 'result': {
      const { correction } = JSON.parse(text) as ResultSet
      return correction === undefined
        ? null
        : { digest: correction.replaces, reason: correction.reason }
    }
  }
}

function replacesOf(file: ImportedFile): readonly ImportNote[] {
  const replaced = replacingIn(file)
  return replaced === null ? [] : [{ code: 'replaces', values: { ...replaced } }]
}

function replacedOf({ digest }: ImportedFile, all: readonly ImportedFile[]): readonly ImportNote[] {
  const by = all.find(each => replacingIn(each)?.digest === digest)
  return by === undefined ? [] : [{ code: 'replacedBy', values: { digest: by.digest } }]
}

/** The results that a comparison or a supplement names. */
function restsOn({ kind, text, rounds }: ImportedFile, all: readonly ImportedFile[]) {
  if (kind === 'result') return []
  const content = JSON.parse(text) as Pick<Comparison, 'first' | 'second'> &
    Pick<FreeTextSupplement, 'result'>
  const named =
    kind === 'supplement'
      ? [content.result]
      : [content.first.resultDigest, content.second.resultDigest]
  return rounds.flatMap((round, at): readonly ImportNote[] => {
    const results = resultsAmong(all, round)
    const digest = named[at] ?? ''
    const found = results.find(result => result.digest === digest)
    if (found === undefined) return [{ code: 'resultMissing', values: { round, digest } }]
    return found === results.at(-1) ? [] : [{ code: 'resultReplaced', values: { round } }]
  })
}
