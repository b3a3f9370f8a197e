import { type Invitation, NEW_INVITATION } from '../../surveys/invitation.ts'
import type { SubmittedResponse } from '../../surveys/response.ts'
import type { FrameEntry, Round } from '../../surveys/round.ts'
import type { WalkIn } from '../../surveys/walk-in.ts'
import type { Opening } from '../../server/store/round-store.ts'
import type { Store } from '../../server/store/store.ts'
import { CLOSES, OPENS, ROUND } from './test-container.ts'
import { SECTORS } from './test-data.ts'

/** Records as the services make them, for suites that test the stores alone. */

export function draftRound(id = 'prov-2022'): Round {
  return {
    ...ROUND,
    id,
    revision: 1,
    state: 'draft',
    graceMinutes: 30,
    closesAt: CLOSES,
    opened: null,
    closedAt: null,
    notes: [],
    clearedIn: null,
    openLink: null,
  }
}

function frameEntry(associationId: string, sector = 'idrott'): FrameEntry {
  return { associationId, name: `Förening ${associationId}`, orgNumber: null, sector, email: null }
}

export function invitation(
  associationId: string,
  roundId = 'prov-2022',
  sector = 'idrott',
): Invitation {
  return {
    ...NEW_INVITATION,
    id: `i-${roundId}-${associationId}`,
    roundId,
    associationId,
    sector,
    lookup: `l-${roundId}-${associationId}`,
  }
}

/** Someone who came by the open link and typed a name. */
export function walkIn(id: string, change: Partial<WalkIn> = {}): WalkIn {
  return {
    id,
    roundId: 'prov-2022',
    lookup: `l-${id}`,
    revision: 1,
    name: `Förening ${id}`,
    orgNumber: null,
    sector: 'idrott',
    associationId: null,
    decision: null,
    ...change,
  }
}

export function opening(associations: readonly string[], id = 'prov-2022'): Opening {
  const round = draftRound(id)
  return {
    round: {
      ...round,
      revision: 2,
      state: 'open',
      opened: { at: OPENS, surveyDigest: 'd', sectors: SECTORS },
    },
    frame: associations.map(association => frameEntry(association)),
    invitations: associations.map(association => invitation(association, id)),
    wrappedLinkKey: `wrapped-${id}`,
  }
}

/** A round that takes responses. */
export async function insertOpenRound(
  store: Store,
  associations: readonly string[],
  id = 'prov-2022',
): Promise<void> {
  await store.insertRound(draftRound(id))
  await store.openRound(opening(associations, id))
}

export function response(
  key: string,
  change: Partial<SubmittedResponse> = {},
  content: Partial<SubmittedResponse['content']> = {},
): SubmittedResponse {
  return {
    roundId: 'prov-2022',
    key,
    revision: 1,
    survey: 'prov/1',
    sector: 'idrott',
    ...change,
    content: {
      state: 'submitted',
      submissionId: `s-${key}`,
      answers: { 'prov.helhet': 4 },
      mode: 'web',
      codeDigest: 'c',
      salt: '00',
      pseudonym: null,
      association: null,
      ...content,
    },
  }
}

export function submitting(key: string, change: Partial<SubmittedResponse> = {}) {
  return {
    response: response(key, change),
    mark: { invitationId: `i-${change.roundId ?? 'prov-2022'}-${key}`, at: OPENS },
  }
}
