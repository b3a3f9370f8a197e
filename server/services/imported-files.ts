import type { ReadContent } from '../../reports/certified/read-content.ts'
import type { FreeTextSupplement } from '../../reports/free-text/supplement.ts'
import type { ResultSet } from '../../reports/results/result-set.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { ImportedFile } from '../store/import-store.ts'
import type { Store } from '../store/store.ts'

/** What is looked for among certified files of others (inlästa filer). */
type Imports = Pick<Store, 'listImportedFiles'>

/** A result of a round that others have certified; 0 is the first, then its corrections. */
export interface ImportedResult extends ImportedFile {
  readonly number: number
}

/** A comparison that others have certified; the earlier round first. */
export interface ImportedComparison extends ImportedFile {
  readonly firstRound: RoundId
  readonly secondRound: RoundId
}

/** What a file is of, so that two that say they are the same are found. */
export function placeOf(read: ReadContent): Pick<ImportedFile, 'kind' | 'place' | 'rounds'> {
  const { kind } = read
  switch (read.kind) {
    case 'result': {
      const { round, correction } = read.content
      return { kind, place: resultPlace(round.id, correction?.number ?? 0), rounds: [round.id] }
    }
    case 'comparison': {
      const { first, second, crosswalk } = read.content
      const rounds = [first.round.id, second.round.id]
      return { kind, place: `jämförelse ${rounds.join(' ')} ${crosswalk.key}`, rounds }
    }
    case 'supplement': {
      const { round, replaces } = read.content
      // Each but the first replaces another: no two replace the same.
      const place = `fritextbilaga ${round.id} ${replaces?.digest ?? '0'}`
      return { kind, place, rounds: [round.id] }
    }
  }
}

/** The place of a result: 0 is the first, then its corrections. */
export function resultPlace(round: RoundId, number: number): string {
  return `resultat ${round} ${number}`
}

export function placesOf(files: readonly ImportedFile[]): ReadonlyMap<string, ImportedFile> {
  return new Map(files.map(file => [file.place, file]))
}

/** Whether a round is one of others, that certified files are imported of, and not the installation's own. */
export async function isImported(
  round: RoundId,
  store: Imports & Pick<Store, 'findRound'>,
): Promise<boolean> {
  if ((await store.findRound(round)) !== null) return false
  return (await store.listImportedFiles()).some(({ rounds }) => rounds.includes(round))
}

/** The results of a round that are imported, in the order of their numbers; none is not to say that there is none. */
export async function importedResults(
  round: RoundId,
  store: Imports,
): Promise<readonly ImportedResult[]> {
  return resultsByRound(await store.listImportedFiles()).get(round) ?? []
}

/** Of each round that a result is imported of: all of them in the order of their numbers. */
export function resultsByRound(
  files: readonly ImportedFile[],
): ReadonlyMap<RoundId, readonly ImportedResult[]> {
  const byRound = new Map<RoundId, ImportedResult[]>()
  for (const file of files) {
    if (file.kind !== 'result') continue
    const [round = ''] = file.rounds
    const versions = byRound.get(round) ?? []
    versions.push({ ...file, number: numberIn(file.place) })
    byRound.set(round, versions)
  }
  // In the order of their places 10 comes before 2.
  for (const versions of byRound.values()) versions.sort((a, b) => a.number - b.number)
  return byRound
}

/** As `resultPlace` writes it. */
function numberIn(place: string): number {
  return Number(place.split(' ').at(-1))
}

/** What is imported of the free text beside a result; the one that no other replaces. `null`: nothing. */
export async function importedSupplement(
  round: RoundId,
  store: Imports,
): Promise<ImportedFile | null> {
  const files = (await store.listImportedFiles()).filter(
    ({ kind, rounds }) => kind === 'supplement' && rounds[0] === round,
  )
  const replaced = new Set(files.map(({ text }) => replacedIn(text)))
  return files.find(({ digest }) => !replaced.has(digest)) ?? null
}

function replacedIn(text: string): string | null {
  return (JSON.parse(text) as Pick<FreeTextSupplement, 'replaces'>).replaces?.digest ?? null
}

/** The comparison of two rounds that is imported, whichever is named first; `null`: none is. */
export async function importedComparison(
  one: RoundId,
  other: RoundId,
  store: Imports,
): Promise<ImportedComparison | null> {
  const comparisons = comparisonsAmong(await store.listImportedFiles())
  return comparisons.find(({ rounds }) => rounds.includes(one) && rounds.includes(other)) ?? null
}

function comparisonsAmong(files: readonly ImportedFile[]): readonly ImportedComparison[] {
  return files
    .filter(({ kind }) => kind === 'comparison')
    .map(file => {
      const [firstRound = '', secondRound = ''] = file.rounds
      return { ...file, firstRound, secondRound }
    })
}

/** The rounds of others that a result is imported of, as the latest of each tells of them. */
export async function importedRounds(store: Imports): Promise<readonly ResultSet[]> {
  const results = resultsByRound(await store.listImportedFiles())
  return [...results.values()].flatMap(versions => {
    const latest = versions.at(-1)
    return latest === undefined ? [] : [JSON.parse(latest.text) as ResultSet]
  })
}

/** The comparison that is imported of each two rounds of which at least one is of others. */
export async function importedComparisons(
  store: Imports & Pick<Store, 'findRound'>,
): Promise<readonly ImportedComparison[]> {
  const byPair = new Map<string, ImportedComparison>()
  for (const comparison of comparisonsAmong(await store.listImportedFiles())) {
    const own = await Promise.all(comparison.rounds.map(id => store.findRound(id)))
    const pair = comparison.rounds.toSorted().join(' ')
    if (own.includes(null) && !byPair.has(pair)) byPair.set(pair, comparison)
  }
  return [...byPair.values()]
}
