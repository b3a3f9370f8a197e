import {
  Document,
  type FileChild,
  Footer,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'

import type { Say } from '../../documents/document.ts'
import {
  type FiledDocument,
  type FiledLogo,
  type FiledSection,
  filedSections,
  leadsOn,
} from '../../documents/filed-document.ts'
import { CORE_PROPERTIES, coreProperties } from '../core-properties.ts'
import { withOneTime } from '../dated-zip.ts'
import { STYLES } from '../paper/sheet.ts'
import { createTypesetter, type Typesetter } from '../paper/typesetter.ts'
import { xmlText } from '../safe-text.ts'
import { bookmarkOf, factParagraph, wordSection } from './word-sections.ts'
import { PAGE, STYLE, TEXT_WIDTH, WORD_STYLES } from './word-styles.ts'
import { run, styled } from './word-text.ts'
import type { WordTools } from './word-tools.ts'

/**
 * A document that can be written on in Word (DOCX): headings, captions and tables are Word's own. The same document
 * gives the same bytes.
 */
export async function writeDocx(
  file: FiledDocument,
  { say, lettering, writePng }: Omit<WordTools, 'marks' | 'typesetter'>,
): Promise<Uint8Array> {
  const { document } = file
  const tools = {
    say,
    lettering,
    typesetter: typesetterOf(lettering),
    writePng,
    marks: file.marks,
  }
  const word = new Document({
    ...WORD_STYLES,
    title: xmlText(document.title),
    creator: xmlText(file.municipality),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.margin,
              bottom: PAGE.margin,
              left: PAGE.margin,
              right: PAGE.margin,
            },
          },
        },
        headers: { default: pageHead(file), first: new Header({ children: [new Paragraph({})] }) },
        footers: { default: pageFoot(file, say), first: pageFoot(file, say) },
        children: content(file, tools),
      },
    ],
  })
  const about = { title: document.title, creator: file.municipality, writtenAt: file.writtenAt }
  const core = { path: CORE_PROPERTIES, data: coreProperties(about) }
  return withOneTime(await Packer.toBuffer(word, undefined, [core]))
}

/** Measures in points. */
function typesetterOf({ widthOf }: WordTools['lettering']): Typesetter {
  return createTypesetter((text, style) => {
    const { font, size } = STYLES[style]
    return widthOf(text, { weight: font, size })
  })
}

/** A document of so few headings is looked through without a table of contents. */
const FEW_HEADINGS = 8

/** What has room on one sheet has its answer first, and what the file is last. */
function content(file: FiledDocument, tools: WordTools): FileChild[] {
  const { document, about } = file
  const sections = filedSections(document.sections)
  const told = sections.flatMap((section, at) =>
    wordSection(section, tools, leadsOn(section, sections[at + 1])),
  )
  const facts = about.map(fact => factParagraph(fact))
  if (document.onOneSheet === true) return [...front(file), ...told, ...facts]
  const headings = sections.filter(({ kind }) => kind === 'heading').length
  const list = headings <= FEW_HEADINGS ? [] : contents(sections, tools.say)
  return [...front(file), ...facts, ...list, ...told]
}

function front({ document, label, municipality, logo, marks }: FiledDocument): FileChild[] {
  return [
    ...(logo === null ? [] : [new Paragraph({ children: [picture(logo, municipality)] })]),
    styled(municipality, STYLE.body),
    ...(label === null ? [] : [styled(label, STYLE.lead)]),
    styled(document.title, STYLE.title),
    ...marks.map(
      mark => new Paragraph({ style: STYLE.lead, children: [run(mark, { bold: true })] }),
    ),
  ]
}

function picture({ bytes, kind, width, height }: FiledLogo, municipality: string): ImageRun {
  const name = xmlText(municipality)
  return new ImageRun({
    type: kind === 'png' ? 'png' : 'jpg',
    data: bytes,
    transformation: { width, height },
    altText: { name, title: name, description: name },
  })
}

/** Page numbers are put in by whoever updates the field: to find them takes half a minute of layout. */
function contents(sections: readonly FiledSection[], say: Say): FileChild[] {
  const title = say('file.contents')
  const entries = sections.flatMap(section =>
    section.kind === 'heading'
      ? {
          title: xmlText(`${section.number} ${section.text}`),
          level: section.level - 1,
          href: bookmarkOf(section),
        }
      : [],
  )
  return [
    new Paragraph({
      style: STYLE.lead,
      pageBreakBefore: true,
      children: [run(title, { bold: true })],
    }),
    new TableOfContents(title, {
      hyperlink: true,
      headingStyleRange: '1-2',
      beginDirty: false,
      cachedEntries: entries,
    }),
    new Paragraph({ pageBreakBefore: true }),
  ]
}

const AT_RIGHT = [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }]

/** Whose it is, and which: on every page but the first, which says more. */
function pageHead({ municipality, registryNumber }: FiledDocument): Header {
  const text = `${municipality}\t${registryNumber ?? ''}`
  return new Header({
    children: [new Paragraph({ style: STYLE.note, tabStops: AT_RIGHT, children: [run(text)] })],
  })
}

function pageFoot({ marks }: FiledDocument, say: Say): Footer {
  const [before = '', between = '', after = ''] = say('paper.page', {
    page: FIELD,
    count: FIELD,
  }).split(FIELD)
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.note,
        tabStops: AT_RIGHT,
        children: [
          run(`${marks.join(' · ')}\t`, { bold: true }),
          new TextRun({
            children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
          }),
        ],
      }),
    ],
  })
}

/** Where Word counts for itself. */
const FIELD = '\u0000'
