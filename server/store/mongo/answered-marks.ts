import { trusted } from 'mongoose'

import type { AnsweredMark } from '../response-store.ts'
import { asked } from './errors.ts'
import type { Models } from './models.ts'

/**
 * Marks on invitations that have been answered, made beside the reply: the answer is durable before a mark
 * is begun, and nobody who sends in waits for it. One that fails, or dies with the process, is made up for
 * by the sweep that looks behind every invitation without one.
 */
export interface AnsweredMarks {
  readonly begin: (mark: AnsweredMark) => void
  /** Resolves when those that have been begun are made or given up. */
  readonly settle: () => Promise<void>
}

export function createAnsweredMarks({ invitation }: Pick<Models, 'invitation'>): AnsweredMarks {
  const underWay = new Set<Promise<void>>()
  return {
    begin(mark) {
      const made = markAnswered(mark, invitation)
        .catch(() => undefined)
        .finally(() => underWay.delete(made))
      underWay.add(made)
    },
    settle: async () => {
      await Promise.all(underWay)
    },
  }
}

/** Marks an invitation as answered, once or as the mark says. */
export async function markAnswered(
  { invitationId: _id, at, movesWithChange = false }: AnsweredMark,
  invitation: Models['invitation'],
  ask: typeof asked = asked,
): Promise<void> {
  const answeredAt = movesWithChange ? trusted({ $not: { $gte: at } }) : null
  await ask(invitation.updateOne({ _id, answeredAt }, { $set: { answeredAt: at } }).exec())
}
