import { spawn } from 'node:child_process'
import { closeSync, cpSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { untilPrinted } from './run-barometer.ts'
import { UNSHARE } from './system-tools.ts'

/** A disk of its own, so small that it can be filled; only processes that are let in find it. */
export interface SmallDisk {
  /** Where those find it who are let in. */
  readonly folder: string
  /** Where this process reads the same files; SQLite does not find its way there. */
  readonly seen: string
  /** Runs a command in the disk's folder; its output goes to a file there. */
  readonly inside: (output: string) => readonly string[]
  readonly copyFrom: (folder: string) => void
  readonly copyTo: (folder: string) => void
  /** Leaves no room at all. */
  readonly fill: () => void
  readonly free: () => void
  readonly remove: () => Promise<void>
}

const MOUNT = 'mount -t tmpfs -o "size=$1" none "$0" && echo mounted && exec cat'

/** Lives as long as a process that holds it, which ends with its standard input. */
export async function openSmallDisk(size: string): Promise<SmallDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'barometer-disk-'))
  const [unshare = '', ...flags] = UNSHARE
  const holder = spawn(unshare, [...flags, 'sh', '-c', MOUNT, folder, size], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await untilPrinted(holder, 'stdout', /mounted/)
  const seen = `/proc/${holder.pid}/root${folder}`
  const rights = flags.includes('-m') ? [] : ['--user', '--preserve-credentials']
  const enter = ['nsenter', `--target=${holder.pid}`, '--mount', ...rights]
  const filler = join(seen, 'filler')
  return {
    folder,
    seen,
    inside: output => [...enter, 'sh', '-c', `cd "$0" && exec "$@" 2>>${output}`, folder],
    copyFrom: from => cpSync(from, seen, { recursive: true }),
    copyTo: to => cpSync(seen, to, { recursive: true }),
    fill: () => writeUntilFull(filler),
    free: () => rmSync(filler),
    remove: async () => {
      const ended = new Promise(resolve => holder.once('close', resolve))
      holder.stdin.end()
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}

function writeUntilFull(path: string): void {
  const file = openSync(path, 'a')
  try {
    for (const size of [65_536, 4096, 1]) writeWhileThereIsRoom(file, Buffer.alloc(size))
  } finally {
    closeSync(file)
  }
}

function writeWhileThereIsRoom(file: number, block: Buffer): void {
  try {
    for (;;) writeSync(file, block)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
