import { textIn } from '../../../surveys/language.ts'
import type { DateQuestion } from '../../../surveys/questions/date.ts'
import type { LongTextQuestion } from '../../../surveys/questions/long-text.ts'
import { type NumberQuestion, writeNumber } from '../../../surveys/questions/number.ts'
import type { ShortTextQuestion } from '../../../surveys/questions/short-text.ts'
import { DONT_KNOW } from '../../../surveys/response.ts'
import type { Wording } from '../wording.ts'
import { dontKnowOption, fieldOf, type FormContent, withNotice } from './field.ts'

/** What is typed in one line: a number, a day or a few words. */
export function lineView(
  question: NumberQuestion | DateQuestion | ShortTextQuestion,
  content: FormContent,
  wording: Wording,
) {
  const field = withNotice(fieldOf(question, content, wording), lineNotice(question, wording))
  const entered = content.entered.get(question.id) ?? []
  const dontKnow = dontKnowOption(question.type === 'shortText' ? {} : question, field, {
    entered,
    ...wording,
  })
  const unit = unitOf(question, wording)
  return {
    ...field,
    describedBy: `${field.describedBy}${unit === null ? '' : ` ${field.id}-enhet`}`.trim(),
    kind: question.type,
    input: `${field.id}-1`,
    answerLabel: wording.say('question.answer'),
    value: entered.find(text => text !== DONT_KNOW || dontKnow === null) ?? '',
    ...inputOf(question),
    unit,
    dontKnow,
  }
}

/** Free text in several lines. */
export function textView(question: LongTextQuestion, content: FormContent, wording: Wording) {
  const { say } = wording
  return {
    ...withNotice(fieldOf(question, content, wording), say('question.freeText')),
    most: say('question.most', { max: question.maxLength }),
    value: content.entered.get(question.id)?.[0] ?? '',
  }
}

/** A number is typed in a text field: a number field hides what it cannot read, and loses it. */
function inputOf(question: NumberQuestion | DateQuestion | ShortTextQuestion) {
  switch (question.type) {
    case 'date':
      return { type: 'date', mode: null, min: question.min ?? null, max: question.max ?? null }
    case 'shortText':
      return { type: 'text', mode: null, min: null, max: null }
    case 'number':
      return { type: 'text', mode: keyboardFor(question), min: null, max: null }
  }
}

/** Which keyboard a phone shows: those for numbers have no minus sign. */
function keyboardFor({ min = -1, decimals = 0 }: NumberQuestion): string {
  if (min < 0) return 'text'
  return decimals === 0 ? 'numeric' : 'decimal'
}

function unitOf(
  question: NumberQuestion | DateQuestion | ShortTextQuestion,
  { language }: Wording,
): string | null {
  const unit = question.type === 'number' ? question.unit : undefined
  return unit === undefined ? null : textIn(unit, language)
}

/** What can be typed, where that is not plain from the question. */
export function lineNotice(
  question: NumberQuestion | DateQuestion | ShortTextQuestion,
  { say }: Wording,
): string | null {
  if (question.type === 'shortText') return say('question.freeText')
  const { type, min, max } = question
  const kind = limitKind(min, max)
  const told = (limit: string | number | undefined) =>
    typeof limit === 'number' ? writeNumber(limit) : (limit ?? '')
  if (kind === 'none') return type === 'date' ? say('question.dayForm') : null
  return say(`question.${type}s`, {
    kind,
    min: told(min),
    max: told(max),
  })
}

function limitKind(min: unknown, max: unknown): 'none' | 'least' | 'most' | 'both' {
  if (min === undefined) return max === undefined ? 'none' : 'most'
  return max === undefined ? 'least' : 'both'
}
