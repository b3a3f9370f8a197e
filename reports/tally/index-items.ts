import { conditionalParts } from '../../surveys/logic/visibility.ts'
import { OVERALL_INDEX, scaleQuestionsOf, type Survey } from '../../surveys/survey.ts'
import type { IndexItems } from './index-tally.ts'

/**
 * Every index of a survey: its themes in the order of the definition, then the one over all questions on
 * the scale of the question on the whole.
 */
export function indexItemsOf(survey: Survey): readonly IndexItems[] {
  const themes = (survey.indices ?? []).map(({ id, questions, reversed, minItems }) => ({
    id,
    items: questions,
    reversed: reversed ?? [],
    minItems: minItems ?? leastItems(questions.length),
    hasAlpha: true,
  }))
  const overall = overallItems(survey)
  if (overall.length < 2) return themes
  const reversed = [...new Set(themes.flatMap(theme => theme.reversed))]
  return [
    ...themes,
    {
      id: OVERALL_INDEX,
      items: overall,
      reversed,
      minItems: leastItems(overall.length),
      hasAlpha: false,
    },
  ]
}

/** What an index is called in the survey; empty for the one over all questions. */
export function indexTitle(survey: Survey, id: string): string {
  return survey.indices?.find(index => index.id === id)?.title.sv ?? ''
}

/** Half of the items, rounded up (statistics.md 8). */
function leastItems(items: number): number {
  return Math.ceil(items / 2)
}

/** What only some are asked would make an index over all questions another thing for each of them. */
function overallItems(survey: Survey): readonly string[] {
  const conditional = conditionalParts(survey)
  const questions = scaleQuestionsOf(survey).filter(({ id }) => !conditional.has(id))
  const headline = questions.find(({ id }) => id === survey.headline)?.scale
  return questions
    .filter(({ scale }) => scale.min === headline?.min && scale.max === headline.max)
    .map(({ id }) => id)
}
