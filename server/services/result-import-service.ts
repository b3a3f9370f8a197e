import { type ReadContent, readContent } from '../../reports/certified/read-content.ts'
import type { Comparison } from '../../reports/comparison/comparison.ts'
import type { CertifiedContent } from '../../reports/results/certified-file.ts'
import type { ResultSet } from '../../reports/results/result-set.ts'
import type { Instant } from '../../surveys/instant.ts'
import { actorText, type Origin } from '../accounts/log-entry.ts'
import { Problem } from '../problems.ts'
import type { KnownKeys } from '../keys/signatures.ts'
import type { ImportedFile } from '../store/import-store.ts'
import type { Store } from '../store/store.ts'
import type { ActLog } from './act-log.ts'
import { type CheckedSeal, checkSeal, requireSound } from './check-seal.ts'
import { type ImportNote, importStandings } from './import-standing.ts'
import { type Places, requireFits, requireSame } from './fits-imported.ts'
import { importedComparisons, importedRounds, placeOf, placesOf } from './imported-files.ts'
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
   *   'import/preliminary', 'import/otherFormat', 'import/misshapen', 'import/ownRound', 'import/otherFile' or 'import/otherChain'.
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
      const known = await fileKeys.known()
      const here = placesOf(await store.listImportedFiles())
      const places = new Map(here)
      const checked: ImportedFile[] = []
      for (const each of offered) {
        const file = await check(each, { by, known, places }, deps)
        checked.push(file)
        places.set(file.place, file)
      }
      const outcomes: ImportOutcome['outcome'][] = []
      for (const file of checked) outcomes.push(await keep(file, { by, here }, deps))
      const notesOf = importStandings(await store.listImportedFiles(), store)
      return Promise.all(
        checked.map(async (file, at) => ({
          file,
          notes: await notesOf(file),
          outcome: outcomes[at] ?? 'stored',
        })),
      )
    },

    async list() {
      const all = await store.listImportedFiles()
      const known = await fileKeys.known()
      const notesOf = importStandings(all, store)
      return Promise.all(
        all.map(async file => ({
          file,
          notes: await notesOf(file),
          isSound: importedFileFaults(file, known).length === 0,
        })),
      )
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

/** What a file is checked against. */
interface Surroundings {
  readonly by: Origin
  readonly known: KnownKeys
  /** What is imported, and what is to be in the same go, by place. */
  readonly places: Places
}

async function check(
  { bytes, path, digest }: OfferedFile,
  { by, known, places }: Surroundings,
  { store, now }: ResultImportDeps,
): Promise<ImportedFile> {
  const seal = checkSeal(bytes, known)
  requireCertified(seal, path)
  const { content } = requireSound(seal, { path, digest })
  const read = readOrRefuse(content, path)
  const { kind, place, rounds } = placeOf(read)
  const importedBy = actorText(by.actor)
  const file = { ...content, kind, place, rounds, importedAt: now(), importedBy }
  await requireOfOthers(file, path, store)
  requireFits(file, places, path)
  return file
}

/** What is no more than preliminary is told before anybody looks for its digest. @throws Problem 'import/preliminary'. */
function requireCertified(seal: CheckedSeal, path: string): void {
  if (seal.kind !== 'unsigned') return
  const content = JSON.parse(seal.content.text) as Partial<ResultSet> | null
  if (content?.preliminary === true) throw new Problem('import/preliminary', { path })
}

/** A comparison of one of our rounds with one of others is theirs. @throws Problem 'import/ownRound'. */
async function requireOfOthers(
  { rounds }: ImportedFile,
  path: string,
  store: Store,
): Promise<void> {
  for (const round of rounds) if ((await store.findRound(round)) === null) return
  throw new Problem('import/ownRound', { path, rounds: rounds.join(', '), count: rounds.length })
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

/** @param here What was imported before, by place. */
async function keep(
  file: ImportedFile,
  { by, here }: { readonly by: Origin; readonly here: Places },
  { store, acts }: ResultImportDeps,
): Promise<ImportOutcome['outcome']> {
  const act = {
    act: 'results.imported',
    object: file.rounds.join('-'),
    detail: file.digest,
  } as const
  return acts.record({ ...by, ...act }, async () => {
    if ((await store.insertImportedFile(file)) === 'stored') return 'stored'
    if (!here.has(file.place)) {
      // Somebody else has taken the place since it was checked: the log tells that it came to nothing.
      const now = placesOf(await store.listImportedFiles())
      requireSame(file, now.get(file.place), file.place)
    }
    return 'already'
  })
}
