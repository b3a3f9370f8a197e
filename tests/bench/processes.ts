import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const SERVER_CORE = '0'
const LOAD_CORE = '1'

/** A server of its own on one core, and the port it prints. */
export interface Started {
  readonly child: ChildProcess
  readonly port: number
}

/** Where a program of `programs/` is, as built. */
function programPath(name: string): string {
  return fileURLToPath(new URL(`programs/${name}`, import.meta.url))
}

/** Starts a script on the server's core and waits for its port. */
export async function startServer(
  script: string,
  args: readonly string[],
  before: readonly string[] = [],
): Promise<Started> {
  const command = ['-c', SERVER_CORE, ...before, process.execPath, programPath(script), ...args]
  const child = spawn('taskset', command, {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())))
    child.once('close', code => reject(new Error(`${script} ended with ${code}`)))
  })
  return { child, port }
}

export async function stop({ child }: Pick<Started, 'child'>): Promise<void> {
  const ended = new Promise(resolve => child.once('close', resolve))
  child.kill('SIGKILL')
  await ended
}

/** Runs a program on the load's core and reads the JSON that it prints. */
export async function runLoad<T>(program: string, input: object): Promise<T> {
  const child = spawn('taskset', ['-c', LOAD_CORE, process.execPath, programPath(program)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(input))
  return JSON.parse(await outputOf(child, program)) as T
}

/** Runs a program on any core to its end; what it prints. */
export function runProgram(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [programPath(program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return outputOf(child, program)
}

async function outputOf(
  child: ChildProcess & { readonly stdout: Readable },
  program: string,
): Promise<string> {
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const code = await new Promise(resolve => child.once('close', resolve))
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}`)
  return text
}

const CLOCK_TICKS = 100

/** The processor time that a process has used, in milliseconds. */
export function cpuMs({ child }: Pick<Started, 'child'>): number {
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / CLOCK_TICKS
}
