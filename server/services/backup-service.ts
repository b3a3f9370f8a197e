import { createLineDigest } from '../../reports/results/canonical.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { requireEmpty } from './copy-service.ts'
import { writeRecords } from './record-writer.ts'
import { fromForm } from './record-forms.ts'
import { isDigested, recordLine, storeDigest } from './store-digest.ts'
import { eachRecord, type StoreRecord } from './store-records.ts'

/**
 * Everything in a store as lines of text, while it is in use: what was acknowledged before the first line
 * is there. A round that changed its state meanwhile would be there half before and half after.
 *
 * @param progress Called with the number of responses that are read.
 * @throws Problem 'backup/changedMeanwhile': take it again.
 */
export async function* backupLines(
  store: Store,
  progress: (responses: number) => void,
): AsyncGenerator<string> {
  const before = await roundStates(store)
  let responses = 0
  for await (const record of eachRecord(store)) {
    if (record.kind === 'response') progress((responses += 1))
    yield recordLine(record)
  }
  if ((await roundStates(store)) !== before) throw new Problem('backup/changedMeanwhile')
}

async function roundStates(store: Store): Promise<string> {
  const rounds = await store.listRounds()
  const comparisons = await store.listComparisons()
  return JSON.stringify([rounds, comparisons.map(({ digest }) => digest)])
}

export interface Restoring {
  /** The lines of a backup, which has been found whole. */
  readonly lines: AsyncIterable<string>
  readonly store: Store
  /** Whether a round's link key has been destroyed after the backup was taken. */
  readonly isRetired: (wrappedLinkKey: string) => boolean
  readonly now: () => Instant
  /** Called with the number of responses that are restored. */
  readonly progress: (responses: number) => void
}

export interface Restored {
  /** Of everything in the store; that of the backup, unless a link key was left out. */
  readonly digest: string
  /** Rounds whose link key was destroyed after the backup: it is not brought back. */
  readonly retired: readonly RoundId[]
}

/**
 * Writes a backup into an empty store and reads it all again. A store that is restored sends nothing to
 * anyone until it is told that it may.
 *
 * @throws Problem 'copy/notEmpty', or 'copy/different' when what stands there is not what the backup holds.
 */
export async function restoreBackup({
  lines,
  store,
  isRetired,
  now,
  progress,
}: Restoring): Promise<Restored> {
  await requireEmpty(store)
  await store.saveCondition({ kind: 'filling' })
  const retired: RoundId[] = []
  const written = createLineDigest()
  let aside = 0
  async function* records() {
    for await (const line of lines) {
      const read = fromForm(JSON.parse(line) as StoreRecord)
      const isLeftOut = hasRetiredKey(read, isRetired)
      if (isLeftOut) retired.push(read.value.round.id)
      const record = isLeftOut ? withoutKey(read) : read
      const writtenLine = recordLine(record)
      if (isDigested(writtenLine)) written.add(writtenLine)
      else aside += 1
      yield record
    }
  }
  await writeRecords(records(), store, progress)
  const digest = written.end()
  const isSame = (await storeDigest(store)) === digest && (await countAside(store)) === aside
  if (!isSame) throw new Problem('copy/different')
  await store.saveCondition({ kind: 'held', since: now() })
  return { digest, retired }
}

/** How many accounts and entries of the log there are. */
async function countAside(store: Store): Promise<number> {
  const last = await store.findLastLogEntry()
  return (await store.listUsers()).length + (last?.number ?? 0)
}

type RoundRecord = Extract<StoreRecord, { readonly kind: 'round' }>

function hasRetiredKey(
  record: StoreRecord,
  isRetired: Restoring['isRetired'],
): record is RoundRecord {
  const wrapped = record.kind === 'round' ? record.value.wrappedLinkKey : null
  return wrapped !== null && isRetired(wrapped)
}

function withoutKey({ kind, value }: RoundRecord): RoundRecord {
  return { kind, value: { ...value, wrappedLinkKey: null } }
}
