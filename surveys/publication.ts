import type { CalendarDay, Instant } from './instant.ts'
import type { Round } from './round.ts'
import { startOfDay } from './stockholm-time.ts'

/** From when anyone may read a round's result on one page, and what the municipality says that it will do. */
export interface Publication {
  readonly from: CalendarDay
  /** Plain text, with an empty line between paragraphs; may be empty. */
  readonly plans: string
}

export const LONGEST_PLANS = 4000

/** Whether anyone may read the result: it is certified, and its day has come. */
export function isPublic({ state, publication }: Round, now: Instant): boolean {
  if (state !== 'certified' || publication === undefined) return false
  const start = startOfDay(publication.from)
  return start !== null && start <= now
}

/** A text as its paragraphs, without what is empty. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter(paragraph => paragraph !== '')
}
