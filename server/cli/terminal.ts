import type { Say } from '../../reports/documents/document.ts'
import type { PackedFile } from '../../reports/formats/packed-file.ts'
import { isPublicProblem, type Problem } from '../problems.ts'
import { faultLine } from '../views/fault-line.ts'
import { tableFaultText } from '../views/table-fault.ts'
import { writeWhole, writeWholeText, type WrittenFile } from './write-file.ts'
import { writeWholeFolder } from './write-folder.ts'

/** What a command may do to the terminal and to files; everything people read goes through `say`. */
export interface Terminal {
  readonly say: Say
  /** What was asked for: standard output. */
  readonly print: (text: string) => void
  /** What is told beside it: standard error. */
  readonly tell: (text: string) => void
  /** Writes what was asked for to a file, wholly or not at all, or to standard output. */
  readonly deliver: (body: string, out: string | undefined) => void
  /** Writes a file of bytes piece by piece, wholly or not at all. */
  readonly deliverFile: (pieces: AsyncIterable<Uint8Array>, out: string) => Promise<void>
  /** Writes several files that belong together: all, or none. */
  readonly deliverFiles: (files: readonly WrittenFile[]) => Promise<void>
  /** Writes a folder of files as they are made, wholly or not at all. */
  readonly deliverFolder: (files: AsyncIterable<PackedFile>, out: string) => Promise<void>
  /** Asks for a line that is not shown; `null` when nobody sits there. */
  readonly askHidden: (question: string) => Promise<string | null>
  /** Resolves when someone wants the process to end; until it is asked for, a signal ends it at once. */
  readonly untilStopped: () => Promise<void>
  /** Tells how far long work has come, with the sentence of a key that takes a `count`. */
  readonly progress: (key: string) => Progress
}

/** Where a terminal writes. */
export interface Output {
  readonly write: (text: string) => unknown
  /** Someone is looking: lines may be written over. */
  readonly isTTY?: boolean
}

export interface TerminalDeps {
  readonly say: Say
  readonly stdout: Output
  readonly stderr: Output
  readonly askHidden: (question: string) => Promise<string | null>
  readonly untilStopped: () => Promise<void>
}

export function createTerminal(deps: TerminalDeps): Terminal {
  const { say, stdout, stderr, askHidden, untilStopped } = deps
  const tell = (text: string) => {
    stderr.write(`${printable(text)}\n`)
  }
  const deliverFiles = async (files: readonly WrittenFile[]) => {
    await writeWhole(files)
    for (const { path } of files) tell(say('cli.written', { out: path }))
  }
  return {
    say,
    tell,
    askHidden,
    untilStopped,
    print: text => {
      stdout.write(`${text}\n`)
    },
    deliver(body, out) {
      if (out === undefined) {
        stdout.write(body)
        return
      }
      writeWholeText(out, body)
      tell(say('cli.written', { out }))
    },
    deliverFile: (pieces, path) => deliverFiles([{ path, pieces }]),
    deliverFiles,
    async deliverFolder(files, out) {
      await writeWholeFolder(out, files)
      tell(say('cli.written', { out }))
    },
    progress: key => createProgress(stderr, count => say(key, { count })),
  }
}

/** A problem as lines: what happened, and each fault with its place. */
export function problemLines(problem: Problem, say: Say): string {
  const faults = problem.faults
    .slice(0, MOST_FAULTS)
    .map(fault => ('path' in fault ? faultLine(fault, say) : tableFaultText(fault, say)))
  const untold = problem.faults.length - faults.length
  if (untold > 0) faults.push(say('cli.moreFaults', { count: untold }))
  return [explanation(problem, say), ...faults.map(line => `  ${line}`)].join('\n')
}

function explanation({ code, values }: Problem, say: Say): string {
  const told = say(`problem.${code}`, values)
  return isPublicProblem(code) ? `${told} ${say(`problem.${code}.next`)}` : told
}

/** More are not read by anyone. */
const MOST_FAULTS = 50

/** What a file says must not steer the terminal that it is told in. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, character => (character === '\n' ? '\n' : '�'))
}

/** How far long work has come. */
export interface Progress {
  readonly report: (count: number) => void
  readonly done: () => void
}

const BETWEEN_LINES_MS = 2000
const BETWEEN_REWRITES_MS = 100

/** Told in place to someone who is looking, otherwise with a line now and then. */
function createProgress(output: Output, lineOf: (count: number) => string): Progress {
  const isLive = output.isTTY === true
  let toldAt = performance.now()
  let isShown = false
  return {
    report(count) {
      const now = performance.now()
      if (now - toldAt < (isLive ? BETWEEN_REWRITES_MS : BETWEEN_LINES_MS)) return
      toldAt = now
      isShown = true
      output.write(isLive ? `\r${lineOf(count)}` : `${lineOf(count)}\n`)
    },
    done() {
      if (isShown && isLive) output.write('\n')
    },
  }
}
