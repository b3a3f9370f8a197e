import { canonical } from '../../reports/results/canonical.ts'
import type { Instant } from '../../surveys/instant.ts'
import { type AccessToken, type Invitation, linkIdOf } from '../../surveys/invitation.ts'
import {
  type Answers,
  type Draft,
  type DraftContent,
  isSubmitted,
  type Response,
  type ResponseKey,
} from '../../surveys/response.ts'
import { type FrameEntry, type Round, type RoundPhase, roundPhase } from '../../surveys/round.ts'
import type { Survey } from '../../surveys/survey.ts'
import type { WalkIn } from '../../surveys/walk-in.ts'
import type { LinkKey } from '../keys/link-key.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import type { SaveOutcome, SeenRound } from '../store/response-store.ts'
import type { Store } from '../store/store.ts'
import type { Invited } from './invited.ts'
import type { RoundKeys } from './round-keys.ts'
import { surveyOf } from './survey-of.ts'
import type { SurveyService } from './survey-service.ts'
import { followWalkIn } from './walk-in-access.ts'

/** What a personal link gives access to, or one that someone got who came by the open link. */
export interface Access {
  readonly isEnded: false
  /** When the link was followed. */
  readonly at: Instant
  readonly round: Round
  readonly phase: RoundPhase
  readonly invitation: Invitation
  /** Who came by the open link, and says to answer for the association; `null`: the association was invited. */
  readonly walkIn: WalkIn | null
  readonly association: FrameEntry
  readonly survey: Survey
  readonly linkKey: LinkKey
  readonly responseKey: ResponseKey
  /** Where a draft is kept: in the place of the response, but for one that is to replace it. */
  readonly draftKey: ResponseKey
  /** Draft or response that the link leads to; `null` while there is none. */
  readonly response: Response | null
  /** The revision of the response that the link replaces without its code; `null`: it does not. */
  readonly replacedRevision: number | null
}

/** The link leads to nothing more: only this much can still be told. */
export interface EndedAccess {
  readonly isEnded: true
  /**
   * The round is certified and takes nothing more; there is another link instead of this one; or staff have decided
   * about an answer that waited.
   */
  readonly why: 'certified' | 'replaced' | 'approved' | 'rejected'
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

/**
 * Follows a personal link.
 *
 * @returns What the link gives access to; only the round when that is certified, or the link is replaced.
 * @throws Problem 'page/unknown' for every link that leads nowhere, whatever the reason.
 */
export async function followLink(
  token: AccessToken,
  deps: AccessDeps,
): Promise<Access | EndedAccess> {
  const { store, keys, secret, now } = deps
  const lookup = secret.lookup(token)
  // Whatever it is, it is looked for: what leads nowhere takes the same time, and tells nothing.
  const invitation = await store.findInvitation(lookup)
  if (invitation === null) return followWalkIn(lookup, deps)
  const { roundId, associationId } = invitation
  const recalled = keys.recall(roundId)
  // None needs another, and where the store is a server each is a way there and back.
  const [round, association, early] = await Promise.all([
    store.findRound(roundId),
    store.findFrameEntry(roundId, associationId),
    recalled && readStored(invitation, recalled, store),
  ])
  if (round === null) throw new Problem('page/unknown')
  const survey = await surveyOf(round, associationId, deps)
  if (round.state === 'certified') {
    keys.forget(round.id)
    return { isEnded: true, why: 'certified', round, survey }
  }
  if (invitation.lookup !== lookup) return { isEnded: true, why: 'replaced', round, survey }
  if (association === null) throw new Problem('page/unknown')
  const stored = early ?? (await readStored(invitation, await keys.linkKeyOf(round), store))
  const at = now()
  const phase = roundPhase(round, at)
  const followed = { at, round, phase, invitation, association, survey, ...stored }
  return { isEnded: false, walkIn: null, ...followed }
}

/**
 * The same as a link of an association gives, for those who key in what it has answered on paper.
 *
 * @throws Problem 'round/certified' when the round takes nothing more.
 */
export async function accessOf(
  { round, entry, invitation }: Invited,
  deps: AccessDeps,
): Promise<Access> {
  const { store, keys, now } = deps
  if (round.state === 'certified') throw new Problem('round/certified', { round: round.id })
  const survey = await surveyOf(round, entry.associationId, deps)
  const stored = await readStored(invitation, await keys.linkKeyOf(round), store)
  const at = now()
  const phase = roundPhase(round, at)
  const found = { at, round, phase, invitation, association: entry, survey, ...stored }
  return { isEnded: false, walkIn: null, ...found }
}

type Stored = Pick<Access, 'linkKey' | 'responseKey' | 'draftKey' | 'response' | 'replacedRevision'>

/** Draft or response of the association that is invited, and what finds it. */
async function readStored(invitation: Invitation, linkKey: LinkKey, store: Store): Promise<Stored> {
  const { roundId, associationId, replacesRevision } = invitation
  const responseKey = linkKey.responseKey(associationId)
  const response = await store.findResponse(roundId, responseKey)
  if (replacesRevision === null || response?.revision !== replacesRevision) {
    return { linkKey, responseKey, draftKey: responseKey, response, replacedRevision: null }
  }
  const draftKey = linkKey.replacementKey(linkIdOf(invitation))
  const draft = await store.findResponse(roundId, draftKey)
  return { linkKey, responseKey, draftKey, response: draft, replacedRevision: replacesRevision }
}

/** What the store holds of an answer that is being prepared or changed. */
export interface SavedAnswers {
  readonly answers: Answers
  /** 0 while nothing is stored. */
  readonly revision: number
}

/** The same of an answer that is not sent in, with what is noted in it for the next person. */
export interface SavedDraft extends SavedAnswers, DraftContent {}

/** The draft behind a link that nothing has been submitted with. */
export function savedDraft({ response, linkKey, draftKey }: Access): SavedDraft {
  if (response === null || isSubmitted(response)) return { answers: {}, note: '', revision: 0 }
  const { sealed } = response.content as Draft
  return { ...linkKey.openDraft(sealed, draftKey), revision: response.revision }
}

/** Stores a draft, if its revision follows the stored one. */
export function storeDraft(
  { round, draftKey: key, association, linkKey }: Access,
  { answers, note, revision }: SavedDraft,
  { store, randomBytes }: Pick<AccessDeps, 'store' | 'randomBytes'>,
): Promise<SaveOutcome> {
  const sealed = linkKey.sealDraft({ answers, note }, key, randomBytes(12))
  const draft: Response = {
    roundId: round.id,
    key,
    revision,
    survey: round.survey,
    sector: association.sector,
    content: { state: 'draft', sealed },
  }
  return store.saveDraft(draft, seenRound({ round }))
}

/** What is written next goes by this, where the store cannot look at the round as it writes. */
export function seenRound({ round }: Pick<Access, 'round'>): SeenRound {
  const { state, closedAt } = round
  return { state, closedAt }
}

export function isSameAnswers(a: Answers, b: Answers): boolean {
  return canonical(a) === canonical(b)
}
