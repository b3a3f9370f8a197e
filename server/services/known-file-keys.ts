import { readPublicKeys } from '../keys/key-files.ts'
import { type KnownKeys, knownKeys } from '../keys/signatures.ts'
import type { Store } from '../store/store.ts'

/** The keys that certified files are checked with: the installation's own, and those of others that are accepted. */
export async function knownFileKeys(
  own: KnownKeys,
  store: Pick<Store, 'listAcceptedKeys'>,
): Promise<KnownKeys> {
  const accepted = await store.listAcceptedKeys()
  const keys = accepted.flatMap(({ pem, fingerprint }) => readPublicKeys(pem, fingerprint))
  return new Map([...own, ...knownKeys(keys)])
}
