import { isEmailAddress } from '../../surveys/association.ts'
import { type AccessToken, changeInvitation, type Invitation } from '../../surveys/invitation.ts'
import type { WayOut, WayOutKind } from '../../surveys/outcome.ts'
import { promiseOf } from '../../surveys/promise.ts'
import { Problem } from '../problems.ts'
import type { Access, AccessDeps } from './answer-access.ts'
import { type OpenedLink, openLink, type OtherLink } from './open-link.ts'
import { untilSettled } from './until-settled.ts'

/** What somebody with the link tells instead of answering. */
export interface TakenWayOut {
  readonly kind: WayOutKind
  /** Whom to ask instead, as typed; empty when nobody is named. */
  readonly email: string
}

export type WayOutOutcome =
  | { readonly kind: 'told'; readonly access: Access; readonly wayOut: WayOut | null }
  /** What was typed is no address. */
  | { readonly kind: 'noAddress'; readonly access: Access }
  | OtherLink

/**
 * Ways out for those who cannot or will not answer. A way out proposes an outcome to staff and changes
 * nothing else: the association can answer all the same, and take it back until staff have decided.
 */
export interface WayOutService {
  /** The way out that has been taken; `null`: none. */
  find(token: AccessToken): Promise<WayOutOutcome>
  /** Takes a way out, in place of any that was taken before. */
  take(token: AccessToken, taken: TakenWayOut): Promise<WayOutOutcome>
  /** Takes it back; does nothing once staff have decided. */
  takeBack(token: AccessToken): Promise<WayOutOutcome>
}

export function createWayOutService(deps: AccessDeps): WayOutService {
  return {
    find: token => change(token, ({ wayOut }) => wayOut, deps),
    async take(token, { kind, email }) {
      const address = kind === 'wrongPerson' ? email.trim() : ''
      if (address !== '' && !isEmailAddress(address)) return refuse(token, deps)
      const given = { kind, email: address === '' ? null : address }
      return change(token, (_before, access) => ({ ...given, at: timeOf(access) }), deps)
    },
    takeBack: token => change(token, () => null, deps),
  }
}

/** @throws Problem 'page/unknown' for someone who came by the open link and was not asked, and for a body. */
async function openInvitation(token: AccessToken, deps: AccessDeps): Promise<OpenedLink> {
  const link = await openLink(token, deps)
  const { round } = link.access
  const wasNotAsked = link.kind === 'form' && link.access.walkIn !== null
  if (wasNotAsked || round.inquiry !== undefined) throw new Problem('page/unknown')
  return link
}

/** A time is kept only where the promise keeps times. */
function timeOf({ round, at }: Access): WayOut['at'] {
  return promiseOf(round.promise).marksAnswered ? at : null
}

async function refuse(token: AccessToken, deps: AccessDeps): Promise<WayOutOutcome> {
  const link = await openInvitation(token, deps)
  return link.kind === 'form' ? { kind: 'noAddress', access: link.access } : link
}

/** @param next The way out that is to be taken, from what the invitation has; what staff have decided stays. */
async function change(
  token: AccessToken,
  next: (invitation: Invitation, access: Access) => WayOut | null,
  deps: AccessDeps,
): Promise<WayOutOutcome> {
  return untilSettled<WayOutOutcome>(async () => {
    const link = await openInvitation(token, deps)
    if (link.kind !== 'form') return link
    const { access } = link
    const { invitation } = access
    const wayOut = invitation.outcome === null ? next(invitation, access) : invitation.wayOut
    if (wayOut === invitation.wayOut) return { kind: 'told', access, wayOut }
    const changed = changeInvitation(invitation, { wayOut })
    return (await deps.store.saveInvitation(changed)) === 'stored'
      ? { kind: 'told', access: { ...access, invitation: changed }, wayOut }
      : 'stale'
  })
}
