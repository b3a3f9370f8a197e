import { beforeAll, describe, expect, it } from '@jest/globals'

import { type CertifiedContent, signedContent } from '../../../../reports/results/certified-file.ts'
import type { ResultSet } from '../../../../reports/results/result-set.ts'
import { canonical, digestOf } from '../../../../reports/results/canonical.ts'
import {
  type SealedFile,
  sealedLine,
  type SealedVersion,
} from '../../../../reports/results/sealed-file.ts'
import { Problem } from '../../../../server/problems.ts'
import { requireWorkedOut } from '../../../../server/services/check-sealed.ts'
import { exportSealed } from '../../../../server/services/sealed-export.ts'
import {
  openTestRound,
  submitTestAnswer,
  TEST_SIGNING,
  type TestContainer,
  testContainer,
} from '../../../builders/test-container.ts'
import { testAssociations } from '../../../builders/test-data.ts'

const ROUND = 'prov-2022'
/** The version of the program in tests. */
const COUNTED_BY = 'test'

let container: TestContainer
let line: string
let certified: CertifiedContent
beforeAll(async () => {
  container = await testContainer()
  const { tokens } = await openTestRound(container, {
    round: { id: ROUND },
    associations: testAssociations(30),
  })
  for (const [index, token] of tokens.entries()) {
    const answers = { 'prov.helhet': String(1 + (index % 5)), 'prov.bemotande': '3' }
    await submitTestAnswer(container, token, { roundId: ROUND, answers })
  }
  await container.rounds.closeRound(ROUND)
  certified = await container.certification.certifyRound(ROUND, () => undefined)
  line = await exportSealed(ROUND, null, container)
})

const check = (content: CertifiedContent, sealed: string | Uint8Array, here = COUNTED_BY) =>
  requireWorkedOut(
    { ...content, path: 'resultat.json' },
    { path: 'forseglat.json', bytes: typeof sealed === 'string' ? Buffer.from(sealed) : sealed },
    here,
  ).content as ResultSet

/** What is told of a result and what is sealed with it: the problem, and the place of each fault. */
function told(
  content: CertifiedContent,
  sealed: string | Uint8Array,
  here?: string,
): readonly string[] {
  try {
    check(content, sealed, here)
    return []
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const faults = error.faults.map(each => ('path' in each ? `${each.path}: ${each.code}` : ''))
    return [error.code, ...faults]
  }
}

/** As someone would who has the key and alters what is certified: signed once more, and named by what is sealed. */
function forged(alter: (text: string) => string): readonly [CertifiedContent, string] {
  const text = alter(certified.text)
  expect(text).not.toBe(certified.text)
  const content = signedContent(JSON.parse(text), TEST_SIGNING.sign)
  return [content, line.replace(certified.digest, content.digest)]
}

/** What is sealed, altered and written in canonical form. */
function altered(alter: (file: SealedFile) => object): string {
  return sealedLine({
    ...(JSON.parse(line) as SealedFile),
    ...alter(JSON.parse(line) as SealedFile),
  })
}

