import type { AskedQuestion } from '../../surveys/diff/question-aspects.ts'
import type { PageChange, QuestionChange, SurveyDiff } from '../../surveys/diff/survey-diff.ts'
import { type Language, languageWord } from '../../surveys/language.ts'
import type { Condition } from '../../surveys/logic/condition.ts'
import type { Question } from '../../surveys/questions/question.ts'
import type { Survey } from '../../surveys/survey.ts'
import { aspectLine, shownText, type Versions } from './diff-aspect.ts'
import type { Wording } from './wording.ts'

/** What differs between two versions, under headings, in lines that are read from top to bottom. */
export interface DiffSection {
  readonly heading: string
  readonly lines: readonly string[]
}

/** Says in words what differs, and for each question with a scale what a crosswalk may say of it. */
export function diffView(
  diff: SurveyDiff,
  versions: Versions,
  wording: Wording,
): readonly DiffSection[] {
  const { added, removed, changed, unchanged, pages } = diff
  const told = (questions: readonly AskedQuestion[], relation: string) =>
    questions.map(({ question }) => withRelation(question, relation, wording))
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['diff.survey', surveyLines(diff, versions, wording)],
    ['diff.pages', pages.map(change => pageLine(change, versions, wording))],
    ['diff.added', told(added, 'new')],
    ['diff.removed', told(removed, 'removed')],
    ['diff.changed', changed.flatMap(change => changeLines(change, versions, wording))],
    ['diff.unchanged', told(unchanged, 'identical')],
  ]
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([key, lines]) => ({ heading: wording.say(key), lines }))
}

function surveyLines(
  diff: SurveyDiff,
  { from, to }: Versions,
  wording: Wording,
): readonly string[] {
  const { say } = wording
  const { languages, indices } = diff
  const language = (kind: string) => (each: Language) =>
    say('diff.language', { kind, language: languageWord(each) })
  const index = (kind: string) => (each: { readonly id: string; readonly title: { sv: string } }) =>
    say('diff.index', { kind, id: each.id, title: each.title.sv })
  return [
    ...diff.survey.map(aspect =>
      say(`diff.survey.${aspect}`, {
        from: aspect === 'headline' ? from.headline : from[aspect].sv,
        to: aspect === 'headline' ? to.headline : to[aspect].sv,
      }),
    ),
    ...languages.added.map(language('added')),
    ...languages.removed.map(language('removed')),
    ...indices.added.map(index('added')),
    ...indices.removed.map(index('removed')),
    ...indices.changed.map(pair => index('changed')(pair.to)),
  ]
}

function pageLine(change: PageChange, { from, to }: Versions, wording: Wording): string {
  const { say } = wording
  if (change.kind !== 'changed') {
    return say('diff.page', { kind: change.kind, title: change.page.title.sv })
  }
  const shown = (condition: Condition | undefined, survey: Survey) =>
    shownText(condition === undefined ? [] : [condition], survey, wording)
  const told = change.aspects.map(aspect => {
    if (aspect !== 'condition') return say(`diff.page.${aspect}`, { from: change.from.title.sv })
    return say('diff.page.condition', {
      from: shown(change.from.visibleIf, from),
      to: shown(change.to.visibleIf, to),
    })
  })
  return [say('diff.page', { kind: 'changed', title: change.to.title.sv }), ...told].join(' ')
}

/** The question, and what a crosswalk says of it; nothing where it has no scale. */
function withRelation(question: Question, relation: string, { say }: Wording): string {
  const told = say('diff.question', { id: question.id, label: question.label.sv })
  return question.type === 'scale' ? `${told} ${say('diff.relation', { relation })}` : told
}

function changeLines(
  { from, to, aspects, relation }: QuestionChange,
  versions: Versions,
  wording: Wording,
): readonly string[] {
  const { say } = wording
  const { id, label } = to.question
  const head = say('diff.question', { id, label: label.sv })
  return [
    relation === null ? head : `${head} ${say('diff.relation', { relation })}`,
    ...aspects.map(aspect => `  ${aspectLine(aspect, { from, to }, { versions, wording })}`),
  ]
}
