import { scaleQuestionsOf, type Survey } from '../../surveys/survey.ts'
import type { IndexItems } from './index-tally.ts'

/** The index over all questions: no theme may have its id. */
export const OVERALL_INDEX = 'alla'

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

function overallItems(survey: Survey): readonly string[] {
  const questions = scaleQuestionsOf(survey)
  const headline = questions.find(({ id }) => id === survey.headline)?.scale
  return questions
    .filter(({ scale }) => scale.min === headline?.min && scale.max === headline.max)
    .map(({ id }) => id)
}
