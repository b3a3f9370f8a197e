import type { Static } from '@sinclair/typebox'

import type { Language } from './language.ts'
import type { Condition } from './logic/condition.ts'
import { type PageElement, type Question, questionsIn } from './questions/question.ts'
import type { ScaleQuestion } from './questions/scale.ts'
import type { LocalizedText } from './schema/text.ts'
import type { SurveyIndex, SurveySchema } from './schema/survey-schema.ts'

/** `samverkan/2022`: a survey and its version. */
export type SurveyKey = string

/** One version of a questionnaire (enkät) as data. Immutable once published. */
export interface Survey extends Omit<
  Static<typeof SurveySchema>,
  'pages' | 'languages' | 'indices'
> {
  readonly languages?: readonly Language[]
  readonly indices?: readonly SurveyIndex[]
  readonly pages: readonly Page[]
}

/** One theme, shown as one page of the form: its own questions first, then its sections. */
export interface Page {
  readonly id: string
  readonly title: LocalizedText
  readonly introduction?: LocalizedText
  readonly visibleIf?: Condition
  readonly questions?: readonly PageElement[]
  readonly sections?: readonly Section[]
}

/** A part of a page with a heading of its own (avsnitt). */
export interface Section {
  readonly id: string
  readonly title: LocalizedText
  readonly introduction?: LocalizedText
  readonly visibleIf?: Condition
  readonly questions: readonly PageElement[]
}

/** About how many minutes it takes to answer; ten where the survey does not say it. */
export function minutesOf({ minutes = 10 }: Survey): number {
  return minutes
}

/** The index over all questions of a survey: no theme may have its id. */
export const OVERALL_INDEX = 'alla'

/** A survey version as published: its definition, and the digest that fixes its wording. */
export interface PublishedSurvey {
  readonly key: SurveyKey
  readonly digest: string
  readonly survey: Survey
}

export function surveyKey({ id, version }: Pick<Survey, 'id' | 'version'>): SurveyKey {
  return `${id}/${version}`
}

/** Everything on a page in order, whatever section it stands in. */
export function elementsOn({ questions = [], sections = [] }: Page): readonly PageElement[] {
  return [...questions, ...sections.flatMap(section => section.questions)]
}

/** Pages do not change: their questions are listed once. */
const onPage = new WeakMap<Page, readonly Question[]>()

/** Every question on a page that takes an answer, in order; the rows of a matrix one by one. */
export function questionsOn(page: Page): readonly Question[] {
  const known = onPage.get(page) ?? elementsOn(page).flatMap(questionsIn)
  onPage.set(page, known)
  return known
}

const listed = new WeakMap<Survey, readonly Question[]>()

/** Every question that takes an answer, in the order in which it is asked; the rows of a matrix one by one. */
export function questionsOf(survey: Survey): readonly Question[] {
  const known = listed.get(survey) ?? survey.pages.flatMap(questionsOn)
  listed.set(survey, known)
  return known
}

/** The page that asks a question; `null` when none does. */
export function pageOf(survey: Survey, questionId: string): Page | null {
  return survey.pages.find(page => questionsOn(page).some(({ id }) => id === questionId)) ?? null
}

/** The questions with a medelbetyg: those answered on a scale, the rows of a matrix among them. */
export function scaleQuestionsOf(survey: Survey): readonly ScaleQuestion[] {
  return questionsOf(survey).filter(question => question.type === 'scale')
}
