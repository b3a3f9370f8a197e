import { withoutControlCharacters } from '../control-characters.ts'
import { answered, BLANK, issue, type Reading } from './question-type.ts'

/** Free text (fritextsvar). Kept as typed, but for white space around it, control characters and the kind of line break. */
export function readText(entered: readonly string[], maxLength: number): Reading {
  if (entered.length > 1) return issue('severalValues')
  const text = withoutControlCharacters((entered[0] ?? '').replaceAll('\r\n', '\n')).trim()
  if (text === '') return BLANK
  const length = [...text].length
  return length <= maxLength ? answered(text) : issue('tooLong', { length, max: maxLength })
}
