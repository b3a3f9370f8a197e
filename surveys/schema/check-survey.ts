import { type Fault, fault, repeats } from '../fault.ts'
import { checkLogic } from '../logic/check-logic.ts'
import { conditionalParts } from '../logic/visibility.ts'
import { elementTypeOf, type PageElement, questionsIn } from '../questions/question.ts'
import { scaleQuestionsOf, type Survey } from '../survey.ts'
import { surveyShapeFaults } from './check-shape.ts'
import { indexFaults } from './index-faults.ts'
import { translationFaults, translationWarnings } from './translation-faults.ts'

/** A definition that holds, or everything that is wrong with it. */
export type Checked<T> =
  | { readonly kind: 'sound'; readonly value: T }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }

/** Everything that is to be said of a definition. */
export interface Examination {
  /** `null` when the shape is so wrong that it cannot be read as a survey. */
  readonly survey: Survey | null
  /** What stops it from being published. */
  readonly faults: readonly Fault[]
  /** What is worth a look, and stops nothing. */
  readonly warnings: readonly Fault[]
}

/** Checks data against the survey schema and, when the shape fits, what a schema cannot express. */
export function examineSurvey(data: unknown): Examination {
  const shape = surveyShapeFaults(data)
  if (shape.length > 0) return { survey: null, faults: shape, warnings: [] }
  const survey = data as Survey
  const elements = elementFaults(survey)
  const logic = checkLogic(survey, new Set(elements.flatMap(({ questionIds }) => questionIds)))
  return {
    survey,
    faults: [
      ...elements.flatMap(({ faults }) => faults),
      ...emptyPages(survey),
      ...repeatedIds(survey),
      ...headlineFaults(survey),
      ...logic.faults,
      ...indexFaults(survey),
      ...translationFaults(survey),
    ],
    warnings: [...logic.warnings, ...loneRows(survey), ...translationWarnings(survey)],
  }
}

/** The same, without what is only worth a look. */
export function checkSurvey(data: unknown): Checked<Survey> {
  const { survey, faults } = examineSurvey(data)
  return survey === null || faults.length > 0
    ? { kind: 'faulty', faults }
    : { kind: 'sound', value: survey }
}

/** An element, and where it stands. */
interface PlacedElement {
  readonly place: string
  readonly element: PageElement
}

function placedElements(survey: Survey): readonly PlacedElement[] {
  const listed = (elements: readonly PageElement[], path: string) =>
    elements.map((element, index) => ({ place: `${path}.questions[${index}]`, element }))
  return survey.pages.flatMap(({ questions = [], sections = [] }, page) => [
    ...listed(questions, `pages[${page}]`),
    ...sections.flatMap((section, at) =>
      listed(section.questions, `pages[${page}].sections[${at}]`),
    ),
  ])
}

/** What is wrong with single elements, and the questions that nothing more can be said of for that reason. */
function elementFaults(survey: Survey) {
  return placedElements(survey).flatMap(({ place, element }) => {
    const faults = elementTypeOf(element).faults(element)
    if (faults.length === 0) return []
    return [
      {
        faults: faults.map(found => ({ ...found, path: `${place}.${found.path}` })),
        questionIds: questionsIn(element).map(({ id }) => id),
      },
    ]
  })
}

function emptyPages(survey: Survey): readonly Fault[] {
  return survey.pages.flatMap(({ questions, sections }, index) =>
    questions === undefined && sections === undefined
      ? [fault(`pages[${index}].questions`, 'missing')]
      : [],
  )
}

function repeatedIds(survey: Survey): readonly Fault[] {
  const questions = placedElements(survey).flatMap(({ place, element }) => [
    { place, id: element.id },
    ...(element.type === 'matrix' ? element.rows : []).map(({ id }, row) => ({
      place: `${place}.rows[${row}]`,
      id,
    })),
  ])
  const parts = survey.pages.flatMap(({ id, sections = [] }, page) => [
    { place: `pages[${page}]`, id },
    ...sections.map((section, at) => ({ place: `pages[${page}].sections[${at}]`, id: section.id })),
  ])
  return [parts, questions].flatMap(named =>
    repeats(named.map(({ id }) => id)).map(({ index, value }) =>
      fault(`${named[index]?.place ?? ''}.id`, 'repeatedId', { value }),
    ),
  )
}

/** Rows that say nothing without the matrix that they stand in: results show them alone. */
function loneRows(survey: Survey): readonly Fault[] {
  return placedElements(survey).flatMap(({ place, element }) =>
    element.type !== 'matrix'
      ? []
      : element.rows.flatMap(({ label, wording }, row) =>
          wording !== undefined || /[.?!]$/.test(label.sv.trim())
            ? []
            : [fault(`${place}.rows[${row}].wording`, 'rowAlone', { label: label.sv })],
        ),
  )
}

/** The round's medelbetyg is a mean of everyone: so everyone is asked, on a scale. */
function headlineFaults(survey: Survey): readonly Fault[] {
  const { headline } = survey
  if (!scaleQuestionsOf(survey).some(({ id }) => id === headline)) {
    return [fault('headline', 'headlineNotScale')]
  }
  return conditionalParts(survey).has(headline) ? [fault('headline', 'headlineConditional')] : []
}
