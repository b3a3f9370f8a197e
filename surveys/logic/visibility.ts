import type { Condition } from './condition.ts'
import type { PageElement } from '../questions/question.ts'
import type { Answers } from '../response.ts'
import { elementsOn, type Page, questionsOf, type Section, type Survey } from '../survey.ts'
import { holds } from './evaluate.ts'

/** A condition, and the ids of everything that is shown only when it holds. */
interface ConditionalPart {
  readonly condition: Condition
  readonly ids: readonly string[]
}

const NOTHING: ReadonlySet<string> = new Set()

/** A survey does not change: its conditions are found once. */
const parts = new WeakMap<Survey, readonly ConditionalPart[]>()

/**
 * Which parts of a form somebody with these answers is not shown: ids of questions, rows, matrices and
 * texts. Conditions ask earlier questions only, so that one walk from first to last settles it; what is
 * not shown has no answer for what comes after it, whatever was answered before it disappeared.
 */
export function hiddenParts(survey: Survey, answers: Answers): ReadonlySet<string> {
  const conditional = conditionalPartsOf(survey)
  if (conditional.length === 0) return NOTHING
  const hidden = new Set<string>()
  const answerOf = (id: string) => (hidden.has(id) ? undefined : answers[id])
  for (const { condition, ids } of conditional) {
    if (!holds(condition, answerOf)) for (const id of ids) hidden.add(id)
  }
  return hidden
}

/** Everything that may be hidden from somebody: ids of questions, rows, matrices and texts. */
export function conditionalParts(survey: Survey): ReadonlySet<string> {
  return new Set(conditionalPartsOf(survey).flatMap(({ ids }) => ids))
}

function conditionalPartsOf(survey: Survey): readonly ConditionalPart[] {
  const known = parts.get(survey) ?? survey.pages.flatMap(conditionalIn)
  parts.set(survey, known)
  return known
}

/** The questions that somebody with these answers is shown and can answer, the rows of a matrix one by one. */
export function shownQuestions(survey: Survey, answers: Answers): ReadonlySet<string> {
  const hidden = hiddenParts(survey, answers)
  const shown = questionsOf(survey).filter(({ id }) => !hidden.has(id))
  return new Set(shown.map(({ id }) => id))
}

/** The ids of everything on a page that can be shown or not. */
export function partsOn(page: Page): readonly string[] {
  return elementsOn(page).flatMap(idsIn)
}

/** Outer conditions before inner ones, in the order of the form. */
function conditionalIn(page: Page): readonly ConditionalPart[] {
  const { visibleIf, questions = [], sections = [] } = page
  return [
    ...partOf(visibleIf, elementsOn(page)),
    ...questions.flatMap(conditionalElement),
    ...sections.flatMap(conditionalSection),
  ]
}

function conditionalSection({ visibleIf, questions }: Section): readonly ConditionalPart[] {
  return [...partOf(visibleIf, questions), ...questions.flatMap(conditionalElement)]
}

function conditionalElement(element: PageElement): readonly ConditionalPart[] {
  const own = partOf(element.visibleIf, [element])
  if (element.type !== 'matrix') return own
  const rows = element.rows.flatMap(({ id, visibleIf }) =>
    visibleIf === undefined ? [] : [{ condition: visibleIf, ids: [id] }],
  )
  return [...own, ...rows]
}

function partOf(
  condition: Condition | undefined,
  elements: readonly PageElement[],
): readonly ConditionalPart[] {
  return condition === undefined ? [] : [{ condition, ids: elements.flatMap(idsIn) }]
}

function idsIn(element: PageElement): readonly string[] {
  return element.type === 'matrix'
    ? [element.id, ...element.rows.map(({ id }) => id)]
    : [element.id]
}
