import { createSecretKey } from 'node:crypto'

import type { AssociationId } from '../../surveys/association.ts'
import type { AccessToken, InvitationId } from '../../surveys/invitation.ts'
import type { Answers, DraftContent, ResponseKey } from '../../surveys/response.ts'
import type { OpenLinkCode, WalkInId } from '../../surveys/walk-in.ts'
import { formatCode } from './receipt-code.ts'
import { keyed, seal, unseal } from './server-secret.ts'

export const LINK_KEY_BYTES = 32

/**
 * A round's own key: links, response keys and codes are derived from it and stored nowhere. When the
 * round is certified the key is destroyed, and nobody can walk from an association to its response.
 */
export interface LinkKey {
  /** The secret in an invitation's link: 128 bits, base64url. */
  token(linkId: string): AccessToken
  responseKey(association: AssociationId): ResponseKey
  /** Where a draft is kept that is to replace an answer, which stands meanwhile: one for each link. */
  replacementKey(linkId: string): ResponseKey
  /** Where the answer of someone who came by the open link waits to be approved. */
  waitingKey(walkIn: WalkInId): ResponseKey
  /** The code in the round's open link: 40 bits, `K7M4-2QXP`. It hangs on a wall, and is to be found by nobody else. */
  openLinkCode(): OpenLinkCode
  /** The id of an invitation that is made after the round was opened: always the same for one association. */
  laterInvitation(association: AssociationId): InvitationId
  /** The receipt's code, the same for every revision: `K7M4-2QXP-9TRD-V3HN`. */
  code(association: AssociationId): string
  /** @param nonce 12 random bytes, new each time. */
  sealDraft(draft: DraftContent, key: ResponseKey, nonce: Uint8Array): string
  openDraft(sealed: string, key: ResponseKey): DraftContent
}

export function createLinkKey(bytes: Uint8Array): LinkKey {
  const linkKey = createSecretKey(bytes)
  const drafts = keyed(linkKey, 'draft')
  return {
    token: linkId => keyed(linkKey, `link${linkId}`).subarray(0, 16).toString('base64url'),
    responseKey: association => keyed(linkKey, `response${association}`).toString('base64url'),
    replacementKey: linkId => keyed(linkKey, `replacement${linkId}`).toString('base64url'),
    waitingKey: walkIn => keyed(linkKey, `waiting${walkIn}`).toString('base64url'),
    openLinkCode: () => formatCode(keyed(linkKey, 'open').subarray(0, 5)),
    laterInvitation: association =>
      keyed(linkKey, `invitation${association}`).subarray(0, 16).toString('base64url'),
    code: association => formatCode(keyed(linkKey, `code${association}`).subarray(0, 10)),
    sealDraft: (draft, key, nonce) =>
      seal(Buffer.from(JSON.stringify(draft)), { key: drafts, nonce, context: key }),
    openDraft: (sealed, key) =>
      readDraft(JSON.parse(unseal(sealed, { key: drafts, context: key }).toString('utf8'))),
  }
}

/** Drafts of before held nothing but answers, by questions' ids: there is always a dot in one. */
function readDraft(data: unknown): DraftContent {
  const isWhole = typeof data === 'object' && data !== null && 'answers' in data
  return isWhole ? (data as DraftContent) : { answers: data as Answers, note: '' }
}
