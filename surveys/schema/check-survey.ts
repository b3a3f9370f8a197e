import { type Fault, fault, repeats } from '../fault.ts'
import { typeOf } from '../questions/question.ts'
import { questionsOf, type Survey } from '../survey.ts'
import { surveyShapeFaults } from './check-shape.ts'

/** A definition that holds, or everything that is wrong with it. */
export type Checked<T> =
  | { readonly kind: 'sound'; readonly value: T }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }

/** Checks data against the survey schema and, when the shape fits, what a schema cannot express. */
export function checkSurvey(data: unknown): Checked<Survey> {
  const shape = surveyShapeFaults(data)
  if (shape.length > 0) return { kind: 'faulty', faults: shape }
  const survey = data as Survey
  const faults = [...questionFaults(survey), ...repeatedIds(survey), ...headlineFaults(survey)]
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'sound', value: survey }
}

function questionFaults(survey: Survey): readonly Fault[] {
  return eachQuestion(survey).flatMap(({ place, question }) =>
    typeOf(question)
      .faults(question)
      .map(found => ({ ...found, path: `${place}.${found.path}` })),
  )
}

function repeatedIds(survey: Survey): readonly Fault[] {
  const questions = eachQuestion(survey)
  return [
    ...repeats(survey.pages.map(page => page.id)).map(({ index, value }) =>
      fault(`pages[${index}].id`, 'repeatedId', { value }),
    ),
    ...repeats(questions.map(({ question }) => question.id)).map(({ index, value }) =>
      fault(`${questions[index]?.place ?? ''}.id`, 'repeatedId', { value }),
    ),
  ]
}

function headlineFaults(survey: Survey): readonly Fault[] {
  const headline = questionsOf(survey).find(question => question.id === survey.headline)
  return headline?.type === 'scale' ? [] : [fault('headline', 'headlineNotScale')]
}

function eachQuestion(survey: Survey) {
  return survey.pages.flatMap((page, p) =>
    page.questions.map((question, q) => ({ place: `pages[${p}].questions[${q}]`, question })),
  )
}
