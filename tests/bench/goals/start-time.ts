import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { median, round } from '../judged.ts'

const MAIN = fileURLToPath(new URL('../../../server/main.js', import.meta.url))

/** P12: from the start of `barometer serve` on a store that is there to its first answer, in seconds. */
export async function measureStart(folder: string, times: number) {
  const cwd = join(folder, 'installation')
  mkdirSync(cwd)
  execFileSync(process.execPath, [MAIN, 'init'], { cwd, stdio: 'ignore' })
  execFileSync(process.execPath, [MAIN, 'survey', 'publish', 'samverkan/2022'], {
    cwd,
    stdio: 'ignore',
  })
  const seconds: number[] = []
  for (let time = 0; time < times; time += 1) seconds.push(await startOnce(cwd))
  return { serveSeconds: round(median(seconds)) }
}

async function startOnce(cwd: string): Promise<number> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0'], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let text = ''
  const url = await new Promise<string>(resolve => {
    child.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = /(http:\/\/127\.0\.0\.1:\d+)\./.exec(text)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  await fetch(url)
  const seconds = (performance.now() - startedAt) / 1000
  const ended = new Promise(resolve => child.once('close', resolve))
  child.kill('SIGTERM')
  await ended
  return seconds
}
