import { type PageElement, type Question, questionsIn } from '../questions/question.ts'
import { questionsOn, type Section, type Survey } from '../survey.ts'
import type { Condition } from './condition.ts'

/** A part of a form that can be shown or not, and where it stands in the definition. */
export interface Place {
  readonly path: string
  readonly kind: 'page' | 'section' | 'question' | 'matrix' | 'row' | 'information'
  /** When it is shown; `null`: always, when what it stands in is. */
  readonly condition: Condition | null
  /** The conditions of what it stands in, from the outside in. */
  readonly outer: readonly Condition[]
  /** How many questions are asked before it. */
  readonly before: number
  /** The questions in it. */
  readonly questions: readonly Question[]
}

/** A condition, and where in the definition it stands. */
export interface ConditionPlace {
  readonly path: string
  readonly condition: Condition
  /** How many questions are asked before the condition is put: only those can be asked about. */
  readonly before: number
  readonly place: Place
}

type Standing = Pick<Place, 'path' | 'before' | 'outer'>

/** Every part of a form, each before what stands in it. */
export function placesIn(survey: Survey): readonly Place[] {
  let before = 0
  return survey.pages.flatMap((page, index) => {
    const { visibleIf, questions = [], sections = [] } = page
    const at = { path: `pages[${index}]`, before, outer: [] }
    const place = placeOf('page', at, { visibleIf, questions: questionsOn(page) })
    before += questionsOn(page).length
    const own = elementPlaces(questions, within(place))
    const ownCount = questions.flatMap(questionsIn).length
    return [
      place,
      ...own,
      ...sectionPlaces(sections, { ...within(place), before: at.before + ownCount }),
    ]
  })
}

function sectionPlaces(sections: readonly Section[], at: Standing): readonly Place[] {
  let { before } = at
  return sections.flatMap((section, index) => {
    const questions = section.questions.flatMap(questionsIn)
    const standing = { ...at, path: `${at.path}.sections[${index}]`, before }
    const place = placeOf('section', standing, { visibleIf: section.visibleIf, questions })
    before += questions.length
    return [place, ...elementPlaces(section.questions, within(place))]
  })
}

function elementPlaces(elements: readonly PageElement[], at: Standing): readonly Place[] {
  let { before } = at
  return elements.flatMap((element, index) => {
    const questions = questionsIn(element)
    const standing = { ...at, path: `${at.path}.questions[${index}]`, before }
    const place = placeOf(kindOf(element), standing, { visibleIf: element.visibleIf, questions })
    before += questions.length
    return [place, ...rowPlaces(element, within(place))]
  })
}

function kindOf({ type }: PageElement): Place['kind'] {
  return type === 'matrix' || type === 'information' ? type : 'question'
}

function rowPlaces(element: PageElement, at: Standing): readonly Place[] {
  if (element.type !== 'matrix') return []
  return questionsIn(element).map((question, index) => {
    const standing = { ...at, path: `${at.path}.rows[${index}]`, before: at.before + index }
    const visibleIf = element.rows[index]?.visibleIf
    return placeOf('row', standing, { visibleIf, questions: [question] })
  })
}

function placeOf(
  kind: Place['kind'],
  { path, before, outer }: Standing,
  part: { visibleIf: Condition | undefined; questions: readonly Question[] },
): Place {
  return {
    path,
    kind,
    condition: part.visibleIf ?? null,
    outer,
    before,
    questions: part.questions,
  }
}

function within({ path, before, outer, condition }: Place): Standing {
  return { path, before, outer: condition === null ? outer : [...outer, condition] }
}

/** The conditions that must hold for a part to be shown. */
export function conditionsOf({ outer, condition }: Place): readonly Condition[] {
  return condition === null ? outer : [...outer, condition]
}

/** Every condition on what is shown, each where it stands. */
export function visibilityPlaces(places: readonly Place[]): readonly ConditionPlace[] {
  return places.flatMap(place => {
    const { path, condition, before } = place
    return condition === null ? [] : [{ path: `${path}.visibleIf`, condition, before, place }]
  })
}

/** Every condition of a check, each where it stands: a check may also ask the question's own answer. */
export function checkPlaces(places: readonly Place[]): readonly ConditionPlace[] {
  return places.flatMap(place => {
    const [question] = place.questions
    if (place.kind !== 'question' || question?.checks === undefined) return []
    return question.checks.map((check, index) => ({
      path: `${place.path}.checks[${index}].if`,
      condition: check.if,
      before: place.before + 1,
      place,
    }))
  })
}
