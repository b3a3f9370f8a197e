import type { Static } from '@sinclair/typebox'

import type { Language } from './language.ts'
import type { Question } from './questions/question.ts'
import type { ScaleQuestion } from './questions/scale.ts'
import type { LocalizedText } from './schema/text.ts'
import type { SurveySchema } from './schema/survey-schema.ts'

/** `samverkan/2022`: a survey and its version. */
export type SurveyKey = string

/** One version of a questionnaire (enkät) as data. Immutable once published. */
export interface Survey extends Omit<Static<typeof SurveySchema>, 'pages'> {
  readonly languages?: readonly Language[]
  readonly pages: readonly Page[]
}

/** One theme, shown as one page of the form. */
export interface Page {
  readonly id: string
  readonly title: LocalizedText
  readonly introduction?: LocalizedText
  readonly questions: readonly Question[]
}

/** A survey version as published: its definition, and the digest that fixes its wording. */
export interface PublishedSurvey {
  readonly key: SurveyKey
  readonly digest: string
  readonly survey: Survey
}

export function surveyKey({ id, version }: Pick<Survey, 'id' | 'version'>): SurveyKey {
  return `${id}/${version}`
}

/** A survey does not change: its questions are listed once. */
const listed = new WeakMap<Survey, readonly Question[]>()

/** Every question in the order in which it is asked. */
export function questionsOf(survey: Survey): readonly Question[] {
  const known = listed.get(survey) ?? survey.pages.flatMap(page => page.questions)
  listed.set(survey, known)
  return known
}

/** The questions with a medelbetyg: those answered on a scale. */
export function scaleQuestionsOf(survey: Survey): readonly ScaleQuestion[] {
  return questionsOf(survey).filter(question => question.type === 'scale')
}
