import type { Instant } from '../../surveys/instant.ts'
import { type Invitation, NEW_INVITATION } from '../../surveys/invitation.ts'
import type { Response, SubmittedResponse } from '../../surveys/response.ts'
import type { FrameEntry, Round } from '../../surveys/round.ts'
import type { LinkKey } from '../keys/link-key.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { identityIn, markOf } from './submit-answer.ts'
import { findWaiting, type Waiting } from './waiting-answers.ts'

interface CountDeps {
  readonly store: Store
  readonly secret: ServerSecret
  readonly now: () => Instant
}

/**
 * Moves an approved answer to the place of the association's own, so that it counts. It is written there first and
 * taken away after: what is broken off in between is told by its salt, and finished the next time. The
 * receipt's code stays the one that was given.
 */
export async function countAsAssociations(
  { round, walkIn, linkKey }: Pick<Waiting, 'round' | 'walkIn' | 'linkKey'>,
  entry: FrameEntry,
  deps: CountDeps,
): Promise<void> {
  const { store } = deps
  const invitation =
    (await store.findInvitationOf(round.id, entry.associationId)) ??
    (await addToFrame(round, entry, { ...deps, linkKey }))
  const key = linkKey.responseKey(entry.associationId)
  // Whoever answered may have changed it once more, before it was approved.
  for (;;) {
    const waiting = await findWaiting(walkIn, linkKey, store)
    if (waiting === null) return
    const stored = await store.findResponse(round.id, key)
    if (!isThere(waiting, stored)) {
      const approved: SubmittedResponse = {
        ...waiting,
        key,
        revision: (stored?.revision ?? 0) + 1,
        sector: entry.sector,
        content: {
          ...waiting.content,
          state: 'submitted',
          ...identityIn(round, entry.associationId, deps.secret),
        },
      }
      await write(approved, markOf(round, invitation, deps.now()), store)
    }
    if (await store.removeWaiting(waiting)) return
  }
}

/** Each writing of an answer has a salt of its own, which it keeps when it is moved. */
function isThere({ content }: SubmittedResponse, stored: Response | null): boolean {
  return stored?.content.state === 'submitted' && stored.content.salt === content.salt
}

/** As what staff read in, it may come after the round has closed: it was sent in before. */
async function write(
  response: SubmittedResponse,
  mark: ReturnType<typeof markOf>,
  store: Store,
): Promise<void> {
  const outcome = await store.importResponses([{ response, mark }], null)
  if (outcome === 'stored') return
  const code = outcome === 'closed' ? 'round/certified' : 'round/changedMeanwhile'
  throw new Problem(code, { round: response.roundId })
}

/** What was broken off halfway is made whole. */
async function addToFrame(
  { id: roundId }: Round,
  entry: FrameEntry,
  { store, secret, linkKey }: CountDeps & { readonly linkKey: LinkKey },
): Promise<Invitation> {
  const { associationId, sector } = entry
  const id = linkKey.laterInvitation(associationId)
  const lookup = secret.lookup(linkKey.token(id))
  const invitation = { ...NEW_INVITATION, id, roundId, associationId, sector, lookup }
  await store.addToFrame(entry, invitation)
  return invitation
}
