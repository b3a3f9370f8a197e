import {
  changeRound,
  type CountedNote,
  type Round,
  type RoundPhase,
  takesAnswers,
} from '../../surveys/round.ts'
import { Problem } from '../problems.ts'

/**
 * Answers that staff take in: to a round that takes answers as they come, to one under review only with the
 * reason why they are admitted late.
 *
 * @throws Problem 'responses/notLate', 'responses/needReason', 'round/notOpen' or 'round/certified'.
 */
export function checkLateness({ id }: Round, phase: RoundPhase, lateReason: string | null): void {
  if (takesAnswers(phase)) {
    if (lateReason === null) return
    throw new Problem('responses/notLate', { round: id })
  }
  if (phase !== 'underReview') {
    const isOver = phase === 'certified' || phase === 'certifying'
    throw new Problem(isOver ? 'round/certified' : 'round/notOpen', { round: id })
  }
  if (lateReason === null || lateReason.trim() === '')
    throw new Problem('responses/needReason', { round: id })
}

/** The round with what is told of answers that came late; where no order is kept its traces are cleared anew. */
export function withLateNote(round: Round, late: Omit<CountedNote, 'kind'>): Round {
  const notes = [...round.notes, { kind: 'lateResponses' as const, ...late }]
  return changeRound(round, { notes, clearedIn: null })
}
