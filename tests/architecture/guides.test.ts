import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from '@jest/globals'

import { paths } from '../../server/paths.ts'
import { ANSWER_TESTS } from '../../surveys/logic/condition.ts'
import { elementTypes } from '../../surveys/questions/question.ts'
import { examineSurvey } from '../../surveys/schema/check-survey.ts'
import { type CommandLine, commandLinesIn, isUnderstood } from '../builders/command-lines.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')

const GUIDES = [
  'README.md',
  'docs/operation.md',
  'docs/files.md',
  'docs/enkat.md',
  'docs/approval.md',
  'docs/massa.md',
]

const told = ({ args }: CommandLine) => `barometer ${args.join(' ')}`

async function linesThat(wanted: boolean, lines: readonly CommandLine[]) {
  const understood = await Promise.all(lines.map(isUnderstood))
  return lines.filter((_, index) => understood[index] === wanted).map(told)
}

describe.each(GUIDES)('%s', guide => {
  const lines = commandLinesIn(read(guide))

  it('tells only commands that the program takes', async () => {
    expect(lines.length).toBeGreaterThan(1)
    expect(await linesThat(false, lines)).toEqual([])
  })

  it('links to nothing that is not there', () => {
    const links = [...read(guide).matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) => link)
    const missing = links.filter(link => !existsSync(join(root, dirname(guide), link)))
    expect(missing).toEqual([])
  })

  it('links to no heading that is not there', () => {
    const headings = [...read(guide).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replace(/\s/g, '-'),
    )
    const links = [...read(guide).matchAll(/\]\(#([^)]+)\)/g)].map(([, link = '']) => link)
    expect(links.filter(link => !headings.includes(link))).toEqual([])
  })
})

describe('the reading of guides', () => {
  const block = (script: string) => commandLinesIn(`\`\`\`sh\n${script}\n\`\`\`\n`)

  it('sees a flag that is not there, a command that is not there, and a missing argument', async () => {
    const lines = block('barometer round list --al\nbarometer rund list\nbarometer round open')
    expect(await linesThat(false, lines)).toHaveLength(3)
  })

  it('reads continued lines, comments, quotes and containers', () => {
    expect(
      block(
        'barometer results x \\\n  --out "a b.txt"  # why\ncd x && docker compose run --rm commands round list',
      ).map(({ args }) => args),
    ).toEqual([
      ['results', 'x', '--out', 'a b.txt'],
      ['round', 'list'],
    ])
  })
})

describe('docs/enkat.md', () => {
  it('has an example that can be published as it stands, with nothing to look at', () => {
    const example = /```json\n(.*?)\n```/s.exec(read('docs/enkat.md'))?.[1] ?? ''
    expect(examineSurvey(JSON.parse(example))).toMatchObject({ faults: [], warnings: [] })
  })

  it('tells every type that there is, and every test', () => {
    const guide = read('docs/enkat.md')
    const untold = Object.keys(elementTypes).filter(type => !guide.includes(`| \`${type}\``))
    const unsaid = ANSWER_TESTS.filter(test => !guide.includes(`"test": "${test}"`))
    expect([...untold, ...unsaid]).toEqual([])
  })
})

describe('docs/operation.md', () => {
  it('asks for health where the program answers', () => {
    const asked = [...read('docs/operation.md').matchAll(/127\.0\.0\.1:3000(\/\w+)/g)]
    expect(new Set(asked.map(([, path]) => path))).toEqual(new Set([paths.live, paths.ready]))
  })
})
