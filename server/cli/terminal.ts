import { renameSync, rmSync, writeFileSync } from 'node:fs'

import type { Say } from '../../reports/documents/document.ts'
import { Problem, type TableFault } from '../problems.ts'
import type { Fault } from '../../surveys/fault.ts'

/** What a command may do to the terminal and to files; everything people read goes through `say`. */
export interface Terminal {
  readonly say: Say
  /** What was asked for: standard output. */
  readonly print: (text: string) => void
  /** What is told beside it: standard error. */
  readonly tell: (text: string) => void
  /** Writes what was asked for to a file, wholly or not at all, or to standard output. */
  readonly deliver: (body: string, out: string | undefined) => void
  /** Resolves when someone wants the process to end; until it is asked for, a signal ends it at once. */
  readonly untilStopped: () => Promise<void>
}

export function createTerminal(say: Say, untilStopped: () => Promise<void>): Terminal {
  const tell = (text: string) => void process.stderr.write(`${text}\n`)
  return {
    say,
    tell,
    untilStopped,
    print: text => void process.stdout.write(`${text}\n`),
    deliver(body, out) {
      if (out === undefined) return void process.stdout.write(body)
      writeWhole(out, body)
      tell(say('cli.written', { out }))
    },
  }
}

/** A file that is there is whole: it is written beside and then put in place. */
function writeWhole(path: string, body: string): void {
  const beside = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(beside, body, { mode: 0o600 })
    renameSync(beside, path)
  } catch (cause) {
    rmSync(beside, { force: true })
    throw new Problem('file/unwritable', { path }, { cause })
  }
}

/** A problem as lines: what happened, and each fault with its place. */
export function problemLines(problem: Problem, say: Say): string {
  const faults = problem.faults.map(fault =>
    'path' in fault ? pathFault(fault, say) : tableFault(fault, say),
  )
  return [say(`problem.${problem.code}`, problem.values), ...faults.map(line => `  ${line}`)].join(
    '\n',
  )
}

function pathFault({ path, code, values }: Fault, say: Say): string {
  const place = path === '' ? '' : say('place.path', { path })
  return place + say(`fault.${code}`, values)
}

function tableFault({ row, column, code, values }: TableFault, say: Say): string {
  return say('place.row', { row, column }) + say(`tableFault.${code}`, values)
}

const BETWEEN_LINES_MS = 2000

/** Tells how far long work has come: in place on a terminal, otherwise with a line now and then. */
export function createProgress(
  { say }: Pick<Terminal, 'say'>,
  key: string,
): { readonly report: (count: number) => void; readonly done: () => void } {
  let toldAt = performance.now()
  let isShown = false
  return {
    report(count) {
      const now = performance.now()
      if (now - toldAt < (process.stderr.isTTY ? 100 : BETWEEN_LINES_MS)) return
      toldAt = now
      isShown = true
      const line = say(key, { count })
      process.stderr.write(process.stderr.isTTY ? `\r${line}` : `${line}\n`)
    },
    done() {
      if (isShown && process.stderr.isTTY) process.stderr.write('\n')
    },
  }
}
