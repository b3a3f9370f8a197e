import { heading, prose, type Section } from '../../reports/documents/document.ts'
import { languagesOf, languageWord, textIn } from '../../surveys/language.ts'
import type { Survey } from '../../surveys/survey.ts'
import type { Locales } from '../rendering/locale.ts'
import { listedPages } from './answer/question-list-view.ts'
import type { Wording } from './wording.ts'

/**
 * The enkät as it was asked, in each of its languages: for the appendix of a report.
 *
 * @param survey `null`: others asked it, and it is not published here.
 */
export function questionnaireSections(survey: Survey | null, locales: Locales): readonly Section[] {
  const { say } = locales('sv')
  if (survey === null) {
    return [heading(2, say('questionnaire.title')), prose(say('questionnaire.notHere'))]
  }
  return [
    heading(2, say('questionnaire.title')),
    prose(say('questionnaire.meaning', { title: survey.title.sv })),
    ...languagesOf(survey).flatMap(language => [
      heading(3, say(`questionnaire.language.${languageWord(language)}`)),
      ...inOneLanguage(survey, locales(language)).map(section => ({ ...section, language })),
    ]),
  ]
}

function inOneLanguage(survey: Survey, wording: Wording): readonly Section[] {
  const pages = listedPages(survey, wording)
  const partOf = (index: number) =>
    wording.say('answer.part', { number: index + 1, count: pages.length })
  return [
    prose(textIn(survey.introduction, wording.language)),
    ...pages.flatMap((page, index): readonly Section[] => [
      { kind: 'lead', text: `${partOf(index)}: ${page.heading}` },
      ...partSections(page),
      ...page.sections.flatMap(section => [prose(section.heading), ...partSections(section)]),
    ]),
  ]
}

type ListedPart = Omit<ReturnType<typeof listedPages>[number], 'sections' | 'heading'>
type ListedQuestion = ListedPart['questions'][number]

function partSections({ introduction, shownIf, questions }: ListedPart): readonly Section[] {
  return [
    ...[introduction, shownIf].flatMap(text => (text === null ? [] : [prose(text)])),
    ...questions.flatMap(questionSections),
  ]
}

/** What is asked, and what can be answered; the rows of a matrix below it. */
function questionSections(question: ListedQuestion): readonly Section[] {
  const { label, help, required, shownIf, answers, rows } = question
  const term = required === null ? label : `${label} (${required})`
  const value = [help, answers.join(' · '), shownIf].filter(text => text !== null && text !== '')
  const items = rows.map(row =>
    row.shownIf === null ? row.label : `${row.label} (${row.shownIf})`,
  )
  return [
    { kind: 'facts', facts: [{ term: term ?? '', value: value.join(' ') }] },
    ...(items.length === 0 ? [] : [{ kind: 'list', items } as const]),
  ]
}
