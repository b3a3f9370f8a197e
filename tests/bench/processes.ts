import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const SERVER_CORE = '0'
const LOAD_CORE = '1'

/** A server of its own on one core, and the port it prints. */
export interface Started {
  readonly child: ChildProcess
  readonly port: number
}

export function scriptPath(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}

/** Starts a script on the server's core and waits for its port. */
export async function startServer(
  script: string,
  args: readonly string[],
  before: readonly string[] = [],
): Promise<Started> {
  const command = ['-c', SERVER_CORE, ...before, process.execPath, scriptPath(script), ...args]
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

/** Runs a script on the load's core and reads the JSON that it prints. */
export async function runLoad<T>(script: string, input: object): Promise<T> {
  const child = spawn('taskset', ['-c', LOAD_CORE, process.execPath, scriptPath(script)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(input))
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await new Promise(resolve => child.once('close', resolve))
  return JSON.parse(text) as T
}

const CLOCK_TICKS = 100

/** The processor time that a process has used, in milliseconds. */
export function cpuMs({ child }: Pick<Started, 'child'>): number {
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / CLOCK_TICKS
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

/** So many figures that are worth printing. */
export function round(value: number, decimals = 2): number {
  return Number(value.toFixed(decimals))
}
