import { promiseOf } from '../../surveys/promise.ts'
import type { Round } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'

/** Somebody has to approve what comes by an open link, and sees who has answered. @throws Problem 'openLink/promise'. */
export function checkCanHaveOpenLink({ id, promise }: Pick<Round, 'id' | 'promise'>): void {
  if (!promiseOf(promise).marksAnswered) throw new Problem('openLink/promise', { round: id })
}

/** What is sent, printed or foreseen is of those that are invited. @throws Problem 'round/invitesNobody'. */
export function checkInvites({ id, invitesNobody }: Round): void {
  if (invitesNobody === true) throw new Problem('round/invitesNobody', { round: id })
}
