import { withoutControlCharacters } from '../control-characters.ts'
import type { MailKind } from './mail-text.ts'

/** What can stand between braces in a text: `{förening}`. Nothing else is replaced. */
export const PLACEHOLDERS = [
  'förening',
  'länk',
  'sista dag',
  'avsändare',
  'telefon',
  'e-post',
  'kommun',
  'webbplats',
  'avanmälan',
  'åtgärder',
] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

/** What can stand in a mail of a kind: only that of the result tells what the municipality will do. */
export function placeholdersIn(kind: MailKind): readonly Placeholder[] {
  return PLACEHOLDERS.filter(name => name !== PLANS || kind === 'result')
}

/** What the municipality will do: the one value that may have several lines. */
export const PLANS = 'åtgärder' satisfies Placeholder

/** Whether a text tells what the municipality will do. */
export function tellsPlans(body: string): boolean {
  return body.split('\n').flatMap(namesIn).includes(PLANS)
}

/** What each placeholder stands for in the mail to one association. */
export type PlaceholderValues = Readonly<Record<Placeholder, string>>

/** Those that hold an address of a page. */
const ADDRESSES: readonly Placeholder[] = ['länk', 'webbplats', 'avanmälan']

/** A part of a filled text; `isAddress`: the whole of it is what one follows. */
export interface Piece {
  readonly text: string
  readonly isAddress: boolean
}

/** Doubled braces are braces and nothing else, as in any text about something else. */
const TOKEN = /\{\{|\}\}|\{([^{}\r\n]*)\}/gu

function isPlaceholder(name: string): name is Placeholder {
  return PLACEHOLDERS.some(placeholder => placeholder === name)
}

/** Every name that stands between single braces in a line, known or not, in order. */
export function namesIn(line: string): readonly string[] {
  return [...line.matchAll(TOKEN)].flatMap(([, name]) => (name === undefined ? [] : [name.trim()]))
}

/** Whether a single brace is left that nothing closes or opens. */
export function hasLooseBrace(line: string): boolean {
  return /[{}]/.test(line.replace(TOKEN, ''))
}

/**
 * Fills in a text once: what a value holds is never looked through again, and a name that is not known
 * stays as it was written.
 */
export function fillIn(text: string, values: PlaceholderValues): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(TOKEN)) {
    const name = match[1]?.trim() ?? ''
    if (!isPlaceholder(name)) continue
    pieces.push({ text: text.slice(from, match.index), isAddress: false })
    const value = name === PLANS ? inParagraphs(values[name]) : onOneLine(values[name])
    pieces.push({ text: value, isAddress: isAddress(name, values) })
    from = match.index + match[0].length
  }
  pieces.push({ text: text.slice(from), isAddress: false })
  return pieces.filter(piece => piece.text !== '')
}

function isAddress(name: Placeholder, values: PlaceholderValues): boolean {
  return ADDRESSES.includes(name) && /^https?:\/\//.test(values[name])
}

/** A text of several lines, without what is neither text nor the end of a line. */
function inParagraphs(text: string): string {
  return text.replaceAll('\r\n', '\n').split('\n').map(onOneLine).join('\n').trim()
}

/** A text without what could end its line: as it may stand in the head of a mail. */
export function onOneLine(text: string): string {
  return withoutControlCharacters(text.replace(/[\s\u2028\u2029]+/gu, ' ')).trim()
}
