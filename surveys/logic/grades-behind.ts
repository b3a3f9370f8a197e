import { questionsOf, type Survey } from '../survey.ts'
import { dependenciesIn } from './dependencies.ts'
import { placesIn } from './places.ts'

/**
 * The questions on a scale whose answers decide, alone or among others, whether a question is asked (följdfråga), by
 * the question's id. One that other answers decide, or none, is not there.
 */
export function gradesBehind(survey: Survey): ReadonlyMap<string, readonly string[]> {
  const dependencies = dependenciesIn(placesIn(survey))
  return new Map(
    questionsOf(survey).flatMap(({ id }) => {
      const conditions = dependencies.find(id)?.conditions ?? []
      const known = conditions.flatMap(condition => dependencies.behind(condition))
      const grades = known.filter(({ question }) => question.type === 'scale')
      const ids = [...new Set(grades.map(({ question }) => question.id))]
      return ids.length === 0 ? [] : [[id, ids] as const]
    }),
  )
}
