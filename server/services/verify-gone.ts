import { type Fault, fault } from '../../surveys/fault.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { LogEntry } from '../accounts/log-entry.ts'
import type { Store } from '../store/store.ts'
import type { ActLog } from './act-log.ts'
import type { VerifyDeps } from './verify-service.ts'

/**
 * What the log tells was imported, accepted or compared, and is not there: it has been removed past the program, or was
 * never written because the program was stopped right after the entry. Nothing else tells of what is gone whole.
 */
export async function goneFaults({
  store,
  acts,
}: Pick<VerifyDeps, 'store' | 'acts'>): Promise<readonly Fault[]> {
  // The log first: what is done meanwhile is there when it is looked for.
  const done = await doneActs(acts)
  if (done.length === 0) return []
  const held = await heldThings(store)
  return done.flatMap(entry => CHECKS[entry.act]?.(entry, held) ?? [])
}

/** The entries that something has to be there of, but for those that came to nothing. */
async function doneActs(acts: Pick<ActLog, 'each'>): Promise<readonly LogEntry[]> {
  const done = new Map<number, LogEntry>()
  for await (const entry of acts.each()) {
    if (entry.refusalOf !== null) done.delete(entry.refusalOf)
    else if (CHECKS[entry.act] !== undefined) done.set(entry.number, entry)
  }
  return [...done.values()]
}

interface HeldThings {
  readonly files: ReadonlySet<string>
  readonly keys: ReadonlySet<string>
  /** `a-b` and `b-a` of each two rounds, as the log names them. */
  readonly comparisons: ReadonlySet<string>
  readonly rounds: ReadonlySet<RoundId>
}

async function heldThings(store: Store): Promise<HeldThings> {
  const [files, keys] = [await store.listImportedFiles(), await store.listAcceptedKeys()]
  const [comparisons, rounds] = [await store.listComparisons(), await store.listRounds()]
  return {
    files: new Set(files.map(({ digest }) => digest)),
    keys: new Set(keys.map(({ fingerprint }) => fingerprint)),
    comparisons: new Set(
      comparisons.flatMap(({ firstRound: a, secondRound: b }) => [`${a}-${b}`, `${b}-${a}`]),
    ),
    rounds: new Set(rounds.map(({ id }) => id)),
  }
}

type Check = (entry: LogEntry, held: HeldThings) => Fault | null

/** Of each act that leaves something in the store: what is wrong where that is gone. */
const CHECKS: Partial<Readonly<Record<LogEntry['act'], Check>>> = {
  'results.imported': ({ number, detail }, { files }) => {
    const digest = detail ?? ''
    return files.has(digest) ? null : fault(`logg/${number}`, 'goneFile', { digest })
  },
  'key.accepted': ({ number, object }, { keys }) => {
    const key = object ?? ''
    return keys.has(key) ? null : fault(`logg/${number}`, 'goneKey', { key })
  },
  'comparison.certified': ({ number, object }, { comparisons, rounds }) => {
    const pair = object ?? ''
    const isThere = comparisons.has(pair) || !isOwnPair(pair, rounds)
    return isThere ? null : fault(`logg/${number}`, 'goneComparison', { rounds: pair })
  },
}

/** Whether both rounds were held here. Their ids may have hyphens themselves. */
function isOwnPair(pair: string, rounds: ReadonlySet<RoundId>): boolean {
  return [...pair.matchAll(/-/g)].some(
    ({ index }) => rounds.has(pair.slice(0, index)) && rounds.has(pair.slice(index + 1)),
  )
}
