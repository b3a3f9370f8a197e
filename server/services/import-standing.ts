import {
  type CitedStanding,
  citedStanding,
  type KnownVersion,
} from '../../reports/comparison/cited-result.ts'
import type { Comparison } from '../../reports/comparison/comparison.ts'
import type { FreeTextSupplement } from '../../reports/free-text/supplement.ts'
import type { ResultSet } from '../../reports/results/result-set.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { ImportedFile } from '../store/import-store.ts'
import type { Store } from '../store/store.ts'
import { knownVersion } from './cited-standings.ts'
import { type ImportedResult, resultsByRound } from './imported-files.ts'
import { listVersions } from './result-versions.ts'

/** Something to know of an imported file; each has its sentence in the texts, under `imported.note.`. */
export interface ImportNote {
  readonly code:
    | 'replacesResult'
    | 'replacesSupplement'
    | 'versionMissing'
    | 'corrected'
    | 'replacedBy'
    | 'resultMissing'
    | 'resultReplaced'
    | 'ownResult'
    | 'ownReplaced'
    | 'otherResult'
  readonly values: Readonly<Record<string, string | number>>
}

/**
 * How each imported file stands among all that are: what it replaces and what replaces it, and whether the results that
 * it rests on are here, our own or imported, and still hold. What is common to them is worked out once for all.
 */
export function importStandings(
  files: readonly ImportedFile[],
  store: Store,
): (file: ImportedFile) => Promise<readonly ImportNote[]> {
  const results = resultsByRound(files)
  const successors = successorsOf(files)
  const held = new Map<RoundId, Promise<HeldResults>>()
  const restsOn = async (round: RoundId, digest: string) => {
    const found = held.get(round) ?? holdResults(round, results.get(round) ?? [], store)
    held.set(round, found)
    return restNotes({ round, digest }, await found)
  }
  return async file => {
    switch (file.kind) {
      case 'result':
        return resultNotes(file, results.get(file.rounds[0] ?? '') ?? [])
      case 'supplement': {
        const { round, result, replaces } = JSON.parse(file.text) as FreeTextSupplement
        const successor = successors.get(file.digest)
        return [
          ...(replaces === null ? [] : [note('replacesSupplement', { ...replaces })]),
          ...(successor === undefined ? [] : [note('replacedBy', { digest: successor })]),
          ...(await restsOn(round.id, result ?? '')),
        ]
      }
      case 'comparison': {
        const { first, second } = JSON.parse(file.text) as Comparison
        const notes = [first, second].map(({ round, resultDigest }) =>
          restsOn(round.id, resultDigest ?? ''),
        )
        return (await Promise.all(notes)).flat()
      }
    }
  }
}

function note(code: ImportNote['code'], values: ImportNote['values']): ImportNote {
  return { code, values }
}

/** By the digest of each supplement that has been replaced, that of the one which replaces it. */
function successorsOf(files: readonly ImportedFile[]): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap(({ kind, text, digest }) => {
      const replaced =
        kind === 'supplement' ? (JSON.parse(text) as FreeTextSupplement).replaces : null
      return replaced === null ? [] : [[replaced.digest, digest] as const]
    }),
  )
}

/** The place of a result among its corrections: what it replaces, and which of them holds instead. */
function resultNotes(
  { text, place }: ImportedFile,
  versions: readonly ImportedResult[],
): readonly ImportNote[] {
  const { correction } = JSON.parse(text) as Pick<ResultSet, 'correction'>
  const latest = versions.at(-1)
  const isCorrected = latest !== undefined && latest.place !== place
  const later = isCorrected
    ? [note('corrected', { number: latest.number, digest: latest.digest })]
    : []
  if (correction === undefined) return later
  const { replaces: digest, reason } = correction
  const number = correction.number - 1
  const isThere = versions.some(version => version.number === number)
  return [
    note('replacesResult', { number, digest, reason }),
    ...(isThere ? [] : [note('versionMissing', { number })]),
    ...later,
  ]
}

/** The results of a round that are here. */
interface HeldResults {
  /** Whether the round was held in this installation. */
  readonly isOwn: boolean
  readonly versions: readonly KnownVersion[]
}

async function holdResults(
  round: RoundId,
  imported: readonly ImportedResult[],
  store: Store,
): Promise<HeldResults> {
  const isOwn = (await store.findRound(round)) !== null
  const versions = isOwn ? await listVersions(round, store) : imported
  return { isOwn, versions: versions.map(knownVersion) }
}

const OWN_NOTES: Readonly<Record<CitedStanding, ImportNote['code']>> = {
  holds: 'ownResult',
  corrected: 'ownReplaced',
  missing: 'otherResult',
}
const IMPORTED_NOTES: Readonly<Record<CitedStanding, ImportNote['code'] | null>> = {
  holds: null,
  corrected: 'resultReplaced',
  missing: 'resultMissing',
}

function restNotes(
  cited: Readonly<Record<'round' | 'digest', string>>,
  { isOwn, versions }: HeldResults,
): readonly ImportNote[] {
  const code = (isOwn ? OWN_NOTES : IMPORTED_NOTES)[citedStanding(cited.digest, versions)]
  return code === null ? [] : [note(code, cited)]
}
