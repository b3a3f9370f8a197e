import type { CertifiedContent } from '../../reports/results/certified-file.ts'
import type { Round, RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { CertifiedResult, SealedCounts } from '../store/result-store.ts'
import type { Store } from '../store/store.ts'
import { importedResults } from './imported-files.ts'

/** One version of a certified result: 0 is the first, then its corrections; the latest is the one that holds. */
export interface ResultVersion extends CertifiedContent {
  readonly number: number
}

/** Every version of a round's certified result, the first first; of a round of others those that are imported. */
export async function listVersions(
  round: RoundId,
  store: Store,
): Promise<readonly ResultVersion[]> {
  const first = await store.findPublishedResult(round)
  return first === null
    ? importedResults(round, store)
    : [{ ...first, number: 0 }, ...(await store.listCorrections(round))]
}

/** One of them with what is sealed. @throws Problem 'result/noVersion'. */
export async function getSealed(
  round: RoundId,
  number: number,
  store: Store,
): Promise<CertifiedResult> {
  const found =
    number === 0 ? await store.findResult(round) : await store.findCorrection(round, number)
  if (found === null) throw new Problem('result/noVersion', { round, number })
  return found
}

/** What was counted of one of them. @throws Problem 'result/noVersion'. */
export async function getSealedCounts(
  round: RoundId,
  number: number,
  store: Store,
): Promise<SealedCounts> {
  const found = await store.findSealedCounts(round, number)
  if (found === null) throw new Problem('result/noVersion', { round, number })
  return found
}

/** With what is sealed: every version before one of them, the first first. */
export function sealedBefore(
  round: RoundId,
  number: number,
  store: Store,
): Promise<readonly CertifiedResult[]> {
  return Promise.all(Array.from({ length: number }, (_, at) => getSealed(round, at, store)))
}

/** The version with a digest; `null`: none has it. */
export async function findByDigest(
  round: RoundId,
  digest: string | null,
  store: Store,
): Promise<CertifiedResult | null> {
  const versions = await listVersions(round, store)
  const found = versions.find(version => version.digest === digest)
  return found === undefined ? null : getSealed(round, found.number, store)
}

/** The leaves of responses that the version that holds has found not to count. */
export async function findSetAside(
  { id, state }: Pick<Round, 'id' | 'state'>,
  store: Store,
): Promise<ReadonlySet<string>> {
  const isCorrected = state === 'certified' && (await store.listCorrections(id)).length > 0
  return new Set(isCorrected ? (await getLatest(id, store)).sealed.setAside : [])
}

/** The one that holds. @throws Problem 'result/noVersion' before it is certified. */
export async function getLatest(round: RoundId, store: Store): Promise<CertifiedResult> {
  const number = (await store.listCorrections(round)).at(-1)?.number ?? 0
  return getSealed(round, number, store)
}
