import { Problem } from '../problems.ts'

/** Of a reason that is kept, in characters. */
export const LONGEST_REASON = 500

/** Whether why something is done is told, and no longer than is kept. @param reason Without space around it. */
export function isReason(reason: string): boolean {
  return reason !== '' && reason.length <= LONGEST_REASON
}

/** Why something is done, as it is kept. @throws Problem 'round/needReason'. */
export function reasonIn(written: string): string {
  const reason = written.trim()
  if (!isReason(reason)) throw new Problem('round/needReason')
  return reason
}
