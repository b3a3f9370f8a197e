import { AlignmentType, type IPropertiesOptions, LevelFormat } from 'docx'

/** A4 in twentieths of a point, with margins of 25 mm. */
export const PAGE = { width: 11_906, height: 16_838, margin: 1417 } as const
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin

/** The ids of Word's own styles, which Word shows in its reader's language, and of the three that are ours. */
export const STYLE = {
  title: 'Title',
  body: 'BodyText',
  caption: 'Caption',
  lead: 'Svaret',
  note: 'Anmarkning',
  cell: 'Tabelltext',
} as const

/** Headings are numbered by Word: whoever adds a chapter need not count. */
export const HEADING_NUMBERS = 'rubriker'

const INK = '1A1A1A'
const FONT = 'Calibri'
const BLACK = { color: INK, font: FONT } as const

type WordStyles = Pick<IPropertiesOptions, 'styles' | 'numbering'>

/** How text looks, by style alone: whoever goes on writing has the same styles. Sizes in half points. */
export const WORD_STYLES: WordStyles = {
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
        id: STYLE.lead,
        name: 'Svaret först',
        basedOn: STYLE.body,
        quickFormat: true,
        run: { size: 28 },
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
    ],
  },
}
