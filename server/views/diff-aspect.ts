import {
  type AskedQuestion,
  type Aspect,
  changedTranslations,
  choicesOf,
  limitsOf,
  scaleOf,
} from '../../surveys/diff/question-aspects.ts'
import { languageWord } from '../../surveys/language.ts'
import type { Condition } from '../../surveys/logic/condition.ts'
import { conditionsOf } from '../../surveys/logic/places.ts'
import type { Question } from '../../surveys/questions/question.ts'
import type { Survey } from '../../surveys/survey.ts'
import { conditionText } from './condition-text.ts'
import type { Wording } from './wording.ts'

/** The two versions that are compared. */
export interface Versions {
  readonly from: Survey
  readonly to: Survey
}

interface Telling {
  readonly versions: Versions
  readonly wording: Wording
}

/** In what one aspect of a question differs: what it was, and what it is. */
export function aspectLine(
  aspect: Aspect,
  { from, to }: { readonly from: AskedQuestion; readonly to: AskedQuestion },
  telling: Telling,
): string {
  const { say } = telling.wording
  if (aspect === 'translations') {
    const languages = changedTranslations(from, to).map(language =>
      say('language.name', { language: languageWord(language) }),
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
    case 'heading':
      return quoted(asked.heading ?? undefined)
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
export function shownText(
  conditions: readonly Condition[],
  survey: Survey,
  wording: Wording,
): string {
  if (conditions.length === 0) return wording.say('diff.always')
  const condition = conditionText({ test: 'all', conditions }, survey, wording)
  return wording.say('diff.shownIf', { condition })
}
