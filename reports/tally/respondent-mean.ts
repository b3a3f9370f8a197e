import type { Answer } from '../../surveys/response.ts'
import { addIndexTallies, EMPTY_INDEX_TALLY, type IndexTally, indexUnit } from './index-tally.ts'

/** More respondents than this of one association are not counted: the latest are. */
const MOST_RESPONDENTS = 10

/** L: means of one to ten grades are whole multiples of 1/L. */
export const RESPONDENT_UNIT = indexUnit(MOST_RESPONDENTS)

/**
 * Counts one association whose value is the mean of its respondents' grades (policy `medel`). It is one
 * unit, however many answered for it; with only "vet inte" it is outside the domain.
 *
 * @param answers Of one association to one question, in the order of submission; blanks (`undefined`) are
 *   left out before the latest ten are taken.
 * @returns The tally of this association alone; nobody when all its respondents left the question blank.
 * @see statistics.md 1.
 */
function tallyRespondents(answers: readonly (Answer | undefined)[]): IndexTally {
  const given = answers.filter(answer => answer !== undefined).slice(-MOST_RESPONDENTS)
  if (given.length === 0) return EMPTY_INDEX_TALLY
  const grades = given.filter(answer => typeof answer === 'number')
  if (grades.length === 0) return { ...EMPTY_INDEX_TALLY, respondents: 1 }
  const value = (RESPONDENT_UNIT / grades.length) * grades.reduce((sum, grade) => sum + grade, 0)
  return { respondents: 1, defined: 1, sum: String(value), sumOfSquares: String(value * value) }
}

/** Counts the associations of one sector. */
export function tallySeveralRespondents(
  associations: readonly (readonly (Answer | undefined)[])[],
): IndexTally {
  return associations.map(tallyRespondents).reduce(addIndexTallies, EMPTY_INDEX_TALLY)
}
