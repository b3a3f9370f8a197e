import { changeInvitation, type Invitation } from '../../surveys/invitation.ts'
import type { RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { someAtOnce } from './some-at-once.ts'

/** How many e-mail addresses are kept of those invited to a round: in the frame, and beside the invitations. */
export async function countAddresses(round: RoundId, store: Store): Promise<number> {
  const framed = (await store.listFrame(round)).filter(({ email }) => email !== null)
  const invited = (await store.listInvitations(round)).flatMap(addressesOf)
  return framed.length + invited.length
}

/**
 * Takes away every e-mail address of those invited to a round. The register keeps its own, and forgets them by the day
 * that stands there. Can be broken off anywhere and run again.
 *
 * @throws Problem 'round/changedMeanwhile' when somebody changed an invitation at the same time.
 */
export async function forgetAddresses(round: RoundId, store: Store): Promise<void> {
  const framed = (await store.listFrame(round)).filter(({ email }) => email !== null)
  await someAtOnce(framed, entry => store.saveFrameEntry(round, { ...entry, email: null }))
  const invited = (await store.listInvitations(round)).filter(
    invitation => addressesOf(invitation).length > 0,
  )
  await someAtOnce(invited, async invitation => {
    const { wayOut } = invitation
    const change = { email: null, wayOut: wayOut && { ...wayOut, email: null } }
    if ((await store.saveInvitation(changeInvitation(invitation, change))) === 'stored') return
    throw new Problem('round/changedMeanwhile', { round })
  })
}

/** Where a new link was sent, and whom the wrong person proposed. */
function addressesOf({ email, wayOut }: Invitation): readonly string[] {
  return [email, wayOut?.email ?? null].filter(address => address !== null)
}
