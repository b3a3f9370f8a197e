import { hasControlCharacter } from '../control-characters.ts'
import { type Code, isSameName, NONE_WORD } from './code.ts'

/** A code as somebody typed it. */
export type TypedCode = Omit<Code, 'id'>

/** Something in it that cannot be as it is. */
export interface CodeFault {
  readonly field: keyof TypedCode
  readonly code: 'noName' | 'nameTaken' | 'tooLong' | 'manyLines'
}

const LONGEST_CODE_NAME = 80
const LONGEST_CODE_TEXT = 1000

/** What is wrong with a code, beside the others of its frame. */
export function codeFaults(
  { name, definition, use }: TypedCode,
  others: readonly Code[],
): readonly CodeFault[] {
  const isTaken = [NONE_WORD, ...others.map(other => other.name)].some(each =>
    isSameName(each, name),
  )
  const isInLines = name.includes('\n') || hasControlCharacter(name)
  return [
    ...found(name === '', 'name', 'noName'),
    ...found(isTaken, 'name', 'nameTaken'),
    ...found(name.length > LONGEST_CODE_NAME, 'name', 'tooLong'),
    ...found(isInLines, 'name', 'manyLines'),
    ...found(definition.length > LONGEST_CODE_TEXT, 'definition', 'tooLong'),
    ...found(use.length > LONGEST_CODE_TEXT, 'use', 'tooLong'),
  ]
}

function found(
  isFault: boolean,
  field: CodeFault['field'],
  code: CodeFault['code'],
): readonly CodeFault[] {
  return isFault ? [{ field, code }] : []
}
