import { Paragraph, type ParagraphChild, SimpleField, TextRun } from 'docx'

import { xmlText } from '../safe-text.ts'
import { STYLE } from './word-styles.ts'

/** A paragraph in one of the styles. */
export function styled(
  text: string,
  style: string,
  { keepNext = false }: { readonly keepNext?: boolean } = {},
): Paragraph {
  return new Paragraph({ style, keepNext, children: [run(text)] })
}

export function run(text: string, bold = false): ParagraphChild {
  // Not bold is what the style says it is.
  return new TextRun({ text: xmlText(text), ...(bold ? { bold } : {}) })
}

/** "Tabell 3. …", numbered by a field: Word counts anew when tables or figures are added. */
export function wordCaption(label: string, number: number, caption: string): Paragraph {
  return new Paragraph({
    style: STYLE.caption,
    children: [
      run(`${label} `),
      new SimpleField(`SEQ ${label} \\* ARABIC`, String(number)),
      run(`. ${caption}`),
    ],
  })
}
