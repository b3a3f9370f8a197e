import { type Fault, fault } from '../../surveys/fault.ts'
import type { Instant } from '../../surveys/instant.ts'
import {
  type Act,
  actorText,
  entryAfter,
  entryFault,
  entryName,
  type LogEntry,
  type Origin,
} from '../accounts/log-entry.ts'
import { Problem } from '../problems.ts'
import type { LogFilter, LogStore } from '../store/log-store.ts'

/** An act, by whom and from where. */
export type Told = Act & Origin

/** Does something on behalf of somebody; the log holds it first. */
export type RecordAct = <T>(act: Act, work: () => Promise<T>) => Promise<T>

/** What the whole log comes to. */
export interface LogVerification {
  readonly entries: number
  /** The last entry by `entryName`: who has noted it elsewhere sees if the log is cut or written anew. */
  readonly head: string | null
  readonly faults: readonly Fault[]
}

/** The log of who did what (händelselogg). */
export interface ActLog {
  /**
   * Writes down that something is to be done, and then does it: what the log cannot hold is not done. When
   * it comes to nothing, another entry says so.
   *
   * @throws What the work throws; Problem 'store/unavailable' when there is no room for the entry.
   */
  record<T>(told: Told, work: () => Promise<T>): Promise<T>
  /** Writes down something that has no work of its own. */
  note(told: Told): Promise<void>
  /** The latest first, at most so many. */
  list(filter: LogFilter, limit: number): Promise<readonly LogEntry[]>
  each(): AsyncIterable<LogEntry>
  /** Goes through all of it; the first entry that is not as it should be is named. */
  verify(): Promise<LogVerification>
}

export function createActLog({
  store,
  now,
}: {
  readonly store: LogStore
  readonly now: () => Instant
}): ActLog {
  const append = createAppender(store)
  const write = (told: Told, refusalOf: number | null) =>
    append(last => entryAfter(last, { ...fieldsOf(told), at: now(), refusalOf }))

  return {
    async record(told, work) {
      const { number } = await write(told, null)
      try {
        return await work()
      } catch (error) {
        // What went wrong is worth more to whoever did it than that this could not be written.
        await write({ ...told, detail: codeOf(error) }, number).catch(() => undefined)
        throw error
      }
    },
    note: async told => void (await write(told, null)),
    list: (filter, limit) => store.listLogEntries(filter, limit),
    each: () => store.eachLogEntry(),
    verify: () => verifyLog(store),
  }
}

type Appender = (entryAfterLast: (last: LogEntry | null) => LogEntry) => Promise<LogEntry>

/** Adds an entry after the last. Another process may have taken the number: then after the one that it added. */
function createAppender(store: LogStore): Appender {
  let turn: Promise<unknown> = Promise.resolve()
  async function append(make: (last: LogEntry | null) => LogEntry): Promise<LogEntry> {
    for (;;) {
      const entry = make(await store.findLastLogEntry())
      if ((await store.insertLogEntry(entry)) === 'stored') return entry
    }
  }
  return make => {
    // Within a process they wait for each other, instead of trying for the same number.
    const mine = turn.then(() => append(make))
    turn = mine.catch(() => undefined)
    return mine
  }
}

function fieldsOf({ actor, act, object, reason, detail, network }: Told) {
  return {
    by: actorText(actor),
    act,
    object: object ?? null,
    reason: reason ?? null,
    detail: detail ?? null,
    network,
  }
}

function codeOf(error: unknown): string {
  return error instanceof Problem ? error.code : 'internal'
}

async function verifyLog(store: LogStore): Promise<LogVerification> {
  let last: LogEntry | null = null
  const faults: Fault[] = []
  let entries = 0
  for await (const entry of store.eachLogEntry()) {
    entries += 1
    const found = entryFault(last, entry)
    if (found !== null && faults.length === 0) faults.push(fault(`logg/${entry.number}`, found))
    last = entry
  }
  return { entries, head: last === null ? null : entryName(last), faults }
}
