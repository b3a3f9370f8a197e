import { beforeAll, describe, expect, it } from '@jest/globals'

import type { SealedComparisonFile } from '../../../../reports/comparison/sealed-comparison.ts'
import { canonical } from '../../../../reports/results/canonical.ts'
import { type CertifiedContent, signedContent } from '../../../../reports/results/certified-file.ts'
import { sealedLine } from '../../../../reports/results/sealed-file.ts'
import { Problem } from '../../../../server/problems.ts'
import { requireWorkedOut } from '../../../../server/services/check-sealed.ts'
import { exportSealedComparison } from '../../../../server/services/sealed-comparison-export.ts'
import {
  openTestRound,
  submitTestAnswer,
  TEST_SIGNING,
  type TestContainer,
  testContainer,
} from '../../../builders/test-container.ts'
import { testAssociations } from '../../../builders/test-data.ts'

const [FIRST, SECOND] = ['prov-2022', 'prov-2025'] as const

let container: TestContainer
let line: string
let certified: CertifiedContent

/** One sector has few answers, and one answer of the earlier round is corrected away. */
async function holdRound(id: string, year: number, better: number): Promise<void> {
  const associations = testAssociations(33)
  const { tokens } = await openTestRound(container, { round: { id, year }, associations })
  for (const [index, token] of tokens.entries()) {
    if (index % 3 === 2 && index > 10) continue
    const answers = {
      'prov.helhet': String(1 + ((index + better) % 5)),
      'prov.bemotande': String(2 + (index % 3)),
    }
    await submitTestAnswer(container, token, { roundId: id, answers })
  }
  await container.rounds.closeRound(id)
  await container.certification.certifyRound(id, () => undefined)
}

beforeAll(async () => {
  container = await testContainer()
  await holdRound(FIRST, 2022, 0)
  await container.corrections.correct(FIRST, { whose: { association: 'F001' }, reason: 'Ett prov' })
  await holdRound(SECOND, 2025, 1)
  const { text, digest } = await container.comparisons.certifyComparison(FIRST, SECOND)
  certified = { text, digest: digest! }
  line = await exportSealedComparison(SECOND, FIRST, container)
})

const check = (content: CertifiedContent, sealed: string) =>
  requireWorkedOut(
    { ...content, path: 'jamforelse.json' },
    { path: 'forseglat.json', bytes: Buffer.from(sealed) },
    'test',
  ).content

/** The problem, and the place of each fault. */
function told(content: CertifiedContent, sealed: string): readonly string[] {
  try {
    check(content, sealed)
    return []
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [error.code, ...error.faults.map(each => ('path' in each ? each.path : ''))]
  }
}

/** What is sealed, altered and written in canonical form. */
const altered = (alter: (file: SealedComparisonFile) => Partial<SealedComparisonFile>): string => {
  const file = JSON.parse(line) as SealedComparisonFile
  return sealedLine({ ...file, ...alter(file) })
}

describe('a certified comparison and what is sealed with it', () => {
  it('belong together as they were certified, with a correction and what is withheld', () => {
    expect(certified.text).toContain('"withheld":"corrected"')
    expect(check(certified, line)).toEqual(JSON.parse(certified.text))
  })

  it('tell which figure does not follow, though the file is signed', () => {
    const data = JSON.parse(certified.text) as { bothRounds: number }
    const forged = signedContent({ ...data, bothRounds: data.bothRounds + 1 }, TEST_SIGNING.sign)
    const sealed = line.replace(certified.digest, forged.digest)
    expect(told(forged, sealed)).toEqual(['sealed/unsound', 'bothRounds'])
  })

  it.each<[string, () => string, readonly string[]]>([
    [
      'another joint tally',
      () => altered(({ joint }) => ({ joint: { ...joint!, salt: '0'.repeat(64) } })),
      ['sealed/unsound', 'joint'],
    ],
    [
      'another leaf in a round',
      () =>
        altered(({ sources }) => {
          const { first } = sources
          const { sealed } = first.sealed
          const leaves = ['0'.repeat(64), ...sealed.leaves.slice(1)]
          const changed = { ...first.sealed, sealed: { ...sealed, leaves } }
          return { sources: { ...sources, first: { ...first, sealed: changed } } }
        }),
      ['sealed/unsound', 'sources/first/sealed'],
    ],
    [
      'the rounds changed about',
      () =>
        altered(({ sources }) => ({
          sources: { ...sources, first: sources.second, second: sources.first },
        })),
      ['sealed/unsound', 'sources/first/content', 'sources/second/content'],
    ],
    [
      'another crosswalk',
      () =>
        altered(({ sources }) => ({
          sources: { ...sources, crosswalk: { ...sources.crosswalk, version: 9 } },
        })),
      ['sealed/unsound', 'sources/crosswalk'],
    ],
    ['no joint tally', () => altered(() => ({ joint: null })), ['sealed/unsound', 'joint']],
    ['half a file', () => line.slice(0, 200), ['sealed/unreadable', '']],
    [
      'what belongs to another',
      () => altered(() => ({ digest: '0'.repeat(64) })),
      ['sealed/otherResult'],
    ],
  ])('do not with %s', (_what, alter, faults) => {
    expect(told(certified, alter())).toEqual(faults)
  })

  it('are not given of one round, nor before anybody has certified it', async () => {
    const asked = exportSealedComparison(FIRST, FIRST, container)
    await expect(asked).rejects.toMatchObject({ code: 'comparison/sameRound' })
    await holdRound('prov-2028', 2028, 2)
    const none = exportSealedComparison(SECOND, 'prov-2028', container)
    await expect(none).rejects.toMatchObject({ code: 'comparison/notYet' })
  })

  it('is canonical: whoever knows the digests can work it out from the bytes', () => {
    expect(`${canonical(JSON.parse(line))}\n`).toBe(line)
  })
})
