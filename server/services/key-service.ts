import type { KeyObject } from 'node:crypto'

import type { Instant } from '../../surveys/instant.ts'
import { actorText, type Origin } from '../accounts/log-entry.ts'
import { readPublicKeys } from '../keys/key-files.ts'
import { fingerprintOf, type KnownKeys } from '../keys/signatures.ts'
import { Problem } from '../problems.ts'
import type { AcceptedKey } from '../store/import-store.ts'
import type { Store } from '../store/store.ts'
import type { ActLog } from './act-log.ts'
import { knownFileKeys } from './known-file-keys.ts'

/** What somebody says of a key: which, by its fingerprint, and why it is believed. */
export interface KeyAcceptance {
  /** A file of public keys, as `barometer keys public` writes it. */
  readonly text: string
  /** What the file is called, for what is told. */
  readonly path: string
  readonly fingerprint: string
  readonly reason: string
}

/** Whose signatures are believed here: the installation's own keys, and those of others that somebody has accepted. */
export interface KeyService {
  /**
   * @throws Problem 'keys/notPublic', 'import/otherKey' when none in the file has that fingerprint, or 'import/needReason'.
   */
  accept(acceptance: KeyAcceptance, by: Origin): Promise<AcceptedKey>
  /** In the order of their fingerprints. */
  list(): Promise<readonly AcceptedKey[]>
  /** The public keys of the installation itself, the newest first: for others who check what is certified here. */
  readonly own: KnownKeys
  /** Those that files are checked with. */
  known(): Promise<KnownKeys>
}

export interface KeyServiceDeps {
  readonly store: Store
  /** The installation's own. */
  readonly knownKeys: KnownKeys
  readonly acts: ActLog
  readonly now: () => Instant
}

export function createKeyService({ store, knownKeys: own, acts, now }: KeyServiceDeps): KeyService {
  return {
    own,
    async accept(acceptance, by) {
      const { reason } = acceptance
      const key = namedKey(acceptance)
      const fingerprint = fingerprintOf(key)
      if (reason.trim() === '') throw new Problem('import/needReason', { key: fingerprint })
      const accepted = {
        fingerprint,
        pem: key.export({ type: 'spki', format: 'pem' }).toString(),
        reason: reason.trim(),
        acceptedAt: now(),
        acceptedBy: actorText(by.actor),
      }
      const act = { act: 'key.accepted', object: fingerprint, reason: accepted.reason } as const
      await acts.record({ ...by, ...act }, () => store.insertAcceptedKey(accepted))
      return accepted
    },
    list: () => store.listAcceptedKeys(),
    known: () => knownFileKeys(own, store),
  }
}

/** A fingerprint is compared as people write it: with capitals, and in groups. */
function namedKey({ text, path, fingerprint }: KeyAcceptance): KeyObject {
  const wanted = fingerprint.replaceAll(/[\s:]/g, '').toLowerCase()
  const keys = readPublicKeys(text, path)
  const found = keys.find(key => fingerprintOf(key) === wanted)
  if (found !== undefined) return found
  throw new Problem('import/otherKey', {
    path,
    key: wanted,
    found: keys.map(fingerprintOf).join(', '),
  })
}
