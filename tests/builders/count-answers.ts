import { answerCode, CODE_WIDTH } from '../../reports/tally/answer-code.ts'
import { type ItemTally, tallyOfCounts } from '../../reports/tally/item-tally.ts'
import type { Answer } from '../../surveys/response.ts'

/** The tally of some answers to one question. */
export function countAnswers(
  answers: readonly (Answer | undefined)[],
  scale = { min: 1, max: 5 },
): ItemTally {
  const counts = Array.from({ length: CODE_WIDTH }, () => 0)
  for (const answer of answers) counts[answerCode(answer, scale)]! += 1
  return tallyOfCounts(counts, scale)
}
