import type { SubmittedResponse } from '../../surveys/response.ts'
import type { PairTally } from '../tally/joint-tally.ts'
import { canonical, sha256 } from './canonical.ts'
import type { SealedPart } from './result-set.ts'

/**
 * The leaf of one response in the sealed list: shows later that the response was counted as it was,
 * without telling anything of it to someone who has not the response and its salt.
 */
export function responseLeaf({ survey, sector, content }: SubmittedResponse): string {
  const counted = { survey, sector, answers: content.answers, mode: content.mode }
  return sha256(Buffer.from(content.salt, 'hex'), canonical(counted))
}

/** What a comparison says of what was counted of both rounds together: SHA-256 of salt and counts. */
export function commitmentToPair({
  tally,
  salt,
}: {
  readonly tally: PairTally
  /** Hex. */
  readonly salt: string
}): string {
  return sha256(Buffer.from(salt, 'hex'), canonical(tally))
}

/** What the published part says of the sealed part: SHA-256 of the salt and the sealed part's bytes. */
export function commitmentTo(sealed: SealedPart, salt: Uint8Array): string {
  return sha256(salt, canonical(sealed))
}
