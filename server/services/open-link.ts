import type { AccessToken } from '../../surveys/invitation.ts'
import { isSubmitted } from '../../surveys/response.ts'
import { takesAnswers } from '../../surveys/round.ts'
import {
  type Access,
  type AccessDeps,
  type EndedAccess,
  followLink,
  savedDraft,
  type SavedDraft,
} from './answer-access.ts'

/** Where a link leads at the moment. */
export type OpenedLink =
  { readonly kind: 'form'; readonly access: Access; readonly saved: SavedDraft } | OtherLink

/** Where it leads when there is no form to fill in. */
export type OtherLink =
  | { readonly kind: 'submitted' | 'notYetOpen' | 'closed'; readonly access: Access }
  | { readonly kind: 'ended'; readonly access: EndedAccess }

/** Opens a link without changing anything. @throws Problem 'page/unknown'. */
export async function openLink(token: AccessToken, deps: AccessDeps): Promise<OpenedLink> {
  return linkOf(await followLink(token, deps))
}

export function linkOf(access: Access | EndedAccess): OpenedLink {
  if (access.isEnded) return { kind: 'ended', access }
  const { phase, response } = access
  if (response !== null && isSubmitted(response)) return { kind: 'submitted', access }
  if (phase === 'scheduled') return { kind: 'notYetOpen', access }
  if (!takesAnswers(phase)) return { kind: 'closed', access }
  return { kind: 'form', access, saved: savedDraft(access) }
}
