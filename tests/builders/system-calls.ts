import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/** Watches what {@link readCalls} reads; the process that is started is the one that is watched. */
export function strace(log: string): readonly string[] {
  const calls = 'trace=fsync,fdatasync,read,write,writev,pwrite64'
  return ['strace', '-D', '-f', '-y', '--seccomp-bpf', '-s', '24', '-e', calls, '-o', log]
}

/** What strace wrote of a process that has ended: it may still be writing. */
export async function wholeLog(log: string, pid: number | undefined): Promise<string> {
  for (;;) {
    const text = readFileSync(log, 'utf8')
    if (new RegExp(`^${pid} +[+]{3} `, 'm').test(text)) return text
    await setTimeout(20)
  }
}

/** What the system calls of a server on SQLite say of its acknowledgements. */
export interface Acknowledgements {
  readonly acknowledged: number
  /** Receipts written to a connection before what was sent had been written to the log and synced. */
  readonly beforeSync: number
  readonly syncs: number
}

/** How far the store's log has come: counted up by a write to it, and level with that after a sync. */
interface Log {
  written: number
  synced: number
}

const LOG_CALL = /\b(pwrite64|fsync|fdatasync)\(\d+<[^>]*-wal>/

/**
 * Reads what strace wrote: the calls in the order in which they ended. A receipt counts as durable when
 * since its request was read something was written to the log of the store, and all of it is synced.
 */
export function readCalls(log: string): Acknowledgements {
  const wal: Log = { written: 0, synced: 0 }
  const writtenWhenRead = new Map<string, number>()
  const count = { acknowledged: 0, beforeSync: 0, syncs: 0 }
  for (const line of endedCalls(log)) {
    if (/\b(fsync|fdatasync)\(.*= 0$/.test(line)) count.syncs += 1
    followLog(line, wal)
    const socket = /(?:read|write|writev)\((\d+)<(?:TCP|socket)/.exec(line)?.[1] ?? ''
    if (line.includes('"POST /svara')) writtenWhenRead.set(socket, wal.written)
    if (!line.includes('HTTP/1.1 303')) continue
    count.acknowledged += 1
    if (!isDurable(wal, writtenWhenRead.get(socket))) count.beforeSync += 1
  }
  return count
}

/** @param writtenWhenRead How far the log was when the request was read; nothing: it never was. */
function isDurable({ written, synced }: Log, writtenWhenRead = Infinity): boolean {
  return written > writtenWhenRead && synced === written
}

function followLog(line: string, wal: Log): void {
  const call = LOG_CALL.exec(line)?.[1]
  if (call === 'pwrite64') wal.written += 1
  else if (call !== undefined && line.endsWith('= 0')) wal.synced = wal.written
}

/** Puts together the two halves of a call that another thread came in between. */
function endedCalls(log: string): readonly string[] {
  const begun = new Map<string, string>()
  return log.split('\n').flatMap(line => {
    const thread = /^\d+/.exec(line)?.[0] ?? ''
    if (line.endsWith('<unfinished ...>')) {
      begun.set(thread, line.replace('<unfinished ...>', ''))
      return []
    }
    const end = /^\d+ +<\.\.\. \w+ resumed>(.*)$/.exec(line)?.[1]
    return [end === undefined ? line : (begun.get(thread) ?? '') + end]
  })
}
