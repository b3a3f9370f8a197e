import type { ContentKind } from '../../reports/certified/read-content.ts'
import type { CertifiedContent } from '../../reports/results/certified-file.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { RoundId } from '../../surveys/round.ts'

/** A certified file that somebody else has made, as it was when it was imported. */
export interface ImportedFile extends CertifiedContent {
  /** What it says it is, so that no other can say the same: `resultat samverkan-2022 0`. */
  readonly place: string
  readonly kind: ContentKind
  /** The round that it is of; of a comparison the earlier and the later one. */
  readonly rounds: readonly RoundId[]
  readonly importedAt: Instant
  /** As the log has it. */
  readonly importedBy: string
}

/** A public key of somebody else, whose files are believed here. */
export interface AcceptedKey {
  readonly fingerprint: string
  readonly pem: string
  readonly reason: string
  readonly acceptedAt: Instant
  readonly acceptedBy: string
}

/** What is imported is never changed or removed, and neither is a key that was accepted. */
export interface ImportStore {
  /** @returns 'exists' when its place is taken; that one stays. */
  insertImportedFile(file: ImportedFile): Promise<'stored' | 'exists'>
  /** In the order of their places by code point. */
  listImportedFiles(): Promise<readonly ImportedFile[]>
  /** @returns 'exists' when it is accepted already; that stays. */
  insertAcceptedKey(key: AcceptedKey): Promise<'stored' | 'exists'>
  /** In the order of their fingerprints. */
  listAcceptedKeys(): Promise<readonly AcceptedKey[]>
}
