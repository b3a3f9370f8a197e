import { Paragraph, type ParagraphChild, SimpleField, TextRun } from 'docx'

import type { Language } from '../../../surveys/language.ts'
import { xmlText } from '../safe-text.ts'
import { STYLE } from './word-styles.ts'

/** What Word checks the spelling of a text by, and reads it aloud in. */
const WORD_LANGUAGES: Readonly<Record<Language, string>> = {
  sv: 'sv-SE',
  'sv-simple': 'sv-SE',
  fi: 'fi-FI',
  en: 'en-GB',
}

/** How a text differs from what its style says; left out: in nothing. */
interface Words {
  readonly bold?: boolean
  readonly language?: Language | undefined
}

/** A paragraph in one of the styles. */
export function styled(
  text: string,
  style: string,
  { keepNext = false, ...words }: Words & { readonly keepNext?: boolean } = {},
): Paragraph {
  return new Paragraph({ style, keepNext, children: [run(text, words)] })
}

export function run(text: string, { bold = false, language }: Words = {}): ParagraphChild {
  return new TextRun({
    text: xmlText(text),
    // Not bold is what the style says it is.
    ...(bold ? { bold } : {}),
    ...(language === undefined ? {} : { language: { value: WORD_LANGUAGES[language] } }),
  })
}

/** What is counted in a document, and which of them it is. */
export interface Counted {
  readonly label: string
  readonly number: number
  /** It has the number of the one before it: it goes on with it. */
  readonly isSame?: boolean
}

/** "Tabell 3. …", numbered by a field: Word counts anew when tables or figures are added. */
export function wordCaption(
  { label, number, isSame = false }: Counted,
  caption: string,
): Paragraph {
  const field = `SEQ ${label} ${isSame ? '\\c ' : ''}\\* ARABIC`
  return new Paragraph({
    style: STYLE.caption,
    children: [run(`${label} `), new SimpleField(field, String(number)), run(`. ${caption}`)],
  })
}
