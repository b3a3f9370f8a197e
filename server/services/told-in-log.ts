import type { LogEntry } from '../accounts/log-entry.ts'
import type { ActLog } from './act-log.ts'

/**
 * What the chained log tells of, by name: whoever can write to the store can make a digest fit, and cannot write it
 * into the log as well.
 *
 * @param nameOf What an entry names; `null`: nothing of this kind.
 */
export async function toldInLog(
  acts: Pick<ActLog, 'each'>,
  nameOf: (entry: LogEntry) => string | null,
): Promise<ReadonlySet<string | null>> {
  const told = new Set<string | null>()
  for await (const entry of acts.each()) told.add(nameOf(entry))
  told.delete(null)
  return told
}
