import { canonical } from '../../reports/results/canonical.ts'
import type { ResultSet } from '../../reports/results/result-set.ts'
import { commitmentTo } from '../../reports/results/seal.ts'
import { fault } from '../../surveys/fault.ts'
import type { RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { getLatest, getSealed } from './result-versions.ts'
import type { RoundService } from './round-service.ts'

const FORMAT = 'samverkansbarometern/forseglat/1'

/**
 * What is sealed with a certified result, and the salt that it was sealed with, for auditors who work every figure out
 * once more. It tells what the result withholds.
 *
 * @param version 0 is the first; `null`: the one that holds.
 * @returns One line in canonical form, `{"commitment":…,"digest":…,"format":…,"salt":…,"sealed":…}`: the commitment is
 *   the SHA-256 of the salt's bytes and those of `sealed`, and stands in the result that has the digest.
 * @throws Problem 'round/notCertified', 'result/noVersion', or 'store/unsound' when it is not what the result commits to.
 */
export async function exportSealed(
  id: RoundId,
  version: number | null,
  { store, rounds }: { readonly store: Store; readonly rounds: Pick<RoundService, 'getRound'> },
): Promise<string> {
  const { state } = await rounds.getRound(id)
  if (state !== 'certified') throw new Problem('round/notCertified', { round: id })
  const certified =
    version === null ? await getLatest(id, store) : await getSealed(id, version, store)
  const { text, digest, sealed, sealSalt: salt } = certified
  const { commitment } = JSON.parse(text) as Pick<ResultSet, 'commitment'>
  if (commitmentTo(sealed, Buffer.from(salt, 'hex')) !== commitment) {
    throw new Problem('store/unsound', { count: 1 }, { faults: [fault(id, 'commitment')] })
  }
  return `${canonical({ commitment, digest, format: FORMAT, salt, sealed })}\n`
}
