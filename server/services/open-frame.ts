import type { Instant } from '../../surveys/instant.ts'
import { type Invitation, NEW_INVITATION } from '../../surveys/invitation.ts'
import { changeRound, type FrameEntry, type OpenedRound, type Round } from '../../surveys/round.ts'
import { createLinkKey, LINK_KEY_BYTES } from '../keys/link-key.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'

export interface OpenFrameDeps {
  readonly store: Store
  readonly secret: ServerSecret
  readonly now: () => Instant
  readonly randomBytes: (size: number) => Buffer
}

/** A round as opened, and how many were invited. */
export interface OpenedFrame {
  readonly round: Round
  readonly invited: number
}

/** What opening a round freezes: whom it asks, and what. */
interface Frozen extends Pick<OpenedRound, 'sectors' | 'surveyDigest'> {
  readonly frame: readonly FrameEntry[]
}

/**
 * Opens a draft for those in its frame: each gets an invitation, and the round the key that their links come from.
 *
 * @throws Problem 'round/changedMeanwhile'.
 */
export async function openFrame(
  round: Round,
  { frame, ...frozen }: Frozen,
  deps: OpenFrameDeps,
): Promise<OpenedFrame> {
  const { store, secret, now, randomBytes } = deps
  const { id } = round
  const linkKey = randomBytes(LINK_KEY_BYTES)
  const opened = changeRound(round, { state: 'open', opened: { at: now(), ...frozen } })
  const outcome = await store.openRound({
    round: opened,
    frame,
    invitations: invitationsTo(frame, { round, linkKey }, deps),
    wrappedLinkKey: secret.wrap(linkKey, id, randomBytes(12)),
  })
  if (outcome === 'stale') throw new Problem('round/changedMeanwhile', { round: id })
  return { round: opened, invited: frame.length }
}

function invitationsTo(
  frame: readonly FrameEntry[],
  { round, linkKey }: { readonly round: Round; readonly linkKey: Uint8Array },
  { secret, randomBytes }: OpenFrameDeps,
): readonly Invitation[] {
  const links = createLinkKey(linkKey)
  return frame.map(({ associationId, sector }) => {
    const id = randomBytes(16).toString('base64url')
    const lookup = secret.lookup(links.token(id))
    return { ...NEW_INVITATION, id, roundId: round.id, associationId, sector, lookup }
  })
}
