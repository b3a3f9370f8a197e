import type { ActName, LogEntry } from '../accounts/log-entry.ts'

/** Which entries are wanted; what is `null` is not asked about. */
export interface LogFilter {
  readonly by: string | null
  readonly act: ActName | null
  readonly object: string | null
  /** Only entries with a lower number. */
  readonly before: number | null
}

/** The log of who did what. Nothing in it is ever changed or removed. */
export interface LogStore {
  /** @returns 'exists' when the number is taken: the next one is to be tried. */
  insertLogEntry(entry: LogEntry): Promise<'stored' | 'exists'>
  /** The one with the highest number. */
  findLastLogEntry(): Promise<LogEntry | null>
  /** The latest first, at most so many. */
  listLogEntries(filter: LogFilter, limit: number): Promise<readonly LogEntry[]>
  /** All of them in the order of their numbers, streamed. */
  eachLogEntry(): AsyncIterable<LogEntry>
}
