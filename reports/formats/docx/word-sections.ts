import { BookmarkEnd, BookmarkStart, type FileChild, HeadingLevel, Paragraph, TextRun } from 'docx'

import type { Language } from '../../../surveys/language.ts'
import type { Definition, Fact, ListSection } from '../../documents/document.ts'
import type { FiledSection } from '../../documents/filed-document.ts'
import { labelledItems } from '../list-items.ts'
import { xmlText } from '../safe-text.ts'
import { wordFigure } from './word-figure.ts'
import { HEADING_NUMBERS, STYLE } from './word-styles.ts'
import { run, styled } from './word-text.ts'
import type { WordTools } from './word-tools.ts'
import { wordTable } from './word-table.ts'

/** A section as paragraphs and tables in Word's own styles. @param keepNext It may not be the last on its page. */
export function wordSection(
  section: FiledSection,
  tools: WordTools,
  keepNext: boolean,
): readonly FileChild[] {
  switch (section.kind) {
    case 'heading':
      return [wordHeading(section)]
    case 'lead':
      return [styled(section.text, STYLE.lead, { language: section.language })]
    case 'prose':
      return [styled(section.text, STYLE.body, { language: section.language, keepNext })]
    case 'note':
      return [styled(section.text, STYLE.note, { language: section.language })]
    case 'list':
      return listParagraphs(section)
    case 'facts':
      return section.facts.map(fact => factParagraph(fact, section.language))
    case 'definitions':
      return section.definitions.flatMap(definitionParagraphs)
    case 'table':
      return wordTable(section, tools)
    case 'figure':
      return wordFigure(section, tools)
  }
}

/** Word makes the dots; numbers that others refer to are text. */
function listParagraphs(list: ListSection): readonly Paragraph[] {
  const { items, isNumbered, language } = list
  if (isNumbered !== true) return items.map(text => styled(text, STYLE.list, { language }))
  return labelledItems(list, '').map(({ label, text }) =>
    styled(`${label}\t${text}`, STYLE.numbered, { language }),
  )
}

type NumberedHeading = Extract<FiledSection, { kind: 'heading' }>

/** The name that the table of contents leads to: `rubrik_3_2`. */
export function bookmarkOf({ number }: NumberedHeading): string {
  return `rubrik_${number.replace('.', '_')}`
}

function wordHeading(heading: NumberedHeading): Paragraph {
  const { level, text } = heading
  const id = bookmarkId(heading)
  const paragraph = new Paragraph({
    heading: level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    numbering: { reference: HEADING_NUMBERS, level: level - 2 },
  })
  paragraph.addChildElement(new BookmarkStart(bookmarkOf(heading), id))
  paragraph.addChildElement(new TextRun(xmlText(text)))
  paragraph.addChildElement(new BookmarkEnd(id))
  return paragraph
}

/** Unique in a document; those of the library go on counting from one document to the next. */
function bookmarkId({ number }: NumberedHeading): number {
  const [chapter = 0, part = 0] = number.split('.').map(Number)
  return chapter * 1000 + part
}

export function factParagraph({ term, value }: Fact, language?: Language): Paragraph {
  return new Paragraph({
    style: STYLE.body,
    children: [run(`${term}: `, { bold: true, language }), run(value, { language })],
  })
}

function definitionParagraphs({ term, text, formula }: Definition): readonly Paragraph[] {
  return [
    new Paragraph({ style: STYLE.body, children: [run(`${term}. `, { bold: true }), run(text)] }),
    styled(formula, STYLE.note),
  ]
}
