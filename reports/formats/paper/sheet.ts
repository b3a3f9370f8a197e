/** Measures of a sheet in points (1/72 inch) from its upper left corner: A4 with margins of 25 mm. */
export const SHEET = { width: 595.28, height: 841.89 } as const
export const LEFT = 71
export const TOP = 64
export const WIDTH = SHEET.width - 2 * LEFT
/** Room for what is laid out; what stands on every page is outside it. */
export const HEIGHT = SHEET.height - TOP - 64
/** Questions and their answers stand to the right of the questions' numbers. */
const INDENT = 24
export const ANSWER = { x: LEFT + INDENT, width: WIDTH - INDENT } as const

/** How text looks: its font, its size and the distance between its lines, in points. */
export interface TextStyle {
  readonly font: 'regular' | 'bold'
  readonly size: number
  readonly leading: number
  readonly colour: string
}

const INK = '#1a1a1a'
/** 7:1 against white: it is read on a copy of a copy. */
const GREY = '#545454'

export const STYLES = {
  title: { font: 'bold', size: 22, leading: 27, colour: INK },
  heading: { font: 'bold', size: 15, leading: 20, colour: INK },
  subheading: { font: 'bold', size: 12, leading: 16, colour: INK },
  lead: { font: 'regular', size: 12, leading: 16.5, colour: INK },
  body: { font: 'regular', size: 11, leading: 15, colour: INK },
  strong: { font: 'bold', size: 11, leading: 15, colour: INK },
  small: { font: 'regular', size: 9.5, leading: 13, colour: GREY },
  /** In a table, and beside a chart. */
  cell: { font: 'regular', size: 9.5, leading: 12.5, colour: INK },
  smallStrong: { font: 'bold', size: 9.5, leading: 13, colour: INK },
  /** On a sheet that is to hold all of a document. */
  sheetTitle: { font: 'bold', size: 15, leading: 19, colour: INK },
  sheetHeading: { font: 'bold', size: 11, leading: 14.5, colour: INK },
  brief: { font: 'regular', size: 10, leading: 13, colour: INK },
  finePrint: { font: 'regular', size: 9, leading: 11.5, colour: GREY },
  /** In a box that is to be ticked: seen, and out of the way. */
  step: { font: 'regular', size: 9.5, leading: 13, colour: GREY },
} as const satisfies Readonly<Record<string, TextStyle>>
export type StyleName = keyof typeof STYLES
