import type { DrawnCode } from '../../documents/paper-form.ts'
import type { DrawnChart } from '../figure/drawn-chart.ts'
import type { StyleName } from './sheet.ts'

/** A line of text: `x` from the left edge of the sheet, `baseline` from the top of its strip. */
export interface Line {
  readonly text: string
  readonly style: StyleName
  readonly x: number
  readonly baseline: number
}

/** What is drawn and not read: it says nothing that the text does not. */
export type Shape =
  | {
      readonly kind: 'box' | 'circle' | 'frame'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }
  | {
      readonly kind: 'rule' | 'hairline' | 'band'
      readonly x: number
      readonly y: number
      readonly width: number
    }
  | {
      readonly kind: 'code'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly code: DrawnCode
    }
  | { readonly kind: 'logo'; readonly x: number; readonly y: number; readonly height: number }

/** What is drawn and says something: whoever does not see it is told in words. */
export interface Picture {
  readonly alt: string
  /** From the left edge of the sheet. */
  readonly x: number
  /** From the top of its strip, which is of no height where what comes next stands beside the picture. */
  readonly y: number
  readonly drawn: DrawnChart
  /** How many points one of its pixels is. */
  readonly scale: number
}

/** A piece of a strip that is read by itself: a cell of a table, or all there is. */
export interface Piece {
  readonly tag: 'TH' | 'TD' | 'Lbl' | 'LBody' | null
  readonly scope: 'Column' | 'Row' | null
  readonly lines: readonly Line[]
}

/** What strips belong to together, told apart by identity: a table, a list, a paragraph that is divided. */
export interface Group {
  readonly tag: 'Table' | 'L' | 'TOC' | 'P'
}

/** A heading that a table of contents leads to. */
export interface Entry {
  readonly level: 2 | 3
  readonly text: string
}

/** A part of a document from margin to margin that is never divided between pages; heights in points. */
export interface Strip {
  readonly tag: 'H1' | 'H2' | 'H3' | 'P' | 'Span' | 'TR' | 'LI' | 'TOCI' | 'Caption' | 'Figure'
  readonly group: Group | null
  /** Space above it, left out on top of a page. */
  readonly above: number
  readonly height: number
  readonly pieces: readonly Piece[]
  readonly shapes: readonly Shape[]
  /** As a BCP 47 tag; `null`: that of the document. */
  readonly language: string | null
  /** `null`: it has nothing but text. */
  readonly picture: Picture | null
  /** `null`: no table of contents leads here. */
  readonly entry: Entry | null
  /** It may not be the last on its page. */
  readonly keepsWithNext: boolean
  /** What is printed once more above it when it comes first on a page: the head of its table; `null`: nothing. */
  readonly repeats: Strip | null
}

/** A strip of plain text, which can be changed further. */
export function strip(
  lines: readonly Line[],
  { height, ...rest }: Partial<Strip> & Pick<Strip, 'height'>,
): Strip {
  return {
    tag: 'P',
    group: null,
    above: 0,
    height,
    pieces: [{ tag: null, scope: null, lines }],
    shapes: [],
    language: null,
    picture: null,
    entry: null,
    keepsWithNext: false,
    repeats: null,
    ...rest,
  }
}

/** Strips that stay on one page, the last of them free of what comes after. */
export function keptTogether(strips: readonly Strip[]): readonly Strip[] {
  return strips.map((each, index) => ({ ...each, keepsWithNext: index < strips.length - 1 }))
}
