import { fileLine } from '../../reports/results/certified-file.ts'
import { publicKeyText } from '../../server/keys/public-key-text.ts'
import { loadTexts } from '../../server/rendering/texts.ts'
import {
  openTestRound,
  submitTestAnswer,
  TEST_SIGNING,
  type TestContainer,
  testContainer,
} from './test-container.ts'
import { testAssociations } from './test-data.ts'

const ASSOCIATIONS = testAssociations(48)

/** What a municipality hands to its auditors: each a file's text. */
export interface CertifiedFiles {
  readonly earlier: string
  readonly later: string
  readonly comparison: string
  /** The public key that they are signed with, and its fingerprint. */
  readonly key: string
  readonly fingerprint: string
}

/** Files of rounds that were held in 2019 and 2022: in between idrott has become content, and nobody else. */
export async function certifiedFiles(): Promise<CertifiedFiles> {
  const container = await testContainer()
  const earlier = await certified(container, 2019, () => 0)
  const later = await certified(container, 2022, sector => (sector === 'idrott' ? 2 : 0))
  const comparison = await container.comparisons.certifyComparison('prov-2019', 'prov-2022')
  await container.store.close()
  const [fingerprint = ''] = TEST_SIGNING.known.keys()
  const key = publicKeyText(TEST_SIGNING.known, loadTexts('sv'))
  return { earlier, later, comparison: fileLine(comparison), key, fingerprint }
}

async function certified(
  container: TestContainer,
  year: number,
  betterIn: (sector: string) => number,
): Promise<string> {
  const id = `prov-${year}`
  const round = { id, year, promise: 'named' } as const
  const { tokens } = await openTestRound(container, { round, associations: ASSOCIATIONS })
  for (const [index, token] of tokens.entries()) {
    const grade = 1 + (Math.floor(index / 3) % 3) + betterIn(ASSOCIATIONS[index]!.sector)
    const answers = { 'prov.helhet': String(grade), 'prov.bemotande': String(2 + (index % 3)) }
    await submitTestAnswer(container, token, { roundId: id, answers })
  }
  await container.rounds.closeRound(id)
  await container.certification.certifyRound(id, () => undefined)
  return fileLine(await container.results.currentResult(id))
}
