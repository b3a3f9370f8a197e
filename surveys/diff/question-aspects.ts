import { type Language, LANGUAGES } from '../language.ts'
import { conditionsOf, type Place } from '../logic/places.ts'
import type { Question } from '../questions/question.ts'
import type { LocalizedText } from '../schema/text.ts'
import type { Page } from '../survey.ts'

/** A question where it is asked. */
export interface AskedQuestion {
  readonly question: Question
  readonly place: Place
  readonly page: Page
  /** In Swedish, what stands over it where it is a row of a matrix; `null`: it stands for itself. */
  readonly heading: string | null
}

/** What can differ between two versions of a question, in the order in which it is told. */
export const ASPECTS = [
  'type',
  'label',
  'help',
  'heading',
  'scale',
  'dontKnow',
  'choices',
  'limits',
  'layout',
  'page',
  'condition',
  'required',
  'checks',
  'translations',
] as const
export type Aspect = (typeof ASPECTS)[number]

/** Which aspects of a question are not the same in another version. */
export function changedAspects(from: AskedQuestion, to: AskedQuestion): readonly Aspect[] {
  return ASPECTS.filter(aspect => {
    // Where it was no row, or is none, the layout says so.
    if (aspect === 'heading' && (from.heading === null || to.heading === null)) return false
    if (aspect === 'translations') return changedTranslations(from, to).length > 0
    return !isSame(valueOf(aspect, from), valueOf(aspect, to))
  })
}

/** Languages that both versions have, in which a text is another though it is the same in Swedish. */
export function changedTranslations(
  { question: from }: AskedQuestion,
  { question: to }: AskedQuestion,
): readonly Language[] {
  const later = textsOf(to)
  const same = textsOf(from).flatMap((text, index) => {
    const other = later[index]
    return other === undefined || other.sv !== text.sv ? [] : [[text, other] as const]
  })
  return LANGUAGES.filter(language =>
    same.some(
      ([text, other]) =>
        text[language] !== undefined &&
        other[language] !== undefined &&
        text[language] !== other[language],
    ),
  )
}

function valueOf(
  aspect: Exclude<Aspect, 'translations'>,
  { question, place, page, heading }: AskedQuestion,
): unknown {
  switch (aspect) {
    case 'label':
    case 'help':
    case 'dontKnow':
      return textOf(question, aspect)
    case 'scale':
      return scaleOf(question)
    case 'choices':
      return choicesOf(question)
    case 'limits':
      return limitsOf(question)
    case 'heading':
      return heading
    case 'layout':
      return place.kind
    case 'page':
      return page.id
    case 'condition':
      return conditionsOf(place)
    case 'type':
    case 'required':
    case 'checks':
      return (question as Readonly<Record<string, unknown>>)[aspect] ?? null
  }
}

function textOf(question: Question, name: 'label' | 'help' | 'dontKnow'): string | null {
  const texts = question as Readonly<Partial<Record<typeof name, LocalizedText>>>
  return texts[name]?.sv ?? null
}

/** The steps of a question's scale and what the ends mean, in Swedish; `null`: it has none. */
export function scaleOf(question: Question) {
  if (question.type !== 'scale') return null
  const { min, max, minLabel, maxLabel } = question.scale
  return { min, max, minLabel: minLabel.sv, maxLabel: maxLabel.sv }
}

/** The alternatives of a question in Swedish; none where it has no fixed answers. */
export function choicesOf(
  question: Question,
): readonly { readonly code: string; readonly label: string; readonly isAlone: boolean }[] {
  if (!('choices' in question)) return []
  return question.choices.map(choice => ({
    code: choice.code,
    label: choice.label.sv,
    isAlone: 'exclusive' in choice && choice.exclusive,
  }))
}

const LIMITS = ['min', 'max', 'decimals', 'minChoices', 'maxChoices', 'maxLength'] as const

/** What a question takes no more or less of, by the name of the property. */
export function limitsOf(question: Question): Readonly<Record<string, unknown>> {
  const all = question as Readonly<Record<string, unknown>>
  const values: readonly (readonly [string, unknown])[] = [
    ...LIMITS.map(name => [name, all[name]] as const),
    ['unit', 'unit' in question ? question.unit?.sv : undefined],
  ]
  return Object.fromEntries<unknown>(values.filter(([, value]) => value !== undefined))
}

/** Every text of a question, in an order that is the same for questions of the same kind. */
function textsOf(question: Question): readonly LocalizedText[] {
  const { label, help } = question
  return [
    label,
    ...(help === undefined ? [] : [help]),
    ...(question.type === 'scale' ? [question.scale.minLabel, question.scale.maxLabel] : []),
    ...('choices' in question ? question.choices.map(choice => choice.label) : []),
    ...('dontKnow' in question && question.dontKnow !== undefined ? [question.dontKnow] : []),
  ]
}

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
