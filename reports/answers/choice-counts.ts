import { hiddenParts } from '../../surveys/logic/visibility.ts'
import type { Question } from '../../surveys/questions/question.ts'
import { type Answer, type Answers, DONT_KNOW } from '../../surveys/response.ts'
import { questionsOf, type Survey } from '../../surveys/survey.ts'
import { type Figure, shown, type WithholdingReason, withheld } from '../disclosure/figure.ts'
import { ALL_SECTORS, type CountRow } from './count-row.ts'
import { codesOf, wholeVariable } from './variable.ts'

/** How often each answer was given to one question, over all sectors. */
interface Counting {
  readonly question: Question
  answered: number
  readonly chosen: Map<string, number>
}

interface ChoiceRule {
  readonly threshold: number
  readonly isCorrected: boolean
  readonly untold: ReadonlySet<string>
}

export interface ChoiceFold {
  add(answers: Answers): void
  rows(): readonly CountRow[]
}

/**
 * Counts the answers to questions that have no grades, over all sectors together, as they stream past. Of numbers,
 * days and words only how many there are: they could name who gave them.
 *
 * @param threshold k. Once the result has been corrected nothing is counted out: what differs from a file from before
 *   would be what was corrected. A question's answers are counted out only where at least 2k answered it, and each of them was
 *   given by nobody or by at least k, and by all or by all but at least k: each answer makes a group of its own.
 * @param untold Questions of which nothing is counted out: see `untoldFollowUps`.
 */
export function createChoiceFold(
  survey: Survey,
  { threshold, isCorrected, untold }: ChoiceRule,
): ChoiceFold {
  const countings = questionsOf(survey)
    .filter(({ type }) => type !== 'scale')
    .map((question): Counting => ({ question, answered: 0, chosen: new Map() }))
  return {
    add(answers) {
      const hidden = hiddenParts(survey, answers)
      for (const counting of countings) {
        const { id } = counting.question
        const answer = answers[id]
        if (answer !== undefined && !hidden.has(id)) count(counting, answer)
      }
    },
    rows() {
      return countings.flatMap(counting => {
        const rows = rowsOf(counting, threshold)
        if (isCorrected) return rows.map(because('corrected'))
        return untold.has(counting.question.id) ? rows.map(because('protectsOthers')) : rows
      })
    },
  }
}

function because(reason: WithholdingReason): (row: CountRow) => CountRow {
  return row => ({ ...row, count: withheld(reason) })
}

function count(counting: Counting, answer: Answer): void {
  counting.answered += 1
  for (const code of Array.isArray(answer) ? (answer as readonly string[]) : [String(answer)]) {
    if (!isFixed(counting.question, code)) continue
    counting.chosen.set(code, (counting.chosen.get(code) ?? 0) + 1)
  }
}

/** Whether an answer is one of those to choose between: a number or a word is not counted by what it is. */
function isFixed(question: Question, code: string): boolean {
  return fixedCodes(question).includes(code)
}

function fixedCodes(question: Question): readonly string[] {
  return [
    ...codesOf(question).map(({ code }) => code),
    ...('dontKnow' in question ? [DONT_KNOW] : []),
  ]
}

function rowsOf({ question, answered, chosen }: Counting, k: number): readonly CountRow[] {
  const variable = wholeVariable(question).name
  const row = (code: string, figure: Figure) => ({
    sector: ALL_SECTORS,
    variable,
    code,
    count: figure,
  })
  const counts = fixedCodes(question).map(code => ({ code, count: chosen.get(code) ?? 0 }))
  const isFew = (group: number) => group > 0 && group < k
  const isOpen =
    answered >= 2 * k && counts.every(({ count: n }) => !isFew(n) && !isFew(answered - n))
  return [
    ...counts.map(({ code, count: n }) => row(code, isOpen ? shown(n) : withheld('few'))),
    row('BETYG', isFew(answered) ? withheld('few') : shown(answered)),
  ]
}
