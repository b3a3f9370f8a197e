import {
  type AskedQuestion,
  type Aspect,
  changedTranslations,
  choicesOf,
  limitsOf,
  scaleOf,
} from '../../surveys/diff/question-aspects.ts'
import type { PageChange, QuestionChange, SurveyDiff } from '../../surveys/diff/survey-diff.ts'
import type { Language } from '../../surveys/language.ts'
import { conditionsOf } from '../../surveys/logic/places.ts'
import type { Question } from '../../surveys/questions/question.ts'
import type { Survey } from '../../surveys/survey.ts'
import { conditionText } from './condition-text.ts'
import type { Wording } from './wording.ts'

/** What differs between two versions, under headings, in lines that are read from top to bottom. */
export interface DiffSection {
  readonly heading: string
  readonly lines: readonly string[]
}

interface Versions {
  readonly from: Survey
  readonly to: Survey
}

/** Says in words what differs, and for each question with a scale what a crosswalk may say of it. */
export function diffView(
  diff: SurveyDiff,
  versions: Versions,
  wording: Wording,
): readonly DiffSection[] {
  const { say } = wording
  const { added, removed, changed, unchanged } = diff
  const sections = [
    section('diff.survey', surveyLines(diff, versions, wording)),
    section(
      'diff.pages',
      diff.pages.map(change => pageLine(change, versions, wording)),
    ),
    section(
      'diff.added',
      added.map(asked => withRelation(asked.question, 'new', wording)),
    ),
    section(
      'diff.removed',
      removed.map(asked => withRelation(asked.question, 'removed', wording)),
    ),
    section(
      'diff.changed',
      changed.flatMap(change => changeLines(change, versions, wording)),
    ),
    section(
      'diff.unchanged',
      unchanged.map(({ question }) => withRelation(question, 'identical', wording)),
    ),
  ]
  return sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ key, lines }) => ({ heading: say(key), lines }))
}

function section(key: string, lines: readonly string[]) {
  return { key, lines }
}

function surveyLines(
  diff: SurveyDiff,
  { from, to }: Versions,
  wording: Wording,
): readonly string[] {
  const { say } = wording
  const { languages, indices } = diff
  const index = (kind: string) => (each: { readonly id: string; readonly title: { sv: string } }) =>
    say('diff.index', { kind, id: each.id, title: each.title.sv })
  return [
    ...diff.survey.map(aspect =>
      say(`diff.survey.${aspect}`, {
        from: aspect === 'headline' ? from.headline : from[aspect].sv,
        to: aspect === 'headline' ? to.headline : to[aspect].sv,
      }),
    ),
    ...languages.added.map(language => say('diff.language', { kind: 'added', ...named(language) })),
    ...languages.removed.map(language =>
      say('diff.language', { kind: 'removed', ...named(language) }),
    ),
    ...indices.added.map(index('added')),
    ...indices.removed.map(index('removed')),
    ...indices.changed.map(pair => index('changed')(pair.to)),
  ]
}

/** A language as the sentences choose by it: they take no hyphen. */
function named(language: Language) {
  return { language: language.replace('-', '') }
}

function pageLine(change: PageChange, { from, to }: Versions, wording: Wording): string {
  const { say } = wording
  if (change.kind !== 'changed') {
    return say('diff.page', { kind: change.kind, title: change.page.title.sv })
  }
  const { aspects } = change
  const told = aspects.map(aspect => {
    const before = change.from.visibleIf
    const after = change.to.visibleIf
    return say(`diff.page.${aspect}`, {
      from:
        aspect === 'condition'
          ? shownText(before === undefined ? [] : [before], from, wording)
          : change.from.title.sv,
      to:
        aspect === 'condition'
          ? shownText(after === undefined ? [] : [after], to, wording)
          : change.to.title.sv,
    })
  })
  return say('diff.page', { kind: 'changed', title: change.to.title.sv }) + ` ${told.join(' ')}`
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

interface Telling {
  readonly versions: Versions
  readonly wording: Wording
}

function aspectLine(
  aspect: Aspect,
  { from, to }: { readonly from: AskedQuestion; readonly to: AskedQuestion },
  telling: Telling,
): string {
  const { say } = telling.wording
  if (aspect === 'translations') {
    const languages = changedTranslations(from, to).map(language =>
      say('diff.languageName', named(language)),
    )
    return say('diff.aspect.translations', { languages: languages.join(', ') })
  }
  const { versions } = telling
  return say(`diff.aspect.${aspect}`, {
    from: aspectText(aspect, from, { ...telling, survey: versions.from }),
    to: aspectText(aspect, to, { ...telling, survey: versions.to }),
  })
}

function aspectText(
  aspect: Exclude<Aspect, 'translations'>,
  asked: AskedQuestion,
  { survey, wording }: Telling & { readonly survey: Survey },
): string {
  const { question, place, page } = asked
  switch (aspect) {
    case 'layout':
      return wording.say('diff.layout', { kind: place.kind })
    case 'page':
      return quoted(page.title.sv)
    case 'condition':
      return shownText(conditionsOf(place), survey, wording)
    case 'required':
      return wording.say('diff.required', { kind: question.required === true ? 'yes' : 'no' })
    default:
      return questionText(aspect, question)
  }
}

function questionText(
  aspect: 'label' | 'help' | 'dontKnow' | 'scale' | 'choices' | 'limits' | 'checks' | 'type',
  question: Question,
): string {
  switch (aspect) {
    case 'label':
      return quoted(question.label.sv)
    case 'help':
      return quoted(question.help?.sv)
    case 'dontKnow':
      return quoted('dontKnow' in question ? question.dontKnow?.sv : undefined)
    case 'scale':
      return scaleText(question)
    case 'choices':
      return listed(choicesOf(question).map(({ label }) => quoted(label)))
    case 'limits':
      return listed(
        Object.entries(limitsOf(question)).map(([name, value]) => `${name} ${String(value)}`),
      )
    case 'checks':
      return listed((question.checks ?? []).map(({ text }) => quoted(text.sv)))
    case 'type':
      return question.type
  }
}

const NOTHING = '–'

function quoted(text: string | undefined): string {
  return text === undefined ? NOTHING : `”${text}”`
}

function scaleText(question: Question): string {
  const scale = scaleOf(question)
  if (scale === null) return NOTHING
  return `${scale.min} ${quoted(scale.minLabel)} – ${scale.max} ${quoted(scale.maxLabel)}`
}

function listed(parts: readonly string[]): string {
  return parts.length === 0 ? NOTHING : parts.join(', ')
}

/** When something is shown: everything that must hold. */
function shownText(
  conditions: readonly Parameters<typeof conditionText>[0][],
  survey: Survey,
  wording: Wording,
): string {
  if (conditions.length === 0) return wording.say('diff.always')
  const condition = conditionText({ test: 'all', conditions }, survey, wording)
  return wording.say('diff.shownIf', { condition })
}