describe('a certified result and what is sealed with it', () => {
  it('belong together as they were certified', () => {
    expect(check(certified, line)).toEqual(JSON.parse(certified.text))
  })

  it('tell which figure of which question and sector does not follow, though the file is signed', () => {
    const [content, sealed] = forged(text => {
      const data = JSON.parse(text) as { items: { sectors: object[] }[] }
      const [item] = data.items
      item!.sectors[0] = { ...item!.sectors[0], median: { value: 4.5 } }
      return canonical(data)
    })
    expect(told(content, sealed)).toEqual([
      'sealed/unsound',
      'items/prov.helhet/sectors/idrott/median/value: otherFigure',
    ])
    // Another version of the program may count otherwise.
    expect(told(content, sealed, '99.0.0')[0]).toBe('sealed/otherProgram')
  })

  it('tell of a question and a sector that are left out', () => {
    const dropped = forged(text => {
      const data = JSON.parse(text) as { items: object[] }
      return canonical({ ...data, items: data.items.slice(1) })
    })
    expect(told(...dropped)).toContain('items/prov.helhet: otherFigure')
  })

  it.each<[string, () => string, readonly string[]]>([
    [
      'one answer more',
      () => line.replace(/"I":(\d+)/, (_all, count) => `"I":${Number(count) + 1}`),
      ['sealed/unsound', 'sealed: commitment'],
    ],
    [
      'another salt',
      () => altered(() => ({ salt: '0'.repeat(64) })),
      ['sealed/unsound', 'sealed: commitment'],
    ],
    [
      'another commitment',
      () => altered(() => ({ commitment: '0'.repeat(64) })),
      ['sealed/unsound', 'commitment: commitment'],
    ],
    [
      'another wording',
      () => line.replace('Hur blir ni bemötta?', 'Blir ni väl bemötta?'),
      ['sealed/unsound', 'sources/survey: otherSurveyDigest'],
    ],
    [
      'a version that was never corrected',
      () =>
        altered(({ salt, sealed, sources }) => ({
          sources: {
            ...sources,
            earlier: [
              { content: JSON.parse(certified.text) as SealedVersion['content'], salt, sealed },
            ],
          },
        })),
      ['sealed/unsound', 'sources/earlier: replaces'],
    ],
    ['another result', () => altered(() => ({ digest: digestOf('') })), ['sealed/otherResult']],
    [
      'a space',
      () => line.replace('"digest":', '"digest": '),
      ['sealed/unreadable', 'tecken 91: notCanonical'],
    ],
    [
      'more than there is to it',
      () => altered(() => ({ more: 1 })),
      ['sealed/unreadable', 'more: unknownProperty'],
    ],
    ['nothing in it', () => '', ['sealed/unreadable', ': type']],
    [
      'a number too large to be one',
      () => line.replace(/"I":\d+/, '"I":4e999'),
      ['sealed/unreadable', 'sealed/tally/sectors/idrott/dispositions/I: notCanonical'],
    ],
    [
      'half a character',
      () => line.replace('Hur blir ni bemötta?', String.raw`Hur blir ni bem\ud800tta?`),
      ['sealed/unreadable', 'sources/survey/pages/1/questions/0/label/sv: notCanonical'],
    ],
    ['a byte order mark', () => `\ufeff${line}`, ['sealed/unreadable', ': type']],
  ])('are refused with %s', (_claim, made, expected) => {
    const sealed = made()
    expect(sealed).not.toBe(line)
    expect(told(certified, sealed)).toEqual(expected)
  })

  it('are refused with a byte that is no character, and where', () => {
    const bytes = Buffer.from(line.replace('Hur blir ni bemötta?', 'Hur blir ni bem?tta?'))
    const at = bytes.indexOf('bem?tta') + 3
    bytes[at] = 0xf6
    expect(told(certified, bytes)).toEqual(['sealed/unreadable', `byte ${at + 1}: notUtf8`])
  })

  it('are a result, not something else that is signed', () => {
    const other = signedContent({ format: 'annat' }, TEST_SIGNING.sign)
    expect(told(other, line)).toEqual(['sealed/noResult'])
    const half = signedContent({ format: 'samverkansbarometern/resultat/2' }, TEST_SIGNING.sign)
    expect(told(half, line)[0]).toBe('import/misshapen')
  })
})

describe('a correction and what is sealed with it', () => {
  it('follows from what every version before it counted, each of which it names', async () => {
    const correct = (association: string) =>
      container.corrections.correct(ROUND, { whose: { association }, reason: 'Ett prov' })
    await correct('F001')
    const corrected = await correct('F002')
    const sealed = await exportSealed(ROUND, null, container)
    expect(check(corrected, sealed).correction).toMatchObject({ number: 2, setAside: 2 })
    const first = await exportSealed(ROUND, 0, container)
    expect(first).toBe(line)
    const file = JSON.parse(sealed) as SealedFile
    const without = sealedLine({
      ...file,
      sources: { ...file.sources, earlier: file.sources.earlier.toReversed() },
    })
    expect(told(corrected, without)).toEqual([
      'sealed/unsound',
      'sources/earlier/0: replaces',
      'sources/earlier/1: replaces',
    ])
  })
})
