import { paths, pathTo } from '../../server/paths.ts'
import { extent } from './extent.ts'
import { inBytes } from './in-bytes.ts'
import { readPackage } from './read-package.ts'
import { readableFile } from './readable-file.ts'
import { logInAs, type StaffBrowser } from './staff.ts'
import { decodeEntities, testApp } from './test-app.ts'
import type { TestContainer } from './test-container.ts'

/** What is published, by its address or its place in a case package: as text. */
export type Published = ReadonlyMap<string, string>

/**
 * Every page and file that tells of two certified rounds and their comparison, to auditors and to everyone: pages are
 * found by their links, and forms that only choose what is shown are sent with each choice; whole, with each beside
 * each of the others.
 */
export async function publishedPages(
  container: TestContainer,
  rounds: readonly [first: string, second: string],
): Promise<Published> {
  const [first, second] = rounds
  const reader = await logInAs('auditor', { app: testApp(container), container })
  const found = new Map<string, string>()
  const waiting = [
    pathTo.explorer({ first, second }),
    pathTo.comparison(first, second),
    pathTo.severalRounds(rounds),
    ...rounds.flatMap(id => [pathTo.result(id), pathTo.onePage(id), pathTo.onePageText(id)]),
    ...rounds.map(id => pathTo.publicResult(id)),
    paths.rounds,
  ]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (found.has(path)) continue
    const text = await read(path, reader)
    found.set(path, text)
    waiting.push(...leadsOn(text, path).filter(each => tellsOf(each, rounds)))
  }
  return found
}

/** The case packages of both rounds, each file as what it says to whoever opens it. */
export async function publishedPackages(
  container: TestContainer,
  rounds: readonly string[],
): Promise<Published> {
  const staff = await logInAs('investigator', { app: testApp(container), container })
  const found = new Map<string, string>()
  for (const id of rounds) {
    const { body } = await staff.get(pathTo.packageFile(id)).buffer().parse(inBytes)
    for (const [name, bytes] of readPackage(body as Buffer)) {
      // A picture of points is drawn from the SVG beside it, to the last point.
      if (!name.endsWith('.png')) found.set(`${id}/${name}`, textOf(name, bytes))
    }
  }
  return found
}

function textOf(name: string, bytes: Buffer): string {
  // How long a bar is stands in the drawing, not in its words.
  return name.endsWith('.svg') ? bytes.toString() : readableFile(name, bytes)
}

async function read(path: string, reader: StaffBrowser): Promise<string> {
  const { status, body, headers } = await reader.get(path).buffer().parse(inBytes)
  if (status !== 200) throw new Error(`${path}: ${status}`)
  const text = (body as Buffer).toString()
  return String(headers['content-type']).startsWith('text/html') ? decodeEntities(text) : text
}

const OF_RESULTS =
  /^\/(jamforelser\/.*|omgangar\/[^/]+\/(resultat|version|en-sida).*|resultat\/.*)$/

/** Whether an address is that of what is told of these rounds; its pictures are in their packages too. */
function tellsOf(path: string, rounds: readonly string[]): boolean {
  const isOfThem = rounds.some(id => path.includes(id))
  return isOfThem && OF_RESULTS.test(path) && !/koppla|faststall|figur-/.test(path)
}

function leadsOn(text: string, path: string): readonly string[] {
  const links = [...text.matchAll(/<a [^>]*href="([^"#]+)/g)].map(([, href = '']) => href)
  return [...links, ...choicesOf(text, path)]
}

function together(fields: readonly (readonly Choice[])[]): readonly Choice[][] {
  return fields.reduce<readonly Choice[][]>(
    (chosen, choices) => chosen.flatMap(before => choices.map(choice => [...before, choice])),
    [[]],
  )
}

type Choice = [field: string, value: string]

/** The addresses that a form of choices leads to. */
function choicesOf(text: string, path: string): readonly string[] {
  const [, form = ''] = /<form[^>]*method="get"[^>]*>(.*?)<\/form>/s.exec(text) ?? []
  const fields = [...form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)].map(
    ([, name = '', options = '']) =>
      [...options.matchAll(/<option value="([^"]*)"/g)].map(([, value = '']): Choice => [
        name,
        value,
      ]),
  )
  if (fields.length === 0) return []
  const alone = fields.flat().map(choice => [choice])
  const page = path.replace(/[?].*$/, '')
  return extent(alone, together(fields)).map(
    chosen => `${page}?${new URLSearchParams(chosen).toString()}`,
  )
}
