import { type Fault, fault, repeats } from '../fault.ts'
import type { ScaleQuestion } from '../questions/scale.ts'
import { OVERALL_INDEX, scaleQuestionsOf, type Survey } from '../survey.ts'
import type { SurveyIndex } from './survey-schema.ts'

/** What is wrong with the indices: an index is a mean, and its questions must be on one scale. */
export function indexFaults(survey: Survey): readonly Fault[] {
  const { indices = [] } = survey
  const questions = new Map(scaleQuestionsOf(survey).map(question => [question.id, question]))
  return [
    ...repeats(indices.map(({ id }) => id)).map(({ index, value }) =>
      fault(`indices[${index}].id`, 'repeatedId', { value }),
    ),
    ...indices.flatMap((index, at) => oneIndex(index, `indices[${at}]`, questions)),
  ]
}

function oneIndex(
  { id: indexId, questions: ids, reversed = [], minItems = 1 }: SurveyIndex,
  path: string,
  questions: ReadonlyMap<string, ScaleQuestion>,
): readonly Fault[] {
  return [
    ...(indexId === OVERALL_INDEX ? [fault(`${path}.id`, 'overallIndex', { value: indexId })] : []),
    ...repeatedIn(ids, `${path}.questions`),
    ...repeatedIn(reversed, `${path}.reversed`),
    ...ids.flatMap((id, at) =>
      questions.has(id) ? [] : [fault(`${path}.questions[${at}]`, 'noSuchScale', { id })],
    ),
    ...reversed.flatMap((id, at) =>
      ids.includes(id) ? [] : [fault(`${path}.reversed[${at}]`, 'notInIndex', { id })],
    ),
    ...otherScales(ids, path, questions),
    ...(minItems > ids.length
      ? [fault(`${path}.minItems`, 'moreThanQuestions', { most: ids.length })]
      : []),
  ]
}

function repeatedIn(ids: readonly string[], path: string): readonly Fault[] {
  return repeats(ids).map(({ index, value }) => fault(`${path}[${index}]`, 'repeatedId', { value }))
}

/** Questions with other steps than the first one has; their ends may mean different things. */
function otherScales(
  ids: readonly string[],
  path: string,
  questions: ReadonlyMap<string, ScaleQuestion>,
): readonly Fault[] {
  const scales = ids.map(id => questions.get(id)?.scale)
  const first = scales.find(scale => scale !== undefined)
  if (first === undefined) return []
  const { min, max } = first
  return scales.flatMap((scale, at) =>
    scale === undefined || (scale.min === min && scale.max === max)
      ? []
      : [fault(`${path}.questions[${at}]`, 'otherScale', { id: ids[at] ?? '', min, max })],
  )
}
