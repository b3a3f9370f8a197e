import { languagesOf, languageWord, textIn } from '../../surveys/language.ts'
import type { Condition } from '../../surveys/logic/condition.ts'
import { type PageElement, questionsIn } from '../../surveys/questions/question.ts'
import type { Check } from '../../surveys/questions/question-basis.ts'
import {
  type Page,
  questionsOf,
  scaleQuestionsOf,
  type Section,
  type Survey,
  surveyKey,
} from '../../surveys/survey.ts'
import { conditionText } from './condition-text.ts'
import { blockViews } from './question-view.ts'
import type { FormContent } from './questions/field.ts'
import { NO_MARKS } from './site-view.ts'
import type { Wording } from './wording.ts'

/** What was found in the definition, in words. */
export interface Findings {
  readonly faults: readonly string[]
  readonly warnings: readonly string[]
}

/**
 * A whole survey on one page, as its questions look in the form, with what the form does not show: ids,
 * conditions, checks and indices, in Swedish words.
 *
 * @param wording The language of the form; what is said about it is in Swedish.
 */
export function surveyPreviewView(survey: Survey, findings: Findings, wording: Wording) {
  const { say, language } = wording
  const about = { survey, wording, staff: { say, language: 'sv' as const } }
  return {
    ...NO_MARKS,
    title: say('preview.title', { title: textIn(survey.title, language) }),
    heading: textIn(survey.title, language),
    introduction: textIn(survey.introduction, language),
    language,
    facts: say('preview.facts', {
      key: surveyKey(survey),
      pages: survey.pages.length,
      questions: questionsOf(survey).length,
      scales: scaleQuestionsOf(survey).length,
      languages: languagesOf(survey)
        .map(each => say('language.name', { language: languageWord(each) }))
        .join(', '),
    }),
    ...findings,
    indices: (survey.indices ?? []).map(index =>
      say('preview.index', {
        title: index.title.sv,
        questions: index.questions.join(', '),
        reversed: index.reversed?.join(', ') ?? 'none',
      }),
    ),
    pages: survey.pages.map((page, index) => pageView(page, index + 1, about)),
  }
}

interface About {
  readonly survey: Survey
  readonly wording: Wording
  /** What is said about the form. */
  readonly staff: Wording
}

function pageView(page: Page, number: number, about: About) {
  const { questions = [], sections = [] } = page
  const { survey, staff } = about
  return {
    place: staff.say('preview.page', { number, count: survey.pages.length }),
    ...headingView(page, about),
    elements: questions.map(element => elementView(element, about)),
    sections: sections.map(section => ({
      ...headingView(section, about),
      elements: section.questions.map(element => elementView(element, about)),
    })),
  }
}

function headingView({ title, introduction, visibleIf }: Page | Section, about: About) {
  const { language } = about.wording
  return {
    heading: textIn(title, language),
    introduction: introduction === undefined ? null : textIn(introduction, language),
    notes: shownIf(visibleIf, about),
  }
}

const EMPTY: FormContent = { entered: new Map(), issues: [], warnings: [] }

function elementView(element: PageElement, about: About) {
  const { wording } = about
  const [block] = blockViews(
    [{ title: null, introduction: null, elements: [element] }],
    EMPTY,
    wording,
  )
  return {
    id: element.id,
    type: about.staff.say(`questionType.${element.type}`),
    notes: [
      ...shownIf(element.visibleIf, about),
      ...rowNotes(element, about),
      ...checkNotes(element, about),
    ],
    questions: block?.questions ?? [],
  }
}

function shownIf(condition: Condition | undefined, about: About): readonly string[] {
  if (condition === undefined) return []
  const { say } = about.staff
  return [say('condition.shownIf', { condition: inWords(condition, about) })]
}

function rowNotes(element: PageElement, about: About): readonly string[] {
  if (element.type !== 'matrix') return []
  const { say } = about.staff
  return element.rows.map(({ id, label, visibleIf }) =>
    say('preview.row', {
      id,
      label: label.sv,
      shownIf: shownIf(visibleIf, about).join(''),
    }),
  )
}

function checkNotes(element: PageElement, about: About): readonly string[] {
  const checks: readonly Check[] = questionsIn(element).flatMap(question => question.checks ?? [])
  return checks.map(check =>
    about.staff.say(`preview.check.${check.level}`, {
      condition: inWords(check.if, about),
      text: check.text.sv,
    }),
  )
}

function inWords(condition: Condition, { survey, staff }: About): string {
  return conditionText(condition, survey, staff)
}
