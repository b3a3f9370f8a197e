import { canonical } from '../../reports/results/canonical.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { AccessToken, Invitation } from '../../surveys/invitation.ts'
import {
  type Answers,
  type Draft,
  isSubmitted,
  type Response,
  type ResponseKey,
} from '../../surveys/response.ts'
import { type FrameEntry, type Round, type RoundPhase, roundPhase } from '../../surveys/round.ts'
import type { Survey } from '../../surveys/survey.ts'
import type { LinkKey } from '../keys/link-key.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import type { SeenRound } from '../store/response-store.ts'
import type { Store } from '../store/store.ts'
import type { RoundKeys } from './round-keys.ts'
import type { SurveyService } from './survey-service.ts'

/** What a personal link gives access to. */
export interface Access {
  readonly isEnded: false
  /** When the link was followed. */
  readonly at: Instant
  readonly round: Round
  readonly phase: RoundPhase
  readonly invitation: Invitation
  readonly association: FrameEntry
  readonly survey: Survey
  readonly linkKey: LinkKey
  readonly responseKey: ResponseKey
  /** Draft or response; `null` while nothing is stored. */
  readonly response: Response | null
}

/** The round takes nothing more, and its links are gone: only this much can still be told. */
export interface EndedAccess {
  readonly isEnded: true
  readonly round: Round
  readonly survey: Survey
}

export interface AccessDeps {
  readonly store: Store
  readonly surveys: SurveyService
  readonly keys: RoundKeys
  readonly secret: ServerSecret
  readonly now: () => Instant
  readonly randomBytes: (size: number) => Buffer
}

/** 128 bits as base64url. Anything else is no token, and is not looked for. */
const TOKEN = /^[A-Za-z0-9_-]{22}$/

/**
 * Follows a personal link.
 *
 * @returns What the link gives access to; only the round when that is certified and its links ended.
 * @throws Problem 'page/unknown' for every link that leads nowhere, whatever the reason.
 */
export async function followLink(
  token: AccessToken,
  deps: AccessDeps,
): Promise<Access | EndedAccess> {
  const { store, surveys, keys, now } = deps
  const invitation = await findInvitation(token, deps)
  const { roundId, associationId } = invitation
  const recalled = keys.recall(roundId)
  // None needs another, and where the store is a server each is a way there and back.
  const [round, association, early] = await Promise.all([
    store.findRound(roundId),
    store.findFrameEntry(roundId, associationId),
    recalled && readStored(invitation, recalled, store),
  ])
  if (round === null) throw new Problem('page/unknown')
  const { survey } = await surveys.getSurvey(round.survey)
  if (round.state === 'certified') {
    keys.forget(round.id)
    return { isEnded: true, round, survey }
  }
  if (association === null) throw new Problem('page/unknown')
  const stored = early ?? (await readStored(invitation, await keys.linkKeyOf(round), store))
  const at = now()
  const phase = roundPhase(round, at)
  return { isEnded: false, at, round, phase, invitation, association, survey, ...stored }
}

async function findInvitation(
  token: AccessToken,
  { store, secret }: Pick<AccessDeps, 'store' | 'secret'>,
): Promise<Invitation> {
  const found = TOKEN.test(token) ? await store.findInvitation(secret.lookup(token)) : null
  if (found === null) throw new Problem('page/unknown')
  return found
}

/** Draft or response of the association that is invited, and what finds it. */
async function readStored(
  { roundId, associationId }: Invitation,
  linkKey: LinkKey,
  store: Store,
): Promise<Pick<Access, 'linkKey' | 'responseKey' | 'response'>> {
  const responseKey = linkKey.responseKey(associationId)
  return { linkKey, responseKey, response: await store.findResponse(roundId, responseKey) }
}

/** What the store holds of an answer that is being prepared or changed. */
export interface SavedAnswers {
  readonly answers: Answers
  /** 0 while nothing is stored. */
  readonly revision: number
}

/** The draft behind a link that nothing has been submitted with. */
export function savedAnswers({ response, linkKey, responseKey }: Access): SavedAnswers {
  if (response === null || isSubmitted(response)) return { answers: {}, revision: 0 }
  const { sealed } = response.content as Draft
  return { answers: linkKey.openDraft(sealed, responseKey), revision: response.revision }
}

/** What is written next goes by this, where the store cannot look at the round as it writes. */
export function seenRound({ round }: Pick<Access, 'round'>): SeenRound {
  const { state, closedAt } = round
  return { state, closedAt }
}

export function isSameAnswers(a: Answers, b: Answers): boolean {
  return canonical(a) === canonical(b)
}
