import { digestOf } from '../../reports/results/canonical.ts'
import { withoutControlCharacters } from '../../surveys/control-characters.ts'
import type { AccessToken } from '../../surveys/invitation.ts'
import type { RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import { type Access, type AccessDeps, storeDraft } from './answer-access.ts'
import { openLink, type OtherLink } from './open-link.ts'
import { untilSettled } from './until-settled.ts'

/** A note to the next person, as it was sent. */
export interface SentNote {
  readonly roundId: RoundId
  readonly note: string
  /** `noteBase` of what was noted when the page was opened. */
  readonly base: string
}

export const LONGEST_NOTE = 500

export type NoteOutcome =
  | { readonly kind: 'saved'; readonly access: Access }
  | { readonly kind: 'tooLong'; readonly access: Access; readonly length: number }
  /** Somebody has noted something else meanwhile. */
  | { readonly kind: 'conflict'; readonly access: Access; readonly saved: string }
  | OtherLink

/**
 * Saves a note from one person in the association to the next, beside the answers of the draft: if nobody has
 * changed it since the page was opened. It is dropped when the answer is sent in.
 *
 * @throws Problem 'request/malformed' for another round's.
 */
export async function saveNote(
  token: AccessToken,
  sent: SentNote,
  deps: AccessDeps,
): Promise<NoteOutcome> {
  const note = withoutControlCharacters(sent.note.replaceAll('\r\n', '\n')).trim()
  return untilSettled(() => attemptNote(token, { ...sent, note }, deps))
}

async function attemptNote(
  token: AccessToken,
  { roundId, note, base }: SentNote,
  deps: AccessDeps,
): Promise<NoteOutcome | 'stale'> {
  const link = await openLink(token, deps)
  if (link.kind !== 'form') return link
  const { access, saved } = link
  if (access.round.id !== roundId) throw new Problem('request/malformed')
  const { length } = [...note]
  if (length > LONGEST_NOTE) return { kind: 'tooLong', access, length }
  if (note === saved.note) return { kind: 'saved', access }
  if (base !== noteBase(saved.note)) return { kind: 'conflict', access, saved: saved.note }
  const draft = { ...saved, note, revision: saved.revision + 1 }
  const outcome = await storeDraft(access, draft, deps)
  return outcome === 'stored'
    ? { kind: 'saved', access }
    : outcome === 'stale'
      ? outcome
      : { kind: outcome, access }
}

/** Names what is noted, for a form to tell what it was opened on. */
export function noteBase(note: string): string {
  return digestOf(note)
}
