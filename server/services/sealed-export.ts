import type { SealedYear } from '../../reports/comparison/sealed-comparison.ts'
import { commitmentTo } from '../../reports/results/seal.ts'
import { SEALED_FORMAT, sealedLine, type SealedVersion } from '../../reports/results/sealed-file.ts'
import { fault } from '../../surveys/fault.ts'
import type { RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { CertifiedResult } from '../store/result-store.ts'
import type { Store } from '../store/store.ts'
import { getSealed, listVersions, sealedBefore } from './result-versions.ts'
import type { RoundService } from './round-service.ts'
import type { SurveyService } from './survey-service.ts'

export interface SealedExportDeps {
  readonly store: Store
  readonly rounds: Pick<RoundService, 'getRound'>
  readonly surveys: Pick<SurveyService, 'getSurvey'>
}

/**
 * What is sealed with a certified result, and the salt that it was sealed with, for auditors who work every figure out
 * once more. It tells what the result withholds.
 *
 * @param version 0 is the first; `null`: the one that holds.
 * @returns The line of a `SealedFile`.
 * @throws Problem 'round/notCertified', 'result/noVersion', or 'store/unsound' when it is not what the result commits to.
 */
export async function exportSealed(
  id: RoundId,
  version: number | null,
  deps: SealedExportDeps,
): Promise<string> {
  const { store, rounds } = deps
  if ((await rounds.getRound(id)).state !== 'certified')
    throw new Problem('round/notCertified', { round: id })
  const last = version ?? (await listVersions(id, store)).at(-1)?.number ?? 0
  return sealedLine((await sealedYear(id, last, deps)).sealed)
}

/** One version of a result, with what is sealed with it. */
export async function sealedYear(
  id: RoundId,
  number: number,
  { store, rounds, surveys }: SealedExportDeps,
): Promise<SealedYear> {
  const { survey } = await rounds.getRound(id)
  const certified = await getSealed(id, number, store)
  const { content, salt, sealed } = versionOf(certified)
  const earlier = (await sealedBefore(id, number, store)).map(versionOf)
  const sources = { survey: (await surveys.getSurvey(survey)).survey, earlier }
  const { digest } = certified
  const { commitment } = content
  return { content, sealed: { format: SEALED_FORMAT, digest, commitment, salt, sealed, sources } }
}

/** @throws Problem 'store/unsound' when what is sealed is not what the result commits to. */
function versionOf({
  roundId,
  text,
  sealed,
  sealSalt: salt,
}: Pick<CertifiedResult, 'roundId' | 'text' | 'sealed' | 'sealSalt'>): SealedVersion {
  const content = JSON.parse(text) as SealedVersion['content']
  if (commitmentTo(sealed, Buffer.from(salt, 'hex')) === content.commitment) {
    return { content, salt, sealed }
  }
  throw new Problem('store/unsound', { count: 1 }, { faults: [fault(roundId, 'commitment')] })
}
