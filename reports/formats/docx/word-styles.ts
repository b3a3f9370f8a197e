import { AlignmentType, type IPropertiesOptions, LevelFormat } from 'docx'

/** A4 in twentieths of a point, with margins of 25 mm. */
export const PAGE = { width: 11_906, height: 16_838, margin: 1417 } as const
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin

/** The ids of Word's own styles, which Word shows in its reader's language, and of the three that are ours. */
export const STYLE = {
  title: 'Title',
  body: 'BodyText',
  caption: 'Caption',
  list: 'ListBullet',
  numbered: 'ListNumber',
  table: 'TableGrid',
  lead: 'Svaret',
  note: 'Anmarkning',
  cell: 'Tabelltext',
} as const

/** Headings are numbered by Word: whoever adds a chapter need not count. */
export const HEADING_NUMBERS = 'rubriker'
const LIST_DOTS = 'punkter'

/** Word's own table style, with lines between the rows alone. The library has no words for a style of tables. */
const TABLE_STYLES = [
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
  `<w:style w:type="table" w:styleId="${STYLE.table}"><w:name w:val="Table Grid"/>`,
  '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>',
  ...['top', 'bottom', 'insideH'].map(
    side => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>`,
  ),
  '</w:tblBorders></w:tblPr></w:style></w:styles>',
].join('')

const INK = '1A1A1A'
const FONT = 'Calibri'
const BLACK = { color: INK, font: FONT } as const

type WordStyles = Pick<IPropertiesOptions, 'styles' | 'externalStyles' | 'numbering'>

/** How text looks, by style alone: whoever goes on writing has the same styles. Sizes in half points. */
export const WORD_STYLES: WordStyles = {
  externalStyles: TABLE_STYLES,
  styles: {
    default: {
      document: { run: { ...BLACK, size: 22, language: { value: 'sv-SE' } } },
      title: {
        run: { ...BLACK, size: 48, bold: true },
        paragraph: { spacing: { before: 480, after: 240 } },
      },
      heading1: {
        run: { ...BLACK, size: 32, bold: true },
        paragraph: { spacing: { before: 480, after: 120 }, keepNext: true },
      },
      heading2: {
        run: { ...BLACK, size: 26, bold: true },
        paragraph: { spacing: { before: 320, after: 80 }, keepNext: true },
      },
      caption: {
        run: { ...BLACK, size: 20, bold: true },
        paragraph: { spacing: { before: 240, after: 80 }, keepNext: true, keepLines: true },
      },
    },
    paragraphStyles: [
      {
        id: STYLE.body,
        name: 'Body Text',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { spacing: { after: 140, line: 276 } },
      },
      {
        id: STYLE.list,
        name: 'List Bullet',
        basedOn: STYLE.body,
        quickFormat: true,
        paragraph: { spacing: { after: 80 }, numbering: { reference: LIST_DOTS, level: 0 } },
      },
      {
        id: STYLE.numbered,
        name: 'List Number',
        basedOn: STYLE.body,
        quickFormat: true,
        paragraph: { spacing: { after: 80 }, indent: { left: 567, hanging: 567 } },
      },
      {
        id: STYLE.lead,
        name: 'Svaret först',
        basedOn: STYLE.body,
        quickFormat: true,
        run: { size: 28 },
        paragraph: { keepNext: true },
      },
      {
        id: STYLE.note,
        name: 'Anmärkning',
        basedOn: STYLE.body,
        quickFormat: true,
        run: { size: 19, color: '545454' },
      },
      {
        id: STYLE.cell,
        name: 'Tabelltext',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: 19 },
        paragraph: { spacing: { before: 20, after: 20 } },
      },
    ],
  },
  numbering: {
    config: [
      {
        reference: HEADING_NUMBERS,
        levels: ['%1', '%1.%2'].map((text, level) => ({
          level,
          text,
          format: LevelFormat.DECIMAL,
          alignment: AlignmentType.START,
          style: { paragraph: { indent: { left: 567, hanging: 567 } } },
        })),
      },
      {
        reference: LIST_DOTS,
        levels: [
          {
            level: 0,
            text: '•',
            format: LevelFormat.BULLET,
            alignment: AlignmentType.START,
            style: { paragraph: { indent: { left: 454, hanging: 284 } } },
          },
        ],
      },
    ],
  },
}
