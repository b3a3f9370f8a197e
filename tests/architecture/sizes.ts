import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `npm run sizes`: how long our files are, so that drift is seen. House style: median 60, p90 150. */
const root = fileURLToPath(new URL('../../../', import.meta.url))

function linesOf(rooms: readonly string[]): readonly (readonly [string, number])[] {
  return rooms
    .flatMap(room =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
        .filter(file => file.endsWith('.ts'))
        .map(file => join(room, file)),
    )
    .map((file): [string, number] => [
      file,
      readFileSync(join(root, file), 'utf8').split('\n').length,
    ])
    .toSorted(([, a], [, b]) => a - b)
}

function tell(name: string, rooms: readonly string[]): void {
  const files = linesOf(rooms)
  const at = (share: number) => files[Math.floor(share * (files.length - 1))]?.[1] ?? 0
  const longest = files.slice(-5).map(([file, lines]) => `  ${lines} ${file}`)
  const line = `${name}: ${files.length} files, median ${at(0.5)}, p90 ${at(0.9)}, longest ${at(1)}`
  process.stdout.write(`${[line, ...longest].join('\n')}\n`)
}

tell('source', ['surveys', 'reports', 'server', 'templates'])
tell('tests', ['tests'])
