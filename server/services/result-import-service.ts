import { type ReadContent, readContent } from '../../reports/certified/read-content.ts'
import type { Comparison } from '../../reports/comparison/comparison.ts'
import type { CertifiedContent } from '../../reports/results/certified-file.ts'
import type { ResultSet } from '../../reports/results/result-set.ts'
import type { Instant } from '../../surveys/instant.ts'
import { actorText, type Origin } from '../accounts/log-entry.ts'
import { Problem } from '../problems.ts'
import type { ImportedFile } from '../store/import-store.ts'
import type { Store } from '../store/store.ts'
import type { ActLog } from './act-log.ts'
import { type CheckedSeal, checkSeal, requireSound } from './check-seal.ts'
import { type ImportNote, standingOf } from './import-standing.ts'
import { importedComparisons, importedRounds, placeOf } from './imported-files.ts'
import type { KeyService } from './key-service.ts'
import { importedFileFaults } from './verify-imported.ts'

/** A file that somebody wants to import. */
export interface OfferedFile {
  readonly bytes: Uint8Array
  /** What it is called, for what is told. */
  readonly path: string
  /** The digest in the diary; needed where the file has no signature. */
  readonly digest?: string | undefined
}

/** What an imported file is, and what there is to know of it. */
export interface ListedFile {
  readonly file: ImportedFile
  readonly notes: readonly ImportNote[]
}

/** The same, and whether it is still as it was certified. */
export interface CheckedFile extends ListedFile {
  readonly isSound: boolean
}

export interface ImportOutcome extends ListedFile {
  /** 'already': it is here since before. */
  readonly outcome: 'stored' | 'already'
}

/** What the imported files tell of the rounds of others. */
export interface ImportedContents {
  /** Of each round the result that holds, in the order of the files. */
  readonly results: readonly ResultSet[]
  readonly comparisons: readonly Pick<Comparison, 'first' | 'second'>[]
}

/** Certified files of others: checked before they are believed, and kept as they are (inläsning av fastställda filer). */
export interface ResultImportService {
  /**
   * Imports files, all or none; the log holds each.
   *
   * @throws Problem 'seal/…' for one that is not as it was certified, or that nobody here can tell that of;
   *   'result/otherFormat', 'import/misshapen', 'import/ownRound', or 'import/otherFile'.
   */
  importFiles(offered: readonly OfferedFile[], by: Origin): Promise<readonly ImportOutcome[]>
  /** How any file stands; nothing of it is kept. */
  check(bytes: Uint8Array): Promise<CheckedSeal>
  /** In the order of their places, each checked once more. */
  list(): Promise<readonly CheckedFile[]>
  /** What is in them, as it was certified. */
  listContents(): Promise<ImportedContents>
}

export interface ResultImportDeps {
  readonly store: Store
  readonly fileKeys: KeyService
  readonly acts: ActLog
  readonly now: () => Instant
}

export function createResultImportService(deps: ResultImportDeps): ResultImportService {
  const { store, fileKeys } = deps
  return {
    check: async bytes => checkSeal(bytes, await fileKeys.known()),

    async importFiles(offered, by) {
      const checked: ImportedFile[] = []
      for (const each of offered) {
        const file = await check(each, by, deps)
        requireSame(
          file,
          checked.find(({ place }) => place === file.place),
          each.path,
        )
        checked.push(file)
      }
      const outcomes: ('stored' | 'already')[] = []
      for (const file of checked) outcomes.push(await keep(file, by, deps))
      const all = await store.listImportedFiles()
      return checked.map((file, at) => ({
        file,
        notes: standingOf(file, all),
        outcome: outcomes[at] ?? 'stored',
      }))
    },

    async list() {
      const all = await store.listImportedFiles()
      const known = await fileKeys.known()
      return all.map(file => ({
        file,
        notes: standingOf(file, all),
        isSound: importedFileFaults(file, known).length === 0,
      }))
    },

    listContents: () => contentsIn(store),
  }
}

async function contentsIn(store: Store): Promise<ImportedContents> {
  const comparisons = await importedComparisons(store)
  return {
    results: await importedRounds(store),
    comparisons: comparisons.map(({ text }) => JSON.parse(text) as Comparison),
  }
}

async function check(
  { bytes, path, digest }: OfferedFile,
  { actor }: Origin,
  { store, fileKeys, now }: ResultImportDeps,
): Promise<ImportedFile> {
  const { content } = requireSound(checkSeal(bytes, await fileKeys.known()), { path, digest })
  const { kind, place, rounds } = placeOf(readOrRefuse(content, path))
  const file = { ...content, kind, place, rounds, importedAt: now(), importedBy: actorText(actor) }
  for (const round of rounds) {
    if (kind !== 'comparison' && (await store.findRound(round)) !== null) {
      throw new Problem('import/ownRound', { path, round })
    }
  }
  requireSame(
    file,
    (await store.listImportedFiles()).find(each => each.place === place),
    path,
  )
  return file
}

function readOrRefuse({ text }: CertifiedContent, path: string): ReadContent {
  const read = readContent(text)
  if (read.kind === 'otherFormat')
    throw new Problem('import/otherFormat', { path, format: read.format })
  if (read.kind === 'misshapen') {
    throw new Problem('import/misshapen', { path }, { faults: read.faults })
  }
  return read
}

/** @throws Problem 'import/otherFile' where another file says that it is the same. */
function requireSame(file: ImportedFile, found: ImportedFile | undefined, path: string): void {
  if (found === undefined || found.digest === file.digest) return
  throw new Problem('import/otherFile', { path, digest: file.digest, other: found.digest })
}

async function keep(
  file: ImportedFile,
  by: Origin,
  { store, acts }: ResultImportDeps,
): Promise<'stored' | 'already'> {
  const act = {
    act: 'results.imported',
    object: file.rounds.join('-'),
    detail: file.digest,
  } as const
  const outcome = await acts.record({ ...by, ...act }, () => store.insertImportedFile(file))
  if (outcome === 'stored') return 'stored'
  const found = (await store.listImportedFiles()).find(({ place }) => place === file.place)
  requireSame(file, found, file.place)
  return 'already'
}
