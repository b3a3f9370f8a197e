import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { runBarometer } from '../../server/cli/barometer.ts'
import { createTerminal } from '../../server/cli/terminal.ts'
import { loadTexts } from '../../server/rendering/texts.ts'

const say = loadTexts('sv')
/** The program itself, for a process of its own. */
export const MAIN = fileURLToPath(new URL('../../server/main.js', import.meta.url))

/** How a command ended, and what it printed. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder of its own for one installation, and commands run in it as a person would. */
export interface Installation {
  readonly folder: string
  readonly run: (...args: readonly string[]) => Promise<Ended>
  /** The same, and fails when the command did. */
  readonly ok: (...args: readonly string[]) => Promise<string>
  /** Creates and opens a round, with the year in its id, for those who are in the register. */
  readonly openRound: (id: string, survey: string) => Promise<void>
  /** Writes a file into the folder. */
  readonly file: (name: string, content: string | Buffer) => string
  readonly remove: () => void
}

export function newInstallation(): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'barometer-cli-'))
  const run = (...args: readonly string[]) => runInProcess(args, folder)
  const ok = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await run(...args)
    if (code !== 0) throw new Error(`barometer ${args.join(' ')}: ${code}\n${stdout}\n${stderr}`)
    return stdout
  }
  return {
    folder,
    run,
    ok,
    async openRound(id, survey) {
      const year = /\d{4}/.exec(id)?.[0] ?? ''
      const facts = `--survey ${survey} --year ${year} --promise grouped --closes ${year}-10-10`
      await ok('round', 'create', id, ...facts.split(' '), '--collected-by', 'Utredaren')
      await ok('round', 'open', id)
    },
    file(name, content) {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Runs a command as `main.ts` does, without the cost of a process of its own. */
async function runInProcess(args: readonly string[], folder: string): Promise<Ended> {
  const before = process.cwd()
  let stdout = ''
  let stderr = ''
  const terminal = createTerminal({
    say,
    stdout: { write: text => (stdout += text) },
    stderr: { write: text => (stderr += text) },
    askHidden: async () => null,
    untilStopped: () => new Promise(() => undefined),
  })
  process.chdir(folder)
  try {
    const code = await runBarometer(args, terminal)
    return { code, stdout, stderr }
  } finally {
    process.chdir(before)
  }
}

export function startBarometer(
  args: readonly string[],
  cwd: string,
  timeZone = 'Europe/Stockholm',
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      BAROMETER_ALLOW_STANDALONE: process.env['BAROMETER_ALLOW_STANDALONE'],
      TZ: timeZone,
      ...env,
    },
  })
}

/** Waits for the first thing in a stream that matches; what comes after it is read and let go. */
export function untilPrinted(
  child: ChildProcess,
  stream: 'stdout' | 'stderr',
  pattern: RegExp,
): Promise<RegExpExecArray> {
  let text = ''
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString()
      const match = pattern.exec(text)
      if (match === null) return
      child[stream]!.off('data', read).resume()
      resolve(match)
    }
    child[stream]!.on('data', read)
    child.once('close', code => reject(new Error(`ended with ${code} before ${pattern}: ${text}`)))
  })
}

/** Starts `barometer serve` on a port of its own, and waits until it answers. */
export async function startServing(
  folder: string,
  ...flags: readonly string[]
): Promise<{ readonly server: ChildProcess; readonly url: string; readonly told: string }> {
  const server = startBarometer(['serve', '--port', '0', ...flags], folder)
  const pattern = /^.*Svarar på (http:\S+?)\. /s
  const [told, url = ''] = await untilPrinted(server, 'stderr', pattern)
  return { server, url, told }
}

/** Starts `barometer serve` in a folder, run by another command that watches it or shuts it in. */
export function startServingUnder(command: readonly string[], folder: string): ChildProcess {
  const [program = '', ...args] = command
  return spawn(program, [...args, process.execPath, MAIN, 'serve', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

/** What `barometer serve` says when it answers: its address is in the first group. */
export const LISTENING = /Svarar på (http:\S+?)\. /

/** Stops a server in an orderly way, and gives its exit code. */
export async function stopBarometer(child: ChildProcess): Promise<number | null> {
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  child.kill('SIGTERM')
  return ended
}
