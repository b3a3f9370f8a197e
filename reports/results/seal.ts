import type { SubmittedResponse } from '../../surveys/response.ts'
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

/** What the published part says of the sealed part: SHA-256 of the salt and the sealed part's bytes. */
export function commitmentTo(sealed: SealedPart, salt: Uint8Array): string {
  return sha256(salt, canonical(sealed))
}
